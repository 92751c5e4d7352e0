"""The locks: everything pinned and hashed, and no word about where to get it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "name",
    [
        "requirements.txt",
        "requirements-dev.txt",
        "bench/requirements.txt",
        "trust/requirements.txt",
    ],
)
def test_python_packages_are_pinned_and_hashed_and_name_no_host(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    lines = re.sub(r" \\\n", " ", text).splitlines()
    packages = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert len(packages) > 10
    assert all("==" in line and "--hash=sha256:" in line for line in packages)
    assert "://" not in text


@pytest.mark.parametrize("folder", ["tools/web", "bench"])
def test_npm_packages_are_pinned_and_hashed_and_name_no_host(folder: str) -> None:
    text = (ROOT / folder / "package-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]
    [root, *installed] = packages.values()
    wanted = json.loads((ROOT / folder / "package.json").read_text("utf-8"))["dependencies"]
    assert root["dependencies"] == wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert installed
    assert all(each["integrity"].startswith("sha512-") for each in installed)
    assert not any("resolved" in each or "hasInstallScript" in each for each in installed)
    assert "://" not in text
