"""The record of a build: written, and read back from whoever wrote it."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from microsite.hosts.record import PATH, File, Record, begin
from microsite.hosts.record.reading import NoRecord, read
from microsite.hosts.record.versions import packages

HASH = "ab" * 32
RECORD = Record(
    commit="0" * 40,
    edited=("data/bills.yaml",),
    source_date_epoch=1,
    site_url="https://news.test/plates/",
    archive=False,
    python="3.11.9",
    packages={"jinja2": "3.1.6", "mkdocs": "1.6.1"},
    inputs={"build.py": HASH, "data/a.yaml": HASH},
    files={"404.html": File(0, HASH), "data/é.json": File(7, HASH)},
)


def put(folder: Path, content: str | bytes) -> Path:
    raw = content if isinstance(content, bytes) else content.encode()
    (folder / PATH).write_bytes(raw)
    return folder


def test_a_record_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    assert read(put(tmp_path, RECORD.text())) == (RECORD, True)
    unknown = Record(None, None, None, "", True, "3.13.0", {}, {}, {})
    assert read(put(tmp_path, unknown.text())) == (unknown, True)


def test_the_order_in_which_things_were_found_does_not_show() -> None:
    def shuffled(these: Any) -> dict[Any, Any]:
        pairs = list(these.items())
        random.Random(3).shuffle(pairs)
        return dict(pairs)

    many = {f"{n}": File(n, HASH) for n in range(30)}
    other, one = (
        Record(None, None, None, "", True, "", shuffled({"b": "1", "a": "2"}), {}, files).text()
        for files in (many, shuffled(many))
    )
    assert other == one
    assert list(json.loads(one)["files"]) == sorted(many)


def test_another_form_of_the_same_is_noticed(tmp_path: Path) -> None:
    other = json.dumps(json.loads(RECORD.text()))
    assert read(put(tmp_path, other)) == (RECORD, False)
    twice = RECORD.text().replace('"archive": false', '"archive": true,\n "archive": false')
    assert read(put(tmp_path, twice)) == (RECORD, False)


def changed(**fields: Any) -> str:
    return json.dumps(json.loads(RECORD.text()) | fields)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Invalid JSON"),
        (b"\xff", "JSON"),
        ("[" * 100_000, "recursion limit"),
        ("[]", "should be an object"),
        (changed(schema=2), "schema: Input should be 1"),
        (changed(more="x"), "more: Extra inputs"),
        (changed(commit="--upload-pack=x"), "commit: String should match"),
        (changed(site_url="javascript:alert(1)"), "URL scheme"),
        (changed(site_url="nowhere"), "valid URL"),
        (changed(files={"a": {"size": -1, "sha256": HASH}}), "files.a.size: "),
        (changed(files={"a": {"size": "1", "sha256": HASH}}), "files.a.size: "),
        (changed(inputs={"a": HASH.upper()}), "inputs.a: String should match"),
        (changed(archive=0), "archive: "),
    ],
)
def test_what_no_build_writes_is_refused(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(NoRecord, match=f"{PATH} is not what a build with schema 1 writes") as it:
        read(put(tmp_path, content))
    assert said in str(it.value)


def test_a_copy_without_one_and_one_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match=r"there is no build\.json"):
        read(tmp_path)
    (tmp_path / PATH).mkdir()
    with pytest.raises(NoRecord, match="cannot be read"):
        read(tmp_path)


def test_a_file_too_large_for_any_site_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / PATH).open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(NoRecord, match="more than 256 MB"):
        read(tmp_path)


def test_versions_are_those_that_are_installed_of_what_is_pinned(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text(
        "mkdocs==0.1 \\\n    --hash=sha256:00\n# jinja2==1\n"
        "PyYAML_env.tag==1 ; python_version < '4'\nnot-there-at-all==1\n"
        "click==8 ; python_version < '3'\n",
        "utf-8",
    )
    found = packages(tmp_path)
    assert list(found) == ["mkdocs", "pyyaml-env-tag"]
    assert found["mkdocs"].startswith("1.")
    assert packages(tmp_path / "nowhere") == {}


def test_an_edit_while_a_site_is_built_is_noticed(tmp_path: Path) -> None:
    for name in ("data", "docs"):
        (tmp_path / name).mkdir()
    for name in ("data/a.yaml", "data/b.yaml", "docs/c.md"):
        (tmp_path / name).write_text("x", "utf-8")
    begun = begin(tmp_path, ["docs"])
    assert begun.changed() == ()
    (tmp_path / "data/a.yaml").write_text("y", "utf-8")
    (tmp_path / "data/b.yaml").unlink()
    (tmp_path / "docs/d.md").write_text("x", "utf-8")
    assert begun.changed() == ("data/a.yaml", "data/b.yaml", "docs/d.md")
    made = begun.record({"index.html": (3, bytes(32))}, "https://news.test/", archive=True)
    assert list(made.inputs) == ["data/a.yaml", "data/b.yaml", "docs/c.md"], "as it began"
    assert made.files == {"index.html": File(3, "0" * 64)}
    assert (made.commit, made.edited, made.source_date_epoch) == (None, None, None)
