"""nginx's configuration: what GitHub Pages does, and no path that means something else to nginx."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.serving import ZIPPED as ZIPPED_IN_TESTS
from trust.load.config import OTHER, ZIPPED, UnusablePath, configuration, media_type


def test_it_serves_a_sub_path_on_this_machine_alone() -> None:
    text = configuration(Path("/tmp/x"), "microsite", 8123)
    assert "listen 127.0.0.1:8123;" in text
    assert 'root "/tmp/x/www";' in text
    assert "error_page 404 /microsite/404.html;" in text
    assert text.count("{") == text.count("}")


def test_it_sends_no_header_of_its_own() -> None:
    headers = [
        line.split()[1]
        for line in configuration(Path("/x"), "s", 1).splitlines()
        if line.strip().startswith("add_header")
    ]
    assert headers == ["Cache-Control", "Access-Control-Allow-Origin"]


def test_it_compresses_what_the_tests_own_server_does() -> None:
    assert {f".{each}" for each in ZIPPED} - {".map"} == ZIPPED_IN_TESTS


def test_a_path_is_taken_as_it_is_written() -> None:
    assert r'root "/tmp/a \"b\" \\c/www";' in configuration(Path('/tmp/a "b" \\c'), "s", 1)
    for name in ("/tmp/$host", "/tmp/a\nb"):
        with pytest.raises(UnusablePath):
            configuration(Path(name), "s", 1)


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("index.html", "text/html"),
        ("data/site.db", OTHER),
        ("data/SHA256SUMS", OTHER),
        ("a/b.woff2", "font/woff2"),
        (".nojekyll", OTHER),
    ],
)
def test_a_file_is_known_by_the_end_of_its_name(name: str, due: str) -> None:
    assert media_type(name) == due
