"""Lighthouse's four scores of every kind of page, on a phone and on a desk: printed as a table, never asserted.

    npm install --prefix FOLDER lighthouse@13
    .venv/bin/python -m tests.benchmarks.lighthouse --lighthouse FOLDER/node_modules/.bin/lighthouse [--site URL] [--runs 5] [--only ask]

Without ``--site`` it serves a site of its own. Lighthouse slows the phone down by itself (four times less CPU, a slow 4G line), so run it
when nothing else runs: its performance is the median of the runs, of the other three the worst is shown. What costs points is listed below.
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.browser.chromium import CHROMIUM, SWITCHES
from tests.serving import served

PAGES = {
    "home": "/",
    "comparison": "/compare/baclofen/benzodiazepines/",
    "entry": "/what-is/alprazolam/",
    "class": "/what-is/opioids/",
    "browse": "/browse/",
    "A to Z": "/a-z/a/",
    "confusions": "/confusions/",
    "source": "/sources/nhs-baclofen/",
    "ask": "/ask/?q=what+not+to+take+with+eliquis",
    "three": "/compare/acetaminophen/apixaban/ibuprofen/",
}
"""The last two keep themselves out of search engines, which costs them Lighthouse's points for being found."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FORMS = {"phone": (), "desk": ("--preset=desktop",)}
PATIENCE = 180
"""Seconds that one run may take."""


class Run(NamedTuple):
    """One run on one page: score of each category, 0 to 100, and the audits that cost points, worst first."""

    scores: dict[str, float]
    lost: tuple[str, ...]


def run(lighthouse: Path, address: str, form: str) -> Run:
    """Raises RuntimeError, with Lighthouse's own words, where it gives no report."""
    command = [
        str(lighthouse),
        address,
        "--quiet",
        "--output=json",
        "--disable-full-page-screenshot",  # of no score
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *SWITCHES])}",
        *FORMS[form],
    ]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": str(CHROMIUM)}, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    if report.get("runtimeError"):
        raise RuntimeError(report["runtimeError"]["message"])
    return Run({name: report["categories"][name]["score"] * 100 for name in CATEGORIES}, tuple(_lost(report)))


def _lost(report: dict[str, Any]) -> Iterator[str]:
    for name in CATEGORIES:
        for counted in report["categories"][name]["auditRefs"]:
            audit = report["audits"][counted["id"]]
            if counted["weight"] and audit["score"] is not None and audit["score"] < 1:
                shown = f" ({audit['displayValue']})" if audit.get("displayValue") else ""
                yield f"{name}: {audit['title']}{shown}"


def told(page: str, form: str, runs: Sequence[Run]) -> str:
    """One row: the median of performance with its least, and the worst of the rest."""
    speeds = [one.scores["performance"] for one in runs]
    rest = [min(one.scores[name] for one in runs) for name in CATEGORIES[1:]]
    return f"{page:12} {form:6} {statistics.median(speeds):11.0f} ({min(speeds):.0f})" + "".join(f"{worst:16.0f}" for worst in rest)


@contextmanager
def site_at(given: str) -> Iterator[str]:
    if given:
        yield given.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (site, _said):
        yield site


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lighthouse", type=Path, required=True)
    parser.add_argument("--site", default="")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=PAGES, action="append")
    asked = parser.parse_args()
    lost: dict[str, set[str]] = {}
    print(f"{'':12} {'':6} {'performance':>15}" + "".join(f"{name:>16}" for name in CATEGORIES[1:]), flush=True)
    with site_at(asked.site) as site:
        for page in asked.only or PAGES:
            for form in FORMS:
                runs = [run(asked.lighthouse, site + PAGES[page], form) for _ in range(asked.runs)]
                print(told(page, form, runs), flush=True)
                for one in runs:
                    for words in one.lost:
                        lost.setdefault(words, set()).add(f"{page} on a {form}")
    for words, where in lost.items():
        print(f"  {words}: {', '.join(sorted(where))}")


if __name__ == "__main__":
    main()
