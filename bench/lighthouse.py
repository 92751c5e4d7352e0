"""Lighthouse's four scores, median of three runs, as a middling phone on a slow network."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from bench.table import table
from tests.site.serving import CHROMIUM_ARGUMENTS, ROOT, chromium_path

PAGES = {
    "home": "",
    "timeline": "timeline/",
    "statements": "statements/",
    "map": "map/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3


def scores(address: str, agency: str) -> str:
    """Measure a page of each kind; gives a table, and below it what cost points.

    Args:
        address: where the site is served.
        agency: the page of an agency, below that address.
    """
    rows: list[list[str]] = []
    short: list[str] = []
    for kind, path in {**PAGES, "agency": agency}.items():
        reports = [_run(address + path) for _ in range(RUNS)]
        found = []
        for category in CATEGORIES:
            values = [round(report["categories"][category]["score"] * 100) for report in reports]
            found.append(str(int(median(values))))
            if category != "performance" and median(values) < 100:
                short += [f"- {kind}: {line}" for line in _missed(reports[-1], category)]
        paints = [r["audits"]["largest-contentful-paint"]["numericValue"] for r in reports]
        rows.append([kind, *found, f"{median(paints) / 1000:.1f} s"])
    measured = table(["page", *CATEGORIES, "largest paint"], rows)
    return "\n".join([measured, "", *short]) if short else measured


def _missed(report: dict[str, dict], category: str) -> list[str]:  # type: ignore[type-arg]
    """Name the audits of a category that cost points."""
    audits = report["audits"]
    return [
        f"{category}: {audits[each['id']]['title']}"
        for each in report["categories"][category]["auditRefs"]
        if each["weight"] and audits[each["id"]]["score"] not in (1, None)
    ]


def _run(url: str) -> dict[str, dict]:  # type: ignore[type-arg]
    """Run Lighthouse once, with its settings for a phone; gives its report."""
    lighthouse = ROOT / "bench/node_modules/lighthouse/cli/index.js"
    flags = " ".join(f'"{each}"' if " " in each else each for each in CHROMIUM_ARGUMENTS)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        done = subprocess.run(
            [
                *(ROOT / ".venv/bin/node", lighthouse, url, "--quiet"),
                *("--output=json", f"--output-path={report}", "--no-enable-error-reporting"),
                *(
                    f"--only-categories={','.join(CATEGORIES)}",
                    f"--chrome-flags=--headless=new {flags}",
                ),
            ],
            env={**os.environ, "CHROME_PATH": chromium_path()},
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
        if done.returncode:
            raise SystemExit(f"Lighthouse failed at {url}:\n{done.stderr}")
        return json.loads(report.read_text("utf-8"))  # type: ignore[no-any-return]
