"""The files of others that a site ships are, byte for byte, those that were written down."""

from __future__ import annotations

from pathlib import Path

from tools.assets import HOW, LEDGER, differences, read, sums


def test_the_installed_packages_hold_the_files_that_were_written_down() -> None:
    told = differences(read(), sums())
    assert told == [], f"{'; '.join(told)}: {HOW}"


def test_there_are_scripts_styles_pictures_and_fonts_among_them() -> None:
    assert {Path(path).suffix for path in read()} >= {".js", ".css", ".png", ".woff2"}


def test_it_reads_as_sha256sum_reads_it() -> None:
    for line in LEDGER.read_text("utf-8").splitlines():
        assert line.startswith("#") or (len(line.split("  ")[0]) == 64 and line[64:66] == "  ")


def test_a_changed_a_new_and_a_missing_file_are_told() -> None:
    due = {"assets/a.js": "1", "assets/b.js": "2", "assets/c.js": "3"}
    found = {"assets/a.js": "1", "assets/b.js": "4", "assets/d.js": "5"}
    assert differences(due, found) == [
        "assets/b.js was changed",
        "assets/c.js is gone",
        "assets/d.js is new",
    ]
