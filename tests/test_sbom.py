"""The list of parts names what readers get, with the hashes of the files that are others' own.

That the whole is valid CycloneDX is seen to where it is written, by that project's own tool.
"""

from __future__ import annotations

import pytest

from microsite.shipped import components
from tools.assets import read
from tools.sbom import FILES, LEFT_OUT, part

ALL = {each.id: each for each in components(map=True, font=True)}


def test_a_part_has_its_license_and_where_it_is_from() -> None:
    made = part(ALL["rxjs"])
    assert made["licenses"] == [{"license": {"id": "Apache-2.0"}}]
    assert made["externalReferences"][0]["url"] == ALL["rxjs"].home
    assert "components" not in made and "version" not in made, "what is unknown is left out"


@pytest.mark.parametrize("id", FILES)
def test_a_part_has_its_files_as_they_were_written_down(id: str) -> None:
    due = read()
    files = part(ALL[id])["components"]
    assert files
    for each in files:
        assert each["hashes"] == [{"alg": "SHA-256", "content": due[each["name"]]}]


def test_every_file_of_others_is_in_one_part_unless_it_is_left_out() -> None:
    named = [each["name"] for id in FILES for each in part(ALL[id])["components"]]
    assert len(named) == len(set(named))
    assert {path for path in read() if not path.startswith(LEFT_OUT)} == set(named)
