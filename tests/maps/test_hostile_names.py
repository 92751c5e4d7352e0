"""A name is never a template: Folium renders what it has rendered once more."""

from pathlib import Path

from microsite.maps import folium_map
from tests.made_up_region import STRINGS, STYLES, point, write_region


def test_a_name_in_braces_stays_text(tmp_path: Path) -> None:
    from microsite.maps import load_region

    write_region(tmp_path)
    region = load_region(tmp_path)
    hostile = "{{ 7 * 191 }}{% include 'x' %}{# x #}"
    made = folium_map([point("a", 41.5, -72.8, short=hostile)], region, STYLES, STRINGS)
    assert "1337" not in made.script
    assert "7 * 191" in made.script
