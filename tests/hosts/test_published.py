"""An address that is nobody's, and the traces that MkDocs leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.artifacts import SECURITY, Artifact
from microsite.hosts.published import no_longer, placeholder, without_packed_sitemap


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


def test_the_sitemap_is_published_as_text_alone(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("<urlset/>")
    for _ in range(2):
        without_packed_sitemap(tmp_path)
        assert [each.name for each in tmp_path.iterdir()] == ["sitemap.xml"]
        (tmp_path / "sitemap.xml.gz").write_bytes(b"packed")
    without_packed_sitemap(tmp_path)


def test_an_earlier_security_txt_goes_when_nobody_is_named_any_more() -> None:
    assert no_longer((Artifact(SECURITY, ""),)) == ()
    assert no_longer(()) == (SECURITY,)
