"""The engine and its packages, tampered with: the third table of docs/trust/tampering.md."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.trust.tables import ROOT, table

ROWS = table("The engine, its packages, the machine")


@pytest.mark.parametrize("name", ROWS)
def test_a_row_names_a_test_that_is_there_or_says_why_nothing_catches_it(name: str) -> None:
    caught, where = ROWS[name]
    tests = re.findall(r"`(tests/[^`]+)`", where)
    assert bool(tests) != caught.startswith("**not caught**")
    assert all((ROOT / each).exists() for each in tests)


def install(folder: Path, sha256: str) -> subprocess.CompletedProcess[str]:
    """Install the package in a folder as tools/environment.sh does, where nothing else is."""
    wanted = folder / "requirements.txt"
    wanted.write_text(f"made-up==1.0 --hash=sha256:{sha256}\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--no-index",
        "--no-input",
    ]
    given = ["--disable-pip-version-check", "--find-links", str(folder), "--target"]
    return subprocess.run(
        [*command, *given, str(folder / "installed"), "--requirement", str(wanted)],
        capture_output=True,
        text=True,
        check=False,
        env={"PIP_CONFIG_FILE": "/dev/null", "HOME": str(folder)},
    )


def wheel(folder: Path, code: str) -> str:
    """Make a package, and say its SHA-256."""
    file = folder / "made_up-1.0-py3-none-any.whl"
    about = "made_up-1.0.dist-info"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("made_up.py", code)
        packed.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: made-up\nVersion: 1.0\n")
        packed.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        packed.writestr(f"{about}/RECORD", "")
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_package_with_one_changed_byte_is_not_installed(tmp_path: Path) -> None:
    due = wheel(tmp_path, "answer = 1\n")
    assert install(tmp_path, due).returncode == 0
    wheel(tmp_path, "answer = 2\n")
    refused = install(tmp_path, due)
    assert refused.returncode != 0
    assert "DO NOT MATCH THE HASHES" in refused.stderr.upper()
