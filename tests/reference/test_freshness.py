"""What is committed in docs/reference/ is what the engine says today."""

from pathlib import Path

from tools.reference import FOLDER, pages

ROOT = Path(__file__).parents[2]


def test_the_reference_is_fresh() -> None:
    committed = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for path in (ROOT / FOLDER).rglob("*.md")
    }
    made = pages()
    assert made, "there is at least one generator"
    assert committed == dict(made), "run `make reference`"
