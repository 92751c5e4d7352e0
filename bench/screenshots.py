"""The pictures of the README: home and an agency, on a phone and on a desk, light and dark."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser

from bench.site import served
from tests.site.records import Records
from tests.site.serving import ROOT
from tests.site.visiting import chromium
from tests.site.watching import watched

FOLDER = ROOT / "docs/screenshots"
AGENCY = "the agency of which most is told"
SHOTS = (
    # name, page, width, height, color scheme
    ("home-desk-light", "", 1280, 900, "light"),
    ("home-phone-dark", "", 390, 844, "dark"),
    ("agency-desk-dark", AGENCY, 1280, 900, "dark"),
    ("agency-phone-light", AGENCY, 390, 844, "light"),
)


def shoot(browser: Browser, address: str, agency: str) -> None:
    """Take each picture: what shows first, phones at twice the pixels, as they have them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, path, width, height, scheme in SHOTS:
        scale = 2 if width < 600 else 1
        with watched(browser, width=width, color_scheme=scheme, device_scale_factor=scale) as seen:
            seen.page.set_viewport_size({"width": width, "height": height})
            seen.open(address + (agency if path == AGENCY else path))
            picture = FOLDER / f"{name}.webp"
            taken = Image.open(BytesIO(seen.page.screenshot(animations="disabled")))
            taken.save(picture, quality=80, method=6)
            print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    with served() as (site, server), chromium() as browser:
        shoot(browser, server.address, Records(site).agency_page)
