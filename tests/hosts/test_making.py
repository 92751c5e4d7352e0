import shutil
from pathlib import Path

import pytest

from microsite.hosts import making
from microsite.pipeline import Imprint
from tests.support import BROKEN

IMPRINT = Imprint("https://x.test/", "", "")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("project", BROKEN, ids=lambda project: project.name)
def test_no_broken_project_becomes_a_site_and_nothing_is_written(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(project, tmp_path / "project", symlinks=True)
    before = contents(root)
    with pytest.raises(making.Stopped, match=r"Nothing was built: 1 (error|warning)"):
        making.make_site(root, IMPRINT, strict=True)
    assert capsys.readouterr().err.startswith((project / "expected.txt").read_text("utf-8"))
    assert contents(root) == before


def test_a_warning_stops_only_a_strict_build(tmp_path: Path) -> None:
    [project] = [each for each in BROKEN if each.name == "unreferenced-record"]
    root = shutil.copytree(project, tmp_path / "project")
    shutil.copytree(Path(__file__).parents[2] / "templates", root / "templates")
    assert making.make_site(root, IMPRINT, strict=False).pages
