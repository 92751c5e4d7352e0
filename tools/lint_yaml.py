"""Judge the form of the YAML files by yamllint, the front matter of the sources included.

Run: python tools/lint_yaml.py [--changed | FILE …]. Without files it takes all of them; with
--changed those that are not as in git's last commit. Exit codes: 0 all is well; 1 something is not;
2 yamllint is not installed (make hooks, or make test, installs it).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
PATTERNS = ("data/**/*.yaml", "content/sources/*.md", "templates/strings/*.yaml", "*.yml")
YAMLLINT = Path(sys.executable).with_name("yamllint")


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong, as `path:line:column: [level] what (rule)`, and return the exit code."""
    if not YAMLLINT.is_file():
        print("yamllint is not installed: run make hooks", file=sys.stderr)
        return 2
    known = [path for each in PATTERNS for path in sorted(ROOT.glob(each))]
    if list(arguments) == ["--changed"]:
        files = _changed(known)
    else:
        files = [Path(each) for each in arguments] or known
    if not files:
        return 0
    with TemporaryDirectory(prefix="microsite-") as folder:
        # Each goes there under its number: one run of yamllint takes far less time than many.
        copies = {str(_copy(path, Path(folder, str(n)))): path for n, path in enumerate(files)}
        said = _lint(copies)
    for copy, path in copies.items():
        said = said.replace(f"{copy}:", f"{path}:")
    print(said.replace(f"{ROOT}/", ""), end="")
    return int(bool(said))


def _changed(files: list[Path]) -> list[Path]:
    """Leave out what is as in the last commit; nothing, where there is no git to say so."""
    listed: set[Path] = set()
    for words in (["diff", "--name-only", "HEAD"], ["ls-files", "--others", "--exclude-standard"]):
        try:
            done = subprocess.run(
                ["git", *words, "--", "."], cwd=ROOT, capture_output=True, text=True, check=True
            )
        except (OSError, subprocess.CalledProcessError):
            return files
        listed |= {ROOT / name for name in done.stdout.splitlines()}
    return [path for path in files if path in listed]


def _copy(path: Path, copy: Path) -> Path:
    content = path.read_bytes()
    if path.suffix == ".md":
        # What stands under the second fence is no YAML.
        content = content.partition(b"\n---")[0] + b"\n"
    copy.with_suffix(".yaml").write_bytes(content)
    return copy.with_suffix(".yaml")


def _lint(files: Iterable[str]) -> str:
    command = [
        str(YAMLLINT),
        "--strict",
        "--format",
        "parsable",
        "--config-file",
        str(ROOT / ".yamllint"),
    ]
    done = subprocess.run([*command, *files], capture_output=True, check=False)
    return (done.stdout + done.stderr).decode()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
