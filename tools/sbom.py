"""A list of parts, for whoever has to answer for them (CycloneDX): `make sbom`.

The packages that a build is made with come from requirements.txt, with their hashes, as the tool of
the CycloneDX project reads it; what readers get of others comes from `microsite.shipped`, with the
hashes of its files. Without a date and a random number: the same pins make the same bytes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from microsite.shipped import Component, components
from tools.assets import read

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".cache" / "supply" / "venv" / "bin"
SPEC = "1.6"
FILES = {
    "material": "assets/[js]*/*",
    "leaflet": "assets/leaflet/*",
    "literata": "assets/fonts/*.woff2",
}
"""Which files of a site are whose, of those that are files of others as they stand."""
LEFT_OUT = ("assets/javascripts/lunr/", "assets/images/favicon.png")
"""Word stems, which an English site does not ship, and a picture in whose place is ours."""
_CHECK = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
sys.exit(f"error: {wrong}" if wrong else 0)
"""


def packages() -> dict[str, Any]:
    """List the packages of requirements.txt.

    Raises:
        CalledProcessError: the tool failed, and has said why.
    """
    program = str(TOOLS / "cyclonedx-py")
    command = [program, "requirements", "--output-reproducible", "--spec-version", SPEC]
    given = ["--pyproject", "pyproject.toml", "--mc-type", "application", "requirements.txt"]
    done = subprocess.run([*command, *given], cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def part(each: Component) -> dict[str, Any]:
    """Describe something that readers get."""
    about: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"shipped:{each.id}",
        "name": each.name,
        **({"version": each.version} if each.version else {}),
        "scope": "required",
        "licenses": [{"license": {"id": each.license}}],
        "externalReferences": [{"type": "website", "url": each.home}],
        "properties": [{"name": "microsite:shipped", "value": "to readers"}],
    }
    files = [
        {
            "type": "file",
            "bom-ref": f"file:{path}",
            "name": path,
            "hashes": [{"alg": "SHA-256", "content": sha256}],
        }
        for path, sha256 in sorted(read().items())
        if each.id in FILES and fnmatch(path, FILES[each.id]) and not path.startswith(LEFT_OUT)
    ]
    return {**about, "components": files} if files else about


def whole() -> str:
    """Write the list of everything.

    Raises:
        CalledProcessError: a tool failed, or holds the list for wrong.
    """
    made = packages()
    made["components"] += [part(each) for each in components(map=True, font=True)]
    text = json.dumps(made, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    subprocess.run([TOOLS / "python", "-c", _CHECK], input=text, text=True, check=True)
    return text


def main(arguments: list[str] | None = None) -> None:
    """Write it into a file."""
    parser = argparse.ArgumentParser(description="List all parts of the site, as CycloneDX.")
    parser.add_argument("file", type=Path)
    given = parser.parse_args(arguments)
    text = whole()
    given.file.write_text(text, "utf-8")
    print(f"{given.file}: {len(json.loads(text)['components'])} parts, valid CycloneDX {SPEC}")


if __name__ == "__main__":
    main()
