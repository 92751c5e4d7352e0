"""A built site, tampered with: each row of docs/trust/tampering.md is done, and caught so."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from microsite.hosts.cli import main
from tests.trust.tables import table

Tamper = Callable[[Path], None]

ROWS = table("A built site")
HAS_ATTEST = "attest" in main.list_commands(Context(main))
PAGE, DATA, SUMS, BUILD = "about/index.html", "data/agencies.csv", "data/SHA256SUMS", "build.json"


def edit(pattern: str, old: str, new: str, *ledgers: str) -> Tamper:
    """Change a file, the one that a pattern fits, and its hash where that is written down."""

    def tamper(site: Path) -> None:
        [path] = site.glob(pattern)
        before = path.read_bytes()
        after = before.replace(old.encode(), new.encode(), 1)
        assert after != before
        path.write_bytes(after)
        was, now = (hashlib.sha256(each).hexdigest() for each in (before, after))
        for ledger in ledgers:
            text = (site / ledger).read_text("utf-8")
            assert was in text
            (site / ledger).write_text(text.replace(was, now), "utf-8")

    return tamper


def added(site: Path) -> None:
    (site / "agencies/nobody").mkdir()
    shutil.copy(site / PAGE, site / "agencies/nobody/index.html")


TAMPERINGS: Mapping[str, Tamper] = {
    "a word of a page": edit(PAGE, "<h1", "<h1>Not true</h1><h1"),
    "its content security policy": edit(PAGE, "default-src 'none'", "default-src *"),
    "a script put into it": edit(PAGE, "</body>", "<script>1</script></body>"),
    "a page added": added,
    "a page taken away": lambda site: (site / PAGE).unlink(),
    "a script of others": edit("assets/javascripts/bundle.*.js", '"use strict"', "1"),
    "a file of the data": edit(DATA, "id,", "Id,"),
    "a file of the data, and its hash beside it": edit(DATA, "id,", "Id,", SUMS),
    # As long as before, since build.json tells a file's size as well.
    "a page, and its hash in `build.json`": edit(PAGE, "<h1", "<h2", BUILD),
}
"""By the words that name each in the table."""


def sums(site: Path) -> str:
    """Do what the page about the data tells a reader to do."""
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"],
        cwd=site / "data",
        capture_output=True,
        check=False,
    )
    return "fails" if done.returncode else "nothing"


def attest(site: Path) -> str:
    done = CliRunner().invoke(main, ["attest", str(site), "--no-rebuild"])
    assert done.exit_code in (0, 1), done.output
    return "fails" if done.exit_code else "nothing"


def test_every_row_is_done_and_everything_done_has_a_row() -> None:
    assert list(ROWS) == list(TAMPERINGS)


@pytest.mark.parametrize("name", [name for name in TAMPERINGS if "build.json" not in name])
def test_the_sums_of_the_data_notice_what_the_table_says(
    built_site: Path, tmp_path: Path, name: str
) -> None:
    site = shutil.copytree(built_site, tmp_path / "site")
    assert sums(site) == "nothing"
    TAMPERINGS[name](site)
    assert sums(site) == ROWS[name][0]


@pytest.mark.skipif(not HAS_ATTEST, reason="there is no command `attest` yet")
@pytest.mark.parametrize("name", TAMPERINGS)
def test_attest_notices_what_the_table_says(built_site: Path, tmp_path: Path, name: str) -> None:
    site = shutil.copytree(built_site, tmp_path / "site")
    assert attest(site) == "nothing"
    TAMPERINGS[name](site)
    assert attest(site) == ROWS[name][1]
