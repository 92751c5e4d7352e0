"""Write the reference: `make reference`, or `python -m tools.reference`."""

from __future__ import annotations

from pathlib import Path

from microsite.disk import replace
from tools.reference import FOLDER, pages

_ROOT = Path(__file__).parents[2]


def main() -> None:
    """Write every page, and delete what no generator makes any longer."""
    made = pages()
    for path in (_ROOT / FOLDER).rglob("*.md"):
        if path.relative_to(_ROOT).as_posix() not in made:
            path.unlink()
    for name, text in made.items():
        path = _ROOT / name
        replace(path, text)
    print(f"Wrote {len(made)} pages into {FOLDER}/.")


if __name__ == "__main__":
    main()
