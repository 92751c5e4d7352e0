"""new: records added by options and at a terminal, to projects that stay as they were otherwise."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microsite import pipeline, writing
from microsite.hosts.cli import asking, main
from tests.support import GOOD, MINIMAL, print_in

LATER = {"quote-not-sealed", "unreferenced-record", "no-response"}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return shutil.copytree(GOOD, tmp_path / "good")


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    return shutil.copytree(MINIMAL, tmp_path / "minimal")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the commands take the test's input for somebody who types."""
    monkeypatch.setattr(asking, "at_a_terminal", lambda: True)


def new(root: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(
        main, ["new", *arguments, "--root", str(root)], input=typed, catch_exceptions=False
    )


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def only_added_to(name: str, before: dict[str, bytes], root: Path) -> list[str]:
    """Return the lines that were added to a file, and hold that nothing else changed."""
    after = files(root)
    assert {each for each in after if after[each] != before.get(each)} == {name}
    assert before.keys() - {name} == after.keys() - {name}
    old, lines = before[name].decode().split("\n"), after[name].decode().split("\n")
    if old == ["[]", ""]:
        return lines
    count = len(lines) - len(old)
    [*places] = [n for n in range(len(old)) if lines[:n] + lines[n + count :] == old]
    assert places
    return lines[places[-1] : places[-1] + count]


def rules(root: Path) -> set[str]:
    return {each.rule for each in pipeline.check(root, root / "archive").findings}


def seals(root: Path) -> bool:
    sealed, found = pipeline.seal(root, root / "archive")
    return sealed is not None and not found and not rules(root)


EVENT = (
    *("event", "--date", "2022", "--date-basis", "stated", "--title", "No: nothing"),
    *("--text", "Nothing happens.", "--kind", "other", "--sources", "valley-radio"),
)
AGENCY = (
    *("agency", "--name", "Westbrook Sheriff’s Office", "--short-name", "Westbrook"),
    *("--kind", "sheriff's office", "--place", "Westbrook", "--location-latitude", "41.5"),
    *("--location-longitude", "-72.5", "--location-precision", "town center"),
    *("--location-gazetteer", "made up", "--location-gazetteer-id", "0404"),
    *("--printed-as", "words: a sheriff from another state, source: northfield-ledger"),
    *("--named-by", "Westbrook"),
)
PERSON = (
    *("person", "--name", "a sheriff", "--named", "false", "--note", "Nobody gives a name."),
    *("--roles", "{words: a sheriff from another state, source: northfield-ledger}"),
)
OF_EACH_KIND = {
    "agencies": AGENCY,
    "people": PERSON,
    "organizations": (
        *("organization", "--name", "Winter Market", "--kind", "market"),
        *("--printed-as", "{words: Winter market, source: northfield-ledger, where: page}"),
    ),
    "documents": (
        *("document", "--title", "The contract", "--kind", "contract", "--by", "platewatch"),
        *("--date", "unknown", "--date-because", "No source gives its day."),
        *("--printed-as", "{words: The contract with the vendor, source: valley-radio}"),
    ),
    "allegations": (
        *("allegation", "--by", "open-records-league", "--made", "2022-10-04"),
        *("--made-basis", "inferred", "--made-because", "The release is of that day."),
        *(
            "--about",
            "northfield-police, eastbrook-police",
            "--claim",
            "The league says: they did.",
        ),
        *("--sources", "league-release"),
    ),
    "statements": (
        *("statement", "--passage", "the accounts were closed", "--source", "council-minutes"),
    ),
    "responses": (
        *("response", "--agency", "eastbrook-police", "--kind", "did not respond"),
        *("--as-of", "2022-10-05", "--as-of-basis", "inferred", "--as-of-because", "Its day."),
        *("--says", "It did not respond, the station says.", "--sources", "valley-radio"),
    ),
    "figures": (
        *("figure", "--label", "Departments", "--about", "How many have answered."),
        *("--readings", "{source: valley-radio, value: 2, unit: departments, words: Two of the}"),
    ),
    "bills": (
        *("bill", "--number", "unnamed", "--title", "To do nothing", "--kind", "proposal"),
        *("--mentions", "{source: valley-radio, says: Tells of it., basis: stated}"),
        *("--status-says", "Proposed.", "--status-as-of", "2022-10-05"),
        *("--status-as-of-basis", "stated", "--status-source", "valley-radio"),
    ),
    "events": EVENT,
    "corrections": (
        *("correction", "--date", "2022-11-24", "--was", "It was wrong.", "--now", "It is not."),
        *("--records", "bram-holt,hearing"),
    ),
    "updates": (
        *("update", "--date", "2022-11-24", "--title", "More", "--text", "One more record."),
    ),
}
QUOTE = 'A proposal would do nothing, Ines Vole said: "It\'s about time," and, "12: no #1."'


@pytest.mark.parametrize("kind", sorted(OF_EACH_KIND.keys() - {"statements"}))
def test_a_record_of_each_kind_is_added_and_nothing_else_changes(good: Path, kind: str) -> None:
    before = files(good)
    done = new(good, *OF_EACH_KIND[kind], "--yes")
    assert done.exit_code == 0, done.output
    lines = only_added_to(f"data/{kind}.yaml", before, good)
    assert done.stdout.splitlines() == [line for line in lines if line]
    assert rules(good) <= LATER
    if kind not in ("agencies", "people", "organizations", "documents"):
        assert seals(good)


def test_into_an_empty_list(minimal: Path) -> None:
    before = files(minimal)
    done = new(minimal, *EVENT[:-1], "ledger", "--date", "2019", "--yes")
    assert done.exit_code == 0, done.output
    assert only_added_to("data/events.yaml", before, minimal) == [
        "- id: no-nothing",
        "  date:",
        "    value: 2019",
        "    basis: stated",
        '  title: "No: nothing"',
        "  text: Nothing happens.",
        "  kind: other",
        "  sources: [ledger]",
        "",
    ]
    assert seals(minimal)


def test_into_a_file_that_is_not_there(minimal: Path) -> None:
    update = ("--date", "2022-11-24", "--title", "More", "--text", "One more.", "--id", "more")
    assert new(minimal, "update", *update, "--yes").exit_code == 0
    assert (
        (minimal / "data/updates.yaml").read_text("utf-8").startswith("- id: more\n  date: 2022-")
    )
    assert seals(minimal)


def quoting(root: Path, text: str) -> None:
    """Put a text into the last paragraph of the Ledger's article, which may name Ines Vole."""
    print_in(root, "northfield-ledger", 15, text)
    people = root / "data/people.yaml"
    name = "    - {words: Ines Vole, source: valley-radio}\n"
    both = name + name.replace("valley-radio", "northfield-ledger")
    if "Ines Vole" in text:
        people.write_text(people.read_text("utf-8").replace(name, both), "utf-8")
    pipeline.seal(root, root / "archive", allow_warnings=True)


SPOKEN = (
    *("--speakers", "ines-vole", "--capacity", "captain", "--on-behalf-of", "eastbrook-police"),
    *("--summary", "The captain says that it is time.", "--about", "eastbrook-police"),
    *("--stance", "descriptive", "--said", "unknown", "--channel", "interview"),
)


def test_a_statement_from_a_passage(good: Path) -> None:
    quoting(good, QUOTE)
    before = files(good)
    # As somebody copies it: typographic marks, a line break, and what the reporter wrote.
    passage = "Ines Vole said: “It’s about\ntime,” and, “12: no #1.”"
    done = new(good, "statement", "--passage", passage, *SPOKEN, "--yes")
    assert done.exit_code == 0, done.output
    assert "northfield-ledger, paragraph 9" in done.stderr
    assert "python build.py seal" in done.stderr
    assert only_added_to("data/statements.yaml", before, good)[-3:] == [
        "  printings:",
        "    - source: northfield-ledger",
        '      fragments: ["It\'s about time,", "12: no #1."]',
    ]
    assert rules(good) == {"quote-not-sealed"}
    assert seals(good)


def test_a_statement_at_a_terminal(good: Path, terminal: None) -> None:
    quoting(good, QUOTE)
    before = files(good)
    typed = [
        *('"It’s not about time,"', ""),  # not there: the nearest is shown, and asked again
        *('"It\'s about time," and, "12: no #1."', ""),
        *("ines-vol", "ines-vole"),  # a typing mistake
        *("", "", ""),  # capacity, for whom, about: as proposed from her role
        "The captain says that it is time.",
        *("descriptiv", "descriptive"),
        *("last Wednesday", "2022-10-04", "inferred", "on Tuesday", "The article is of that day."),
        *("interview", "y", "", "y"),  # y is no id
    ]
    # The order of the questions is the model's, after who speaks.
    done = new(good, "statement", typed="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    lines = only_added_to("data/statements.yaml", before, good)
    assert "- id: vole-its-about-time" in lines
    assert "  on_behalf_of: eastbrook-police" in lines
    assert "did you mean 'ines-vole'?" in done.output
    assert "[-not-]" in done.output
    assert "did you mean 'descriptive'?" in done.output
    assert "press Enter to take it" in done.output
    assert "printed: on Tuesday" in done.stdout
    assert "several for a joint statement (put commas between them)" in done.output
    assert seals(good)


def test_another_printing_of_the_same_words(good: Path) -> None:
    quoting(good, 'It says that "accounts may be lent to partners of the department."')
    passage = ("--passage", "accounts may be lent to partners of the department.")
    before = files(good)
    refused = new(good, "statement", *passage, "--source", "northfield-ledger", "--yes")
    assert refused.exit_code == 1
    assert "--add-to agreement-lends-accounts" in refused.stderr
    assert files(good) == before

    added = ("--source", "northfield-ledger", "--add-to", "agreement-lends-accounts", "--yes")
    done = new(good, "statement", *passage, *added)
    assert done.exit_code == 0, done.output
    lines = only_added_to("data/statements.yaml", before, good)
    assert lines[0] == "    - source: northfield-ledger"
    assert seals(good)

    again = new(good, "statement", *passage, *added)
    assert again.exit_code == 1
    assert "statements/agreement-lends-accounts" in again.stderr


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ('"We did not know about the accounts,"', "statements/holt-did-not-know"),
        ("We never knew about the accounts", "[-never knew-]{+did not know+}"),
        ("Three police agencies let a towing company search", "between quotation marks"),
        ("Winter market returns", "outside the article"),
        ("my sister hides there", "not published"),
    ],
)
def test_what_cannot_be_quoted(good: Path, passage: str, told: str) -> None:
    before = files(good)
    done = new(good, "statement", "--passage", passage, *SPOKEN, "--yes")
    assert done.exit_code == 1
    assert told in done.stderr
    assert files(good) == before


