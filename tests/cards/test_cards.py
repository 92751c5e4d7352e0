"""Cards: drawn the same each time, with everything on them, whatever the words."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from microsite.cards import HEIGHT, WIDTH, Easel, NotDrawn, colors, pictures

ROOT = Path(__file__).parents[2]
CARDS = ROOT / "templates" / "cards"
FONT = ROOT / "templates/theme/assets/fonts/literata.woff2"
STYLES = "".join((ROOT / f"templates/styles/{n}.css").read_text() for n in ("tokens", "map"))
PALETTE = colors(STYLES)
PAPER, INK = (253, 252, 249), (28, 27, 25)
SQUARE = (
    '<svg viewBox="0 0 9 9" width="9" height="9"><path class="dot" d="M0 0h9v9h-9z"></path></svg>'
)
[SYMBOL] = pictures(SQUARE, ".dot { fill: var(--ms-accent); }", PALETTE)


@pytest.fixture(scope="module")
def easel() -> Easel:
    return Easel(CARDS / "card.typ", FONT)


def agency(**fields: Any) -> dict[str, Any]:
    card = {
        "kind": "agency",
        "site": "Plates of Northfield",
        "title": "Northfield Police Department",
        "alleged": {"label": "Alleged", "by": "The Ledger", "when": "May 2, 2021", "text": "So."},
        "answer": {
            **{"label": "Answer", "state": "Statement", "when": "about May 2021"},
            **{"symbol": SYMBOL, "text": "Not so."},
        },
        "maps": [],
        "colors": PALETTE,
        "language": "en",
    }
    return {**card, **fields}


def site(**fields: Any) -> dict[str, Any]:
    tally = [{"symbol": SYMBOL, "text": "Statement: 2"}]
    card = {"kind": "site", "title": "Plates", "text": "What is said.", "answers": "Answers"}
    return {**card, "tally": tally, "maps": [], "colors": PALETTE, "language": "en", **fields}


def picture(easel: Easel, card: Mapping[str, Any]) -> Image.Image:
    return Image.open(BytesIO(easel.draw(card))).convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int] | None = None) -> int:
    """How many pixels are dark."""
    part = image.crop(box) if box else image
    return sum(part.convert("L").histogram()[:128])


def test_a_card_has_its_size_its_paper_and_its_words(easel: Easel) -> None:
    image = picture(easel, agency())
    assert image.size == (WIDTH, HEIGHT)
    assert all(abs(a - b) <= 4 for a, b in zip(image.getpixel((3, 3)), PAPER, strict=True))
    darkest = min(image.getcolors(1 << 20) or [], key=lambda found: sum(found[1]))[1]
    assert all(abs(a - b) <= 16 for a, b in zip(darkest, INK, strict=True))
    assert inked(image, (60, 90, 900, 150)) > 3000, "the name"
    assert inked(image, (60, 290, 580, 340)) > 100, "the allegation"
    assert inked(image, (620, 290, 1140, 340)) > 100, "the answer"


def test_two_easels_draw_the_same_bytes_and_no_date(easel: Easel) -> None:
    first, second = easel.draw(agency()), Easel(CARDS / "card.typ", FONT).draw(agency())
    assert first == second
    assert b"tIME" not in first and b"tEXt" not in first


@pytest.mark.parametrize("part", ["title", "site"])
def test_other_words_are_another_picture(easel: Easel, part: str) -> None:
    assert easel.draw(agency()) != easel.draw(agency(**{part: "Eastbrook"}))


def test_allegation_and_answer_are_set_in_one_size(easel: Easel) -> None:
    """A long answer makes the allegation smaller too."""
    short = picture(easel, agency())
    words = {"label": "Answer", "state": "S", "when": "w", "symbol": SYMBOL, "text": "Word " * 120}
    long = picture(easel, agency(answer=words))
    left = (60, 290, 580, 340)
    assert inked(long, left) < inked(short, left)


def test_what_is_too_long_stays_on_the_card(easel: Easel) -> None:
    words = {"label": "L", "by": "B" * 60, "when": "w", "text": "Word after word. " * 200}
    image = picture(easel, agency(title="A very long name of an agency " * 12, alleged=words))
    assert inked(image, (0, HEIGHT - 30, WIDTH, HEIGHT)) == 0
    assert inked(image, (WIDTH - 40, 0, WIDTH, HEIGHT)) == 0


@pytest.mark.parametrize("text", ["Word after word. " * 300, "W" * 3_000, "x\n" * 500])
def test_no_text_is_too_long_for_one_card(easel: Easel, text: str) -> None:
    """Any of them may be what somebody wrote into a record."""
    words = {"label": "L", "by": text, "when": text, "text": text}
    answer = {"label": "L", "state": text, "when": text, "symbol": SYMBOL, "text": text}
    for data in (
        agency(title=text, site=text, alleged=words, answer=answer),
        site(title=text, text=text, tally=[{"symbol": SYMBOL, "text": text}] * 9),
    ):
        image = picture(easel, data)
        assert image.size == (WIDTH, HEIGHT)
        assert inked(image, (0, HEIGHT - 30, WIDTH, HEIGHT)) == 0


def test_a_template_that_takes_two_pages_is_told(tmp_path: Path) -> None:
    (tmp_path / "card.typ").write_text(
        "#set page(width: 9pt, height: 9pt)\n#pagebreak()\nx", "utf-8"
    )
    with pytest.raises(NotDrawn, match="more than one page"):
        Easel(tmp_path / "card.typ", FONT).draw({})


@pytest.mark.parametrize("maps", [0, 1, 2])
def test_the_site_has_a_card_with_and_without_maps(easel: Easel, maps: int) -> None:
    image = picture(easel, site(maps=[SYMBOL] * maps))
    right = image.crop((900, 60, 1100, 560)).getcolors(1 << 20) or []
    teal = sum(count for count, (r, _, b) in right if b > r + 60)
    assert (teal > 10_000) == bool(maps)


def test_what_no_font_can_draw_shows_as_a_mark_and_is_told(easel: Easel) -> None:
    assert easel.missing("Łódź, Ωμέγα, Москва — “fine”") == ""
    assert easel.missing("日本 Police 日") == "日本"
    assert easel.legible("日本 Police") == "\ufffd\ufffd Police"
    image = picture(easel, agency(title="日本"))
    assert inked(image, (60, 90, 300, 150)) > 300


def test_a_broken_template_says_where(tmp_path: Path) -> None:
    template = tmp_path / "card.typ"
    template.write_text("#let broken = (\n")
    with pytest.raises(NotDrawn, match="unclosed"):
        Easel(template, FONT).draw({})


def test_colors_are_those_of_the_light_scheme() -> None:
    assert PALETTE["paper"] == "#fdfcf9"
    assert colors(":root { --ms-a: #112233; --ms-b: var(--ms-a); --ms-c: 2rem; }") == {
        "a": "#112233",
        "b": "#112233",
    }
    dark = '[x="slate"] { --ms-a: #000000; } @media print { :root { --ms-a: #ffffff; } }'
    assert colors(":root { --ms-a: #112233; }" + dark) == {"a": "#112233"}


def test_a_picture_carries_its_own_style() -> None:
    assert 'xmlns="http://www.w3.org/2000/svg"' in SYMBOL
    assert "fill: #0b5a73" in SYMBOL
