"""towns: the outlines of the maps."""

from __future__ import annotations

from pathlib import Path

import click

from microsite import disk
from microsite.hosts.cli import options
from microsite.hosts.cli.group import command


@command
@options.ROOT
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def towns(root: Path, file: Path) -> None:
    """Make data/geo/towns.geojson, so that the maps show towns.

    FILE is a Cartographic Boundary File of county subdivisions, as the U.S. Census Bureau
    publishes it: cb_YYYY_SS_cousub_500k.zip.
    """
    # Shapely and numpy: the list of commands has no use for them.
    from microsite.maps import TOWNS, load_region, towns_geojson

    folder = root / "data" / "geo"
    try:
        text = towns_geojson(file, load_region(folder, towns=False))
        disk.replace(folder / TOWNS, text)
    except (OSError, ValueError) as problem:
        raise click.ClickException(f"{problem}. Nothing was written.") from problem
    click.echo(f"Wrote data/geo/{TOWNS}: {text.count(chr(10)) - 2} towns, {len(text):,} bytes.")
