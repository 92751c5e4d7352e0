r"""Texts that somebody could write into a record to make a page do what it should not.

Those that would run call `__hostile__`, those that would fetch ask hostile.test, and those that
would become elements or attributes are called so; `browse` looks for all of these. What a text is
meant to attack is its kind. The last kind is no attack: it has to be published as it is.
"""

from __future__ import annotations

from typing import NamedTuple

CALL = "__hostile__"
HOST = "hostile.test"
MARK = "x-hostile"
"""The name of the elements, and of the attributes, that no page may have."""

_RUN = f"{CALL}()"
_FETCH = f"https://{HOST}/x"


class Payload(NamedTuple):
    """A text, and what it is meant to attack."""

    kind: str
    text: str


_TEXTS: dict[str, tuple[str, ...]] = {
    "HTML": (
        f"<script>{_RUN}</script>",
        f"<{MARK}>element</{MARK}>",
        f"<img src=x onerror={_RUN}>",
        f"<svg onload={_RUN}><text>x</text></svg>",
        f"</title><script>{_RUN}</script>",
        f"</textarea></style></template></noscript><{MARK}>",
        f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
        f"<details open ontoggle={_RUN}><summary>x</summary></details>",
        f"<meta http-equiv=refresh content='0;url={_FETCH}'>",
        f"<base href={_FETCH}/><link rel=stylesheet href={_FETCH}.css>",
        f"<style>@import '{_FETCH}.css';</style>",
        f"<object data={_FETCH}></object><embed src={_FETCH}>",
        f"<!--><img src={_FETCH}>-->",
        f"<form action={_FETCH}><button autofocus onfocus={_RUN}>x</button></form>",
        f"<math><mtext><{MARK}><style><img src=x onerror={_RUN}></style>",
        f"<video poster={_FETCH}><source onerror={_RUN}></video>",
    ),
    "an attribute": (
        f'x" {MARK}="1" onmouseover="{_RUN}',
        f"x' {MARK}='1' onmouseover='{_RUN}",
        f'"><{MARK}>',
        f"'><{MARK}>",
        f'x" autofocus tabindex="0" onfocus="{_RUN}" style="background:url({_FETCH})',
        f"` {MARK}=1 onclick={_RUN} `",
    ),
    "escaping": (
        f"&lt;script&gt;{_RUN}&lt;/script&gt;",
        f"&amp;lt;{MARK}&amp;gt;",
        f"&#60;{MARK}&#62; &#x3c;{MARK}&#x3e;",
        f"\\u003c{MARK}\\u003e \\x3c{MARK}\\x3e",
        f"%3C{MARK}%3E",
        f"<\\{MARK}> <0> <{MARK}",
    ),
    "data in a page": (
        f"</script><script>{_RUN}</script>",
        f"<!--<script>{_RUN}",
        f'","{MARK}":"1',
        f"]]><{MARK}><![CDATA[",
        f"--><{MARK}><!--",
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    ),
    "an address": (
        f"javascript:{_RUN}",
        f"JaVaScRiPt:{_RUN}//https://x.test/",
        f"java\tscript:{_RUN}",
        f"data:text/html,<script>parent.{_RUN}</script>",
        f"vbscript:{_RUN}",
        f"//{HOST}/x",
        f'https://{HOST}/"onmouseover="{_RUN}',
        f"https://{HOST}/'><{MARK}>",
        "file:///etc/passwd",
    ),
    "Markdown": (
        f"[link](javascript:{_RUN})",
        f"[link](<javascript:{_RUN}>)",
        f"[link][a]\n\n[a]: javascript:{_RUN}",
        f"![image]({_FETCH}.png)",
        f'![image]({_FETCH}.png "x" onerror={_RUN})',
        f"<javascript:{_RUN}>",
        f'[link](https://{HOST}/ "t&quot; onmouseover=&quot;{_RUN}")',
        f"[link](https://{HOST}/%22onmouseover=%22{_RUN})",
        f"`</code><{MARK}>` ``x``",
        f"# heading\n\n<{MARK}>\n",
        f"```html\n<script>{_RUN}</script>\n```",
        f"[link](&#106;avascript:{_RUN})",
        f"**<{MARK}>** _{MARK}_ ~~x~~",
    ),
    "a template": (
        "{{ 271828 * 314159 }} {{ config.items() }} {{ self.__init__.__globals__ }}",
        "{% include '/etc/passwd' %}{% raw %}",
        "{n} {name} {0} {0.__class__} {}",
        "%(x)s %s %n ${271828*314159} #{271828*314159}",
        "zq0zq zq1zq zq999999zq",
        '#read("/etc/passwd") $ x $ #sys @x *x',
    ),
    "YAML": (
        "!!python/object/apply:os.system ['true']",
        "*alias &anchor",
        "{a: b} [c] - d: e # f",
        "<<: x",
        "=: | > ? ---",
    ),
    "other files": (
        '=HYPERLINK("https://hostile.test/x";"x")',
        "+1+1",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "-2+3",
        "'; DROP TABLE statements; --",
        '" OR quotations MATCH "*',
        "x}, url = {javascript:0}, note = {\\input{/etc/passwd}",
        "x ER  - UR  - javascript:0",
        "x\r\nBEGIN:VCARD\r\n",
    ),
    "a terminal": (
        "x\x1b]0;owned\x07\x1b[2J",
        "x\x9b2Jx",
        "x ::error file=x::owned %0A::set-output name=x::y",
        "x\n::error file=x::owned",
        "\x1b[31m[bold]red[/bold] :100:",
    ),
    "a path": (
        "../../../../../../tmp/hostile",
        "/etc/passwd",
        "..\\..\\hostile",
        "a/../../../b",
        "x\x00.txt",
        "~/hostile",
    ),
    "a seal": (
        '<details class="ms-seal"><summary>Checked letter by letter</summary></details>',
        '<q class="ms-quote" data-verified="true">No such words</q>',
        "Checked letter by letter against the archived copy. sha256: " + "0" * 64,
    ),
    "what nobody sees": (
        "x \u202egnp.exe",
        "x \u2066y\u2069",
        "x\u200fy",
        "x\u200by",
        "x\u200cy x\u200dy",
        "x\u00ady",
        "x\x00y",
        "x\x85y",
        "x\u2028y",
        "x\ufeffy",
        "x\ue000y",
        "x\ufffey",
        "x\U000e0041\U000e0042",
        "x\ufe0fy",
        "x\u034fy",
        "x\u3164y",
        "x\ufff9y\ufffbz",
    ),
    "size": (
        "wide " * 5_000,
        "W" * 3_000,
        "\n".join(["x"] * 500),
        "> " * 40 + "deep",
        "[" * 3_000,
        "*_" * 3_000,
    ),
    "letters of the world": (
        "\u05d4\u05de\u05e9\u05d8\u05e8\u05d4 \u05d0\u05de\u05e8\u05d4",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0646\u0627\u0645\u0647",
        "\u0915\u094d\u200d\u0937 \u0939\u093f\u0928\u094d\u0926\u0940",
        "family \U0001f468\u200d\U0001f469\u200d\U0001f467, \u2764\ufe0f, 1\ufe0f\u20e3",
        "Wales \U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "Zo\u00eb Nu\u0301n\u0303ez \u6f22\u5b57 \ud55c\uae00",
        "\u0440\u0430ypal p\u0430ypal",
        "AT&T <3 \"quoted\" 'single' 5 < 6 > 4",
    ),
}

PAYLOADS = tuple(Payload(kind, text) for kind, texts in _TEXTS.items() for text in texts)
"""All of them, kind by kind."""
KINDS = tuple(_TEXTS)
"""What they are meant to attack, in order."""
