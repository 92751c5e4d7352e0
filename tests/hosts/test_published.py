"""An address that is nobody's, and the traces that MkDocs leaves."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from microsite.artifacts import SECURITY, Artifact
from microsite.hosts.published import no_longer, pack_sitemap, placeholder


@pytest.mark.parametrize(
    "address",
    ["https://news.test/", "http://127.0.0.1:8000/", "https://name.github.io/example.org"],
)
def test_an_address_of_somebodys_is_fine(address: str) -> None:
    assert placeholder(address) == ""


def test_a_placeholder_is_said_and_what_to_do() -> None:
    assert "'https://example.org/', is nobody's address; set SITE_URL" in placeholder(
        "https://example.org/"
    )
    assert placeholder("").startswith("there is no site_url")


def test_the_packed_sitemap_holds_no_time_and_the_same_text(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("<urlset/>")
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(b"<urlset/>", mtime=1_700_000_000))
    pack_sitemap(tmp_path)
    packed = (tmp_path / "sitemap.xml.gz").read_bytes()
    assert packed[4:8] == bytes(4)
    assert gzip.decompress(packed) == b"<urlset/>"


def test_an_earlier_security_txt_goes_when_nobody_is_named_any_more() -> None:
    assert no_longer((Artifact(SECURITY, ""),)) == ()
    assert no_longer(()) == (SECURITY,)
