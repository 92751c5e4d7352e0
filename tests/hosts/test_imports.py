"""What a command does not need, it does not import: that is most of the time a check could take."""

import subprocess
import sys
from pathlib import Path

import pytest

from microsite.hosts.cli import main
from microsite.hosts.cli.new_record import PLAIN
from tests.support import MINIMAL

ROOT = Path(__file__).parents[2]
HEAVY = {
    "folium": "only the map's page: 0.4 s",
    "jinja2": "only pages",
    "lxml": "only saved web pages, which `new source` reads",
    "markdown_it": "only texts with links that are not plain",
    "mkdocs": "only a build",
    "numpy": "only maps: 0.1 s",
    "PIL": "only cards",
    "phonenumbers": "only texts with as many digits as a number",
    "pypdfium2": "only PDFs, which `new source` reads",
    "rich.console": "only what is printed beyond one line",
    "ruamel": "only commands that write records",
    "shapely": "only maps; a check remembers that the outlines were well",
    "apsw": "only exports",
    "sqlite3": "only what builds keep",
    "trafilatura": "only saved web pages, which `new source` reads",
    "typst": "only cards",
    "yaml": "only records that are not in the common form",
    "microsite.changes": "only `diff` and `factcheck`",
    "microsite.exports": "only a build",
    "microsite.factcheck": "only `factcheck`",
    "microsite.intake": "only `new source`",
    "microsite.render": "only a build and `factcheck`",
    "microsite.views": "only a build and `factcheck`",
}


def test_a_check_imports_nothing_that_it_has_no_use_for() -> None:
    # `build.py` itself, as it is run, up to its end.
    code = (
        "import atexit, runpy, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv = ['build.py', 'check', '--root', {str(MINIMAL)!r}]\n"
        "runpy.run_path('build.py', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, "No findings.\n")
    loaded = set(done.stderr.split())
    assert "microsite.checks" in loaded
    assert {name: why for name, why in HEAVY.items() if name in loaded} == {}


def test_the_command_for_each_kind_of_record_is_found_by_its_name() -> None:
    new = main.commands["new"]
    made = {name: each.name for name, each in new.commands.items()}  # type: ignore[attr-defined]
    assert list(made) == list(made.values())
    assert {each.name for each in PLAIN} < made.keys()


def test_a_command_that_is_not_there_is_no_command() -> None:
    with pytest.raises(KeyError):
        main.commands["nothing"]