def test_fragments_of_what_is_not_archived(good: Path) -> None:
    given = ("--source", "council-minutes", "--fragments", "Nothing was said.", *SPOKEN)
    assert new(good, "statement", *given, "--yes").exit_code == 0
    assert seals(good)


def test_a_response_at_a_terminal(good: Path, terminal: None) -> None:
    before = files(good)
    typed = [
        "northfield-police",
        "statement",
        "",  # there have to be words
        "holt-tells-council",
        *("", ""),  # who speaks and the source: as the statement has them
        *("2022-10-11", "inferred", "", "The minutes are of that day."),
        *("The chief told the council: closed.", "", "", "y"),
    ]
    done = new(good, "response", typed="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    assert "  holt-did-not-know: The chief says" in done.output
    assert only_added_to("data/responses.yaml", before, good) == [
        "- id: northfield-police-statement",
        "  agency: northfield-police",
        "  as_of: {value: 2022-10-11, basis: inferred, because: The minutes are of that day.}",
        "  kind: statement",
        '  says: "The chief told the council: closed."',
        "  statement: holt-tells-council",
        "  spoken_by: [bram-holt]",
        "  sources: [council-minutes]",
        "",
    ]
    # It stands with the agency's others.
    written = (good / "data/responses.yaml").read_text("utf-8")
    ids = ("id: northfield-did", "id: northfield-police-st", "id: eastbrook-no")
    assert sorted(ids, key=written.index) == list(ids)
    assert seals(good)


def test_a_response_without_words_stops_with_the_next_command(good: Path, terminal: None) -> None:
    new(good, *AGENCY, "--id", "westbrook", "--yes")
    before = files(good)
    done = new(good, "response", typed="westbrook\nstatement\n")
    assert done.exit_code == 1
    given = "--on-behalf-of westbrook --about westbrook"
    assert f"Next: python build.py new statement {given}" in done.stderr
    assert files(good) == before


def test_a_person_at_a_terminal_is_the_one_of_the_options(good: Path, terminal: None) -> None:
    typed = [
        "Bram Holtt",
        "<",  # back to the name
        "Mara Lind",
        *("Mara Lind", "<", "Mara Lind", "valley-radio", "n"),
        *("Clerk", "council-minutes", "eastbrook-police", "y"),
        *("Chair", "valley-radio", "", "n"),
        *("", "y"),
    ]
    done = new(good, "person", typed="\n".join(typed) + "\n")
    assert done.stdout.splitlines() == [
        "- id: mara-lind",
        "  name: Mara Lind",
        "  printed_as:",
        "    - {words: Mara Lind, source: valley-radio}",
        "  roles:",
        "    - {words: Clerk, source: council-minutes, organization: eastbrook-police}",
        "    - {words: Chair, source: valley-radio}",
    ]


def test_a_new_record_that_nothing_names_yet_gets_a_next_step(good: Path) -> None:
    done = new(good, *OF_EACH_KIND["people"], "--yes")
    assert done.exit_code == 0
    assert "unreferenced-record" not in done.stderr
    assert "Next: name it in a statement" in done.stderr


def test_a_response_names_what_it_makes_doubtful(good: Path) -> None:
    done = new(
        good,
        *("response", "--agency", "millbrook-college-police", "--kind", "reported statement"),
        *("--as-of", "unknown", "--says", "It says no.", "--sources", "valley-radio", "--yes"),
    )
    # The record that says that nobody asked is contradicted now, and the check says so as well.
    assert done.exit_code == 1
    assert "data/agencies.yaml:54:7: not known: Whether anybody asked" in done.stderr
    assert "not known to have been asked: No source says" in done.stderr
    assert "error[not-asked-claim]" in done.stderr


def git(root: Path, *arguments: str) -> None:
    name = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *name, *arguments], cwd=root, check=True, capture_output=True)


