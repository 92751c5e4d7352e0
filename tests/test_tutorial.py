"""docs/tutorial.md, followed step by step: what it says to type is typed, what it shows is seen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs/tutorial.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
BUILD = "mkdocs build --strict"
"""What `make site` does in an environment that is there: the one that runs the tests."""


def blocks() -> Iterator[tuple[str, str, str]]:
    """The tutorial's blocks: the words before each, its kind, its text."""
    text, end = TUTORIAL.read_text("utf-8"), 0
    for found in BLOCK.finditer(text):
        yield " ".join(text[end : found.start()].split()), found[1], found[2]
        end = found.end()


@dataclass
class Reader:
    """Somebody who follows the tutorial in an empty folder."""

    folder: Path
    here: Path = ROOT
    steps: list[str] = field(default_factory=list)
    found: str = ""
    """What is to be replaced, and in which file."""
    changed: bool = False
    """Whether something in the project has been edited."""

    def follow(self) -> None:
        """Do all that the tutorial says."""
        for before, kind, text in blocks():
            [*_, file] = re.findall(r"`([\w./-]+\.(?:txt|md|yaml))`", before) or [""]
            if kind == "console":
                self.type_all(text)
            elif before.endswith("replace"):
                self.found, self.file = text, file
            elif before.endswith("with"):
                self.replace(text)
            elif "Save this as" in before:
                (self.here / file).write_text(text, "utf-8")
            else:
                assert before.endswith("add"), f"nobody knows what to do with this block: {before}"
                path = self.here / file
                path.write_text(path.read_text("utf-8") + text, "utf-8")

    def replace(self, text: str) -> None:
        """Replace what the block before shows, which stands there once."""
        path = self.here / self.file
        self.changed = True
        old = path.read_text("utf-8")
        assert old.count(self.found) == 1, f"{self.file} has this {old.count(self.found)} times"
        path.write_text(old.replace(self.found, text), "utf-8")

    def type_all(self, block: str) -> None:
        """Type the commands of a block, and hold what they print against what it shows."""
        block = block.replace("\\\n", "")
        for typed in block.split("$ ")[1:]:
            command, _, shown = typed.partition("\n")
            self.steps.append(command)
            said = self.type(command.strip())
            lines = iter(said.splitlines())
            for line in shown.splitlines():
                # An ellipsis stands for whatever else is printed there.
                if not (start := line.removesuffix("…").rstrip()):
                    continue
                assert any(each.startswith(start) for each in lines), (
                    f"$ {command}\nprints no line (more) that begins with: {start}\n{said}"
                )

    def type(self, command: str) -> str:
        """Run a command as a shell does; return all that it prints."""
        if command.startswith(". "):
            return ""  # the environment is the one that runs the tests
        if command.startswith("cd "):
            self.here = self.folder / Path(command.removeprefix("cd ")).name
            return ""
        if command == "make site":
            if self.here == ROOT:
                return ""  # only for the environment
            lines = (self.here / "Makefile").read_text("utf-8").splitlines()
            recipe = lines[lines.index(next(each for each in lines if each.startswith("site:"))) :]
            assert recipe[2] == f"\t@.venv/bin/{BUILD}"
            # As it came, test_starting.py builds it.
            built = self.run(BUILD) if self.changed else ""
            return built + recipe[3].split('"')[1]
        return self.run(command.replace("../drones", str(self.folder / "drones")))

    def run(self, command: str) -> str:
        """Run a command; only findings may end it badly."""
        apart = {"SITE_URL", "PYTHONPATH"}
        environment = {name: value for name, value in os.environ.items() if name not in apart}
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            command,
            shell=True,
            cwd=self.here,
            env=environment | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        said = done.stdout + done.stderr
        assert "Traceback" not in said, said
        assert done.returncode == 0 or "error[" in said, f"$ {command}\n{said}"
        return said


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Somebody who has followed it to its end."""
    reader = Reader(tmp_path_factory.mktemp("tutorial"))
    reader.follow()
    return reader


def test_the_tutorial_ends_with_the_quotation_and_its_seal_on_the_agencys_page(
    reader: Reader,
) -> None:
    page = reader.here / "site/agencies/harrow-point-police/index.html"
    tree = HTMLParser(page.read_text("utf-8"))
    answer = tree.css_first("section[aria-labelledby=answer] .ms-quote")
    assert answer is not None
    fragments = [each.text() for each in answer.css("blockquote .ms-fragment")]
    assert fragments == [
        "“We should have had a policy on the first day,”",
        "“The drone stays in its box until we do.”",
    ]
    who = answer.css_first(".ms-quote__who")
    assert who is not None and "Marit Solberg, chief of the Harrow Point" in who.text()
    seal = answer.css_first(".ms-seal--checked summary")
    assert seal is not None
    assert seal.text().strip() == "Checked letter by letter against the archived copy"


def test_the_third_quotation_and_the_article_have_their_places(reader: Reader) -> None:
    statements = (reader.here / "site/statements/index.html").read_text("utf-8")
    assert "“A rule that is read aloud is worth ten in a drawer,”" in statements
    assert "Harrow Tribune, June 6, 2024" in statements
    assert (reader.here / "site/sources/harrow-tribune/index.html").is_file()
    assert not list((reader.here / "site").rglob("*harrow-tribune.txt"))


def test_the_sheet_to_sign_lists_the_answer(reader: Reader) -> None:
    [sheet] = (reader.here / "factcheck").glob("*.csv")
    assert "The drone stays in its box until we do." in sheet.read_text("utf-8-sig")


def test_every_step_was_taken(reader: Reader) -> None:
    commands = [step.split()[:3] for step in reader.steps]
    for command in ("init", "new", "quotes", "check", "seal", "factcheck"):
        assert ["python", "build.py", command] in commands
    assert reader.steps.count("make site") == 3
