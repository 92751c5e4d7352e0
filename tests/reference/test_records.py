"""Every field of every record stands on the page, and what the page shows is so."""

from __future__ import annotations

import re
from pathlib import Path

from microsite import dates
from microsite.model import KINDS, Record
from microsite.model.walk import field_owner
from microsite.schemas.whole import WHOLE
from microsite.yamlfile import parse, parse_front_matter
from tools.reference.records import PAGE, pages

TEXT = pages()[PAGE]
TYPES: dict[str, type[Record]] = {**WHOLE, **KINDS}


def section(kind: str) -> str:
    return TEXT.split(f"\n## {kind.capitalize()}\n")[1].split("\n## ")[0]


def test_every_field_of_every_kind_stands_there_with_its_description() -> None:
    for kind, record_type in TYPES.items():
        for name, field in record_type.model_fields.items():
            [row] = re.findall(rf"(?m)^\| `{name}` \|.*$", section(kind).split("\n### ")[0])
            assert " ".join((field.description or "").split()) in row
            assert ("| yes |" in row) == field.is_required()
            assert "anything" not in row


def test_links_within_the_page_lead_somewhere() -> None:
    titles = re.findall(r"(?m)^#+ (.*)$", TEXT)
    anchors = {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in titles}
    linked = set(re.findall(r"\]\(#([^)]*)\)", TEXT))
    assert linked
    assert linked <= anchors


def test_every_example_is_a_record() -> None:
    for kind, record_type in TYPES.items():
        [example] = re.findall(r"For example:\n\n```yaml\n(.*?)```", section(kind), re.DOTALL)
        read, findings = (parse_front_matter if kind == "sources" else parse)(example, "example")
        assert findings == []
        [raw] = [read.value] if kind in WHOLE else read.value
        assert record_type.model_validate(raw)
        assert field_owner(record_type, (next(iter(raw)),)) is record_type


def test_every_date_is_shown_as_readers_see_it() -> None:
    rows = re.findall(r"(?m)^\| `([^`]+)` \| [^|]+ \| ([^|]+) \|$", TEXT.split("## Dates")[1])
    dated = [(text, shown) for text, shown in rows if re.match(r"[0-9X./]", text)]
    assert len(dated) > 10
    for text, shown in dated:
        assert dates.display(dates.parse(text), dates.DateWords()) == shown


def test_pages_that_it_leads_to_are_there() -> None:
    for name in re.findall(r"\]\((\.\./[^)#]*)\)", TEXT):
        assert (Path(__file__).parents[2] / "docs" / "reference" / name).is_file()