def in_between(monkeypatch: pytest.MonkeyPatch, name: str, edit: Callable[[str], str]) -> None:
    """Let somebody else edit a file after a command has read the records, and before it writes."""
    read = writing.read

    def edited(path: Path, file: str) -> str:
        assert file == name
        path.write_text(edit(path.read_text("utf-8")), "utf-8")
        return read(path, file)

    monkeypatch.setattr(writing, "read", edited)


def test_what_another_one_has_added_meanwhile_is_not_there_twice(
    minimal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ("--id", "two-not-one", "--date", "2019-03-21", "--was", "One.", "--now", "Two.")
    told = ("correction", *told, "--records", "northfield-police", "--yes")
    there = (minimal / "data/corrections.yaml").read_text("utf-8")
    done = new(minimal, *told)
    assert done.exit_code == 0, done.output
    added = (minimal / "data/corrections.yaml").read_text("utf-8")
    (minimal / "data/corrections.yaml").write_text(there, "utf-8")

    in_between(monkeypatch, "data/corrections.yaml", lambda text: added)
    again = new(minimal, *told)
    assert again.exit_code == 1
    assert "'two-not-one' is there already" in again.stderr
    assert (minimal / "data/corrections.yaml").read_text("utf-8") == added


def test_a_printing_does_not_come_to_another_statement_that_was_put_before_it(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoting(good, 'It says that "accounts may be lent to partners of the department."')
    file = good / "data/statements.yaml"
    items = re.split(r"(?m)^(?=- )", file.read_text("utf-8"))
    turned = "".join([items[0], *reversed(items[1:])])

    in_between(monkeypatch, "data/statements.yaml", lambda text: turned)
    passage = ("--passage", "accounts may be lent to partners of the department.")
    added = ("--source", "northfield-ledger", "--add-to", "agreement-lends-accounts", "--yes")
    done = new(good, "statement", *passage, *added)
    assert done.exit_code == 1
    assert "statements/agreement-lends-accounts was changed in the meantime" in done.stderr
    assert file.read_text("utf-8") == turned


def test_a_correction_from_what_changed(minimal: Path) -> None:
    git(minimal, "init", "-q")
    git(minimal, "add", ".")
    git(minimal, "commit", "-qm", "Published")
    path = minimal / "data/responses.yaml"
    path.write_text(path.read_text("utf-8").replace("did not know, its", "knew, its"), "utf-8")
    told = ("--was", "It said the contrary.", "--now", "It knew.", "--date", "2022-11-24")
    done = new(minimal, "correction", "--since", "HEAD", *told, "--yes")
    assert done.exit_code == 0, done.output
    assert "- id: northfield-did-not-know-corrected" in done.stdout
    assert "  records: [northfield-did-not-know]" in done.stdout
    assert rules(minimal) == set()
    again = new(minimal, "correction", "--since", "HEAD", *told, "--yes")
    assert again.exit_code == 2
    assert "nothing that changed since HEAD" in again.stderr


def test_what_is_missing_is_named_where_nobody_can_be_asked(good: Path) -> None:
    done = new(good, "event", "--title", "x", "--date", "2022", "--yes")
    assert done.exit_code == 2
    for option in ("--date-basis", "--text", "--kind", "--sources"):
        assert f"\n  {option}: " in done.stderr
    assert "publication, legal action" in done.stderr
    assert new(good, "statement", "--yes").exit_code == 2
    unasked = new(good, *EVENT)
    assert unasked.exit_code == 2
    assert "--yes or --dry-run" in unasked.stderr


def test_what_is_wrong_is_named_by_its_option_and_nothing_is_written(good: Path) -> None:
    before = files(good)
    wrong = dict(zip(EVENT[1::2], EVENT[2::2], strict=True))
    wrong |= {"--kind": "hearin", "--sources": "valley-radoi", "--date": "last Wednesday"}
    wrong |= {"--id": "hearing"}
    given = [each for option in wrong.items() for each in option]
    done = new(good, "event", *given, "--yes")
    assert done.exit_code == 1
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == [
        "--date",
        "--kind",
        "--id",
        "--sources",
        "Nothing was written.",
    ]
    assert "did you mean 'hearing'?" in done.stderr
    assert "did you mean 'valley-radio'?" in done.stderr
    assert "there already, at data/events.yaml:" in done.stderr
    group = new(good, "figure", "--readings", "a: [b", "--label", "x", "--about", "y", "--yes")
    assert group.exit_code == 2
    assert "--readings: " in group.stderr
    assert files(good) == before


def test_a_dry_run_writes_nothing(good: Path) -> None:
    before = files(good)
    done = new(good, *EVENT, "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.startswith("- id: no-nothing\n")
    assert files(good) == before


def test_a_no_writes_nothing(good: Path, terminal: None) -> None:
    before = files(good)
    done = new(good, *EVENT, typed="\n\n\nn\n")
    assert done.exit_code == 1
    assert "Nothing was written." in done.stderr
    assert files(good) == before


def test_who_stops_in_the_middle_loses_nothing(good: Path, terminal: None) -> None:
    before = files(good)
    done = new(good, "update", typed="2022-11-24\nIt's more\n")
    assert done.exit_code == 1
    words = shlex.split(done.stdout)
    assert words[:4] == ["python", "build.py", "new", "update"]
    root = ["--root", str(good)]
    assert words[4:] == [*root, "--date", "2022-11-24", "--title", "It's more"]
    assert files(good) == before
    # What it printed goes on from there.
    rest = ("--text", "One more record.", "--records", "hearing", "--yes")
    assert new(good, *words[3:], *rest, typed="\n").exit_code == 0


def test_who_stops_a_statement_or_in_a_group_loses_nothing(good: Path, terminal: None) -> None:
    quoting(good, QUOTE)
    typed = '"It\'s about time," and, "12: no #1."\n\nines-vole\n'
    words = shlex.split(new(good, "statement", typed=typed).stdout)
    at = words.index("--passage")
    assert words[at + 1] == '"It\'s about time," and, "12: no #1."'
    assert words[words.index("--source") + 1] == "northfield-ledger"
    rest = (*SPOKEN[2:], "--id", "it-is-time", "--yes")
    assert new(good, *words[3:], *rest).exit_code == 0

    person = new(good, *PERSON[:5], typed="\nClerk\nvalley-radio\n\ny\nChair\n")
    assert "{'words': 'Chair'}" in person.stderr
    words = shlex.split(person.stdout)
    assert words[words.index("--roles") + 1] == "{words: Clerk, source: valley-radio}"
    assert words[words.index("--named") + 1] == "False"
    done = new(good, *words[3:], "--note", "Unnamed.", "--yes", typed="\n\n")
    assert "Wrote data/people.yaml" in done.stderr


def test_a_source_that_is_not_there_is_named(good: Path) -> None:
    for given in (("--passage", "No"), ("--fragments", "No")):
        done = new(good, "statement", *given, "--source", "valley-radoi", *SPOKEN, "--yes")
        assert done.exit_code == 2
        assert "--source: there is no 'valley-radoi'; did you mean 'valley-radio'?" in done.stderr


def test_a_file_with_mistakes_is_left_alone(good: Path) -> None:
    path = good / "data/events.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Hearing", "title: A: B"), "utf-8")
    before = files(good)
    done = new(good, *EVENT, "--yes")
    assert done.exit_code == 1
    assert "data/events.yaml:" in done.stderr
    assert "error[yaml-syntax]" in done.stderr
    assert files(good) == before


def test_a_folder_without_records_is_none(tmp_path: Path) -> None:
    done = new(tmp_path, *EVENT, "--yes")
    assert done.exit_code == 1
    assert "missing-file" in done.stderr


def test_a_word_of_the_projects_own_is_taken_and_offered(good: Path) -> None:
    words = "event_kinds:\n  - {word: vigil, label: Vigil, description: people met, like: other}\n"
    (good / "data/vocabulary.yaml").write_text(words, "utf-8")
    given = [{"other": "vigi"}.get(each, each) for each in EVENT]
    assert "did you mean 'vigil'?" in new(good, *given, "--yes").stderr
    given = [{"other": "vigil"}.get(each, each) for each in EVENT]
    assert new(good, *given, "--yes").exit_code == 0
    assert seals(good)


# ------------------------------------------------------------------- a kind in several files


def moved(root: Path, kind: str, *names: str) -> list[str]:
    """Put a kind's file below its folder, with empty ones beside it."""
    folder = root / "data" / kind
    folder.mkdir()
    (root / f"data/{kind}.yaml").rename(folder / names[0])
    for name in names[1:]:
        (folder / name).write_text("[]\n")
    return [f"data/{kind}/{name}" for name in names]


def test_a_record_goes_into_the_only_file_of_its_kind(good: Path) -> None:
    (name,) = moved(good, "events", "all.yaml")
    before = files(good)
    assert new(good, *EVENT, "--yes").exit_code == 0
    only_added_to(name, before, good)


def test_where_there_are_several_files_one_is_named(good: Path) -> None:
    names = moved(good, "events", "2022.yaml", "2023.yaml")
    before = files(good)
    done = new(good, *EVENT, "--yes")
    assert (done.exit_code, files(good)) == (2, before)
    assert f"name one with --file ({', '.join(names)})" in done.stderr
    assert new(good, *EVENT, "--yes", "--file", names[1]).exit_code == 0
    only_added_to(names[1], before, good)


def test_where_there_are_several_files_one_is_asked_for(good: Path, terminal: None) -> None:
    _, name = moved(good, "events", "2022.yaml", "2023.yaml")
    before = files(good)
    given = ("--id", "nothing", "--agencies", "eastbrook-police")
    done = new(good, *EVENT, *given, typed=f"\ny\n{name}\ny\n")  # first the words of the date
    assert "'y' cannot hold events: name data/events.yaml, or" in done.stderr
    assert done.exit_code == 0
    only_added_to(name, before, good)


def test_a_file_that_is_not_there_is_begun(good: Path) -> None:
    before = files(good)
    assert new(good, *EVENT, "--yes", "--file", "data/events/2023/may.yaml").exit_code == 0
    after = files(good)
    assert after.keys() - before.keys() == {"data/events/2023/may.yaml"}
    assert not rules(good)


def test_a_file_that_is_begun_asks_for_its_schema_where_the_others_do(good: Path) -> None:
    (good / ".schemas").mkdir()
    name = "data/events/2023/may.yaml"
    assert new(good, *EVENT, "--yes", "--file", name).exit_code == 0
    first, _, second, *_ = (good / name).read_text("utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=../../../.schemas/events.json"
    assert second.startswith("- id: ")


@pytest.mark.parametrize("name", ["data/bills.yaml", "events.yaml", "data/events/../x.yaml"])
def test_a_file_that_cannot_hold_the_record_is_refused(good: Path, name: str) -> None:
    done = new(good, *EVENT, "--yes", "--file", name)
    assert done.exit_code == 2
    assert f"--file: '{name}' cannot hold events" in done.stderr


def test_a_record_goes_into_the_file_called_like_that_of_a_record_it_names(good: Path) -> None:
    moved(good, "agencies", "north.yaml")
    _, name = moved(good, "events", "all.yaml", "north.yaml")
    before = files(good)
    assert new(good, *EVENT, "--agencies", "eastbrook-police", "--yes").exit_code == 0
    only_added_to(name, before, good)


def test_a_record_of_agencies_in_several_files_goes_into_none_of_them_unasked(good: Path) -> None:
    _, south = moved(good, "agencies", "north.yaml", "south.yaml")
    first = good / "data/agencies/north.yaml"
    text = first.read_text("utf-8")
    start = text.index("- id: ", text.index("- id: ") + 1)
    ids = re.findall(r"^- id: (\S+)", text, re.MULTILINE)[:2]
    first.write_text(text[:start], "utf-8")
    (good / south).write_text(text[start:], "utf-8")
    names = moved(good, "events", "all.yaml", "north.yaml", "south.yaml")
    done = new(good, *EVENT, "--agencies", ",".join(ids), "--yes")
    assert done.exit_code == 2
    assert f"name one with --file ({names[1]}, {names[2]})" in done.stderr


def test_a_response_goes_behind_the_agencys_last_one_in_whatever_file(good: Path) -> None:
    _, name = moved(good, "responses", "a.yaml", "b.yaml")
    first = good / "data/responses/a.yaml"
    text = first.read_text("utf-8")
    start = text.index("- id:", text.rindex("agency: eastbrook-police") - 99)
    first.write_text(text[:start], "utf-8")
    (good / name).write_text(text[start:], "utf-8")
    before = files(good)
    new(good, *OF_EACH_KIND["responses"], "--yes")
    lines = only_added_to(name, before, good)
    assert any("agency: eastbrook-police" in line for line in lines)


def test_a_printing_goes_to_where_its_statement_stands(good: Path) -> None:
    names = moved(good, "statements", "a.yaml", "b.yaml")
    words = ("--fragments", "Not these words", "--source", "valley-radio")
    given = ("statement", *words, "--add-to", "agreement-lends-accounts", "--dry-run")
    done = new(good, *given)
    assert f"this is what {names[0]} would get" in done.stderr, done.stderr
    assert "stands in data/statements/a.yaml" in new(good, *given, "--file", names[1]).stderr
