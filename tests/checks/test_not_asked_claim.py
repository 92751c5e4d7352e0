from pathlib import Path

from tests.support import GOOD, edited, said

CLAIM = "millbrook-college-police"


def test_it_must_name_every_source(tmp_path: Path) -> None:
    text = (GOOD / "data/responses.yaml").read_text("utf-8")
    record = text[text.index("kind: not known to have been asked") :]
    sources = record[record.index("sources: [") :].splitlines()[0]
    fewer = sources[: sources.rindex(",")] + "]"
    root = edited(tmp_path, ("data/responses.yaml", sources, fewer), of=GOOD)
    [found] = said(root, "not-asked-claim")
    assert "this says it of every source, and " in found


def test_no_other_response_stands_beside_it(tmp_path: Path) -> None:
    text = (GOOD / "data/responses.yaml").read_text("utf-8")
    agency = "agency: eastbrook-police"
    assert agency in text and CLAIM in text
    everywhere = text.replace(agency, f"agency: {CLAIM}")
    root = edited(tmp_path, ("data/responses.yaml", text, everywhere), of=GOOD)
    [found] = said(root, "not-asked-claim")
    assert f"says otherwise of '{CLAIM}'" in found
