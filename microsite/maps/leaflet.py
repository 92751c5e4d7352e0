"""Leaflet's own files, taken from the installed package into the site, byte for byte."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from microsite.artifacts import Artifact

FOLDER = "assets/leaflet"
LEAFLET_JS = f"{FOLDER}/leaflet.js"
LEAFLET_CSS = f"{FOLDER}/leaflet.css"

# The package carries no licence text. This is Leaflet's, from its file LICENSE of that version.
LICENSE = """\
BSD 2-Clause License

Copyright (c) 2010-2022, Volodymyr Agafonkin
Copyright (c) 2010-2011, CloudMade
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this
   list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice,
   this list of conditions and the following disclaimer in the documentation
   and/or other materials provided with the distribution.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""


def leaflet_assets() -> tuple[Artifact, ...]:
    """Give Leaflet's script, style sheet, the images that names, and its licence.

    The script's last line names a source map; only a developer's tools would ask for it, and
    the file stays as its makers signed it. Raises `ImportError` without XStatic-Leaflet.
    """
    from xstatic.pkg import leaflet

    source = Path(leaflet.BASE_DIR)
    names = ["leaflet.js", "leaflet.css"]
    names += sorted(f"images/{path.name}" for path in (source / "images").glob("*.png"))
    files = [Artifact(f"{FOLDER}/{name}", (source / name).read_bytes()) for name in names]
    text = f"Leaflet {version('XStatic-Leaflet').rpartition('.')[0]}\n\n{LICENSE}"
    return (*files, Artifact(f"{FOLDER}/LICENSE.txt", text))
