"""Ask nginx for the site, thousands of times: `make load`, or `python -m trust.load`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.site.serving import build
from tools.bars import counting
from trust.asked import at_least_one
from trust.load import report
from trust.load.loading import load
from trust.load.server import SITE, NoServer, nginx, nginx_path

_SHOWN = 20
"""How many of the faults are printed."""


def main(arguments: list[str] | None = None) -> int:
    """Build the site, serve it, ask for it; print the figures, and write them into the docs.

    Returns:
        1 if any answer was wrong, or there is no nginx; else 0.
    """
    given = _parser().parse_args(arguments)
    program = nginx_path()
    if program is None:
        print("error: no nginx here; `tools/nginx.sh get` brings Debian's", file=sys.stderr)
        return 1
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, counting() as progress:
        site = Path(folder) / SITE
        task = progress.add_task("Building the site", total=given.requests)
        build(site, f"https://x.test/{SITE}/")
        progress.update(task, description="Asking for it")
        try:
            with nginx(program, site) as address:
                result = load(
                    address,
                    site,
                    requests=given.requests,
                    visitors=given.visitors,
                    seed=given.seed,
                    done=lambda: progress.advance(task),
                )
        except NoServer as problem:
            print(f"error: {problem}", file=sys.stderr)
            return 1
    print(report.summary(result))
    for fault, n in result.wrong.most_common(_SHOWN):
        print(f"{fault} (× {n})")
    if given.write and not result.wrong:
        text = report.page(result, _version(program), os.cpu_count() or 1, busy)
        report.PAGE.write_text(text, "utf-8")
    return 1 if result.wrong else 0


def _version(program: str) -> str:
    done = subprocess.run([program, "-v"], capture_output=True, text=True, check=True)
    return done.stderr.strip().removeprefix("nginx version: ").replace("/", " ")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m trust.load", description=__doc__)
    parser.add_argument("--requests", type=at_least_one, default=20_000, help="how many, in all")
    parser.add_argument("--visitors", type=at_least_one, default=32, help="how many ask at once")
    parser.add_argument("--seed", type=int, default=0, help="of the order in which they ask")
    parser.add_argument(
        "--write", action="store_true", help=f"write the figures into {report.PAGE}"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
