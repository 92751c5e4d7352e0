"""robots.txt, .nojekyll and security.txt: what they say, and that nothing is made up."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from microsite.artifacts import SECURITY
from microsite.citations import UNKNOWN, Imprint
from microsite.exports import exports
from microsite.exports.site_files import site_files
from microsite.model import Security
from microsite.views.lookup import Lookup
from tests.support import MINIMAL, checked

AT = Imprint("https://news.test/plates/")


def files(security: Security | None = None, imprint: Imprint = AT) -> dict[str, str]:
    return {file.path: str(file.content) for file in site_files(security, imprint)}


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    robots = RobotFileParser()
    robots.parse(files()["robots.txt"].splitlines())
    assert robots.can_fetch("AnyBot", "https://news.test/plates/data/statements.json")
    assert robots.site_maps() == ["https://news.test/plates/sitemap.xml"]


def test_a_sitemap_is_named_only_where_the_address_is_known() -> None:
    assert files(imprint=UNKNOWN)["robots.txt"] == "User-agent: *\nAllow: /\n"


def test_jekyll_is_told_to_leave_the_files_alone() -> None:
    assert files()[".nojekyll"] == ""


def test_security_txt_says_what_the_maintainers_said_and_where_it_belongs() -> None:
    contact = ["https://news.test/report", "mailto:desk@news.test"]
    security = Security.model_validate({"contact": contact, "expires": "2027-06-30"})
    assert files(security)[SECURITY].splitlines() == [
        "Contact: https://news.test/report",
        "Contact: mailto:desk@news.test",
        "Expires: 2027-06-30T00:00:00Z",
        "Canonical: https://news.test/plates/.well-known/security.txt",
    ]
    assert "Canonical" not in files(security, UNKNOWN)[SECURITY]


def test_without_the_setting_there_is_no_security_txt() -> None:
    verified, _ = checked(MINIMAL)
    assert verified is not None
    published = {file.path for file in exports(Lookup(verified), AT).files}
    assert {"robots.txt", ".nojekyll"} < published
    assert SECURITY not in published
