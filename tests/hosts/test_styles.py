"""Style sheets made small without a change of what applies."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.hosts.styles import Used, compact, slim, slim_site


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("p{margin:0}", "p{margin:0;}"),
        (".here{margin:0}", ".here{margin:0;}"),
        (".gone{margin:0}", ""),
        (".here .gone, .here>p{margin:0}", ".here>p{margin:0;}"),
        (".here.gone{margin:0}", ""),
        (".here:not(.gone){margin:0}", ".here:not(.gone){margin:0;}"),
        ("p:is(.gone, .here){margin:0}", "p:is(.gone, .here){margin:0;}"),
        ("[data-x='.gone']{margin:0!important}", "[data-x='.gone']{margin:0!important;}"),
        ("@media print{.gone{margin:0}}", ""),
        ("@media print{.gone{margin:0} .here{margin:0}}", "@media print{.here{margin:0;}}"),
        ("@media (width>1em){@supports (gap:0){.gone{gap:0}}}", ""),
        ("@keyframes turn{from{top:0}to{top:1px}}", "@keyframes turn{from{top:0}to{top:1px}}"),
        ("p{content:'a /* b */ ;}'}", "p{content:'a /* b */ ;}';}"),
    ],
)
def test_a_rule_stays_if_it_can_apply(css: str, left: str) -> None:
    # A string may be written with other quotation marks.
    assert slim(css, {"here"}, set()).replace('"', "'") == left


def test_a_custom_property_stays_if_anything_asks_for_it() -> None:
    css = ":root{--a:1;--b:url('data:x;{}');--c:2;--d:3}p{top:var(--a)}.gone{top:var(--d)}"
    kept = slim(css, set(), {"--b"})
    assert kept.replace('"', "'") == ":root{--a:1;--b:url('data:x;{}');}p{top:var(--a);}"


def test_comments_and_line_breaks_go() -> None:
    css = "/* x */\n.any,\n.other {\n  margin: 0 /* y */\n    auto;\n  --z: 1;\n}\n"
    assert compact(css) == ".any,.other{margin:0 auto;--z:1;}"


@pytest.mark.parametrize("css", ["p{margin:0}}", "p{ a{margin:0} }"])
def test_what_is_not_understood_is_refused(css: str) -> None:
    with pytest.raises(ValueError):
        compact(css)


def test_a_class_counts_if_a_page_or_a_script_has_it(tmp_path: Path) -> None:
    def write(name: str, content: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return path

    write("deep/index.html", '<p class="on-page js">x</p>')
    write("assets/x.js", 'el.classList.add("by-script"); use("--asked")')
    ours = write("assets/css/ours.css", ".anything { top: var(--ours) }")
    theme = write(
        "assets/stylesheets/main.css",
        ":root{--asked:1;--ours:2;--gone:3}.on-page{top:0}.by-script{top:0}.gone{top:0}",
    )
    slim_site(tmp_path, Used.on(tmp_path))
    assert ours.read_text("utf-8") == ".anything{top:var(--ours);}"
    assert theme.read_text("utf-8") == (
        ":root{--asked:1;--ours:2;}.on-page{top:0;}.by-script{top:0;}"
    )
