"""How long readers wait while somebody else writes: the site served over a socket, with and without SQLite's write lock held.

Run by name, since it is no test:  .venv/bin/python -m tests.benchmarks.write_lock DATABASE.sqlite3
It serves a copy, reads the same pages twice (free, then with the lock held by another process), and prints both distributions.
"""

import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing
from pathlib import Path

from tests.serving import served

READS, HELD = 200, 10.0
"""Pages read each time; seconds for which the lock is held, over and over until they are read."""
HOLD = """
import sqlite3, sys, time
with sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30) as database:
    database.execute("BEGIN IMMEDIATE")
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
    database.execute("ROLLBACK")
"""


def addresses(database: Path) -> list[str]:
    """Random comparisons for the most part, and one of each other kind of page."""
    with closing(sqlite3.connect(database)) as rows:
        drugs = [slug for (slug,) in rows.execute("SELECT slug FROM drugref_entry WHERE kind='drug' AND status='published' ORDER BY slug")]
    chance = random.Random(9)  # noqa: S311  no secret
    pairs = [sorted(chance.sample(drugs, 2)) for _ in range(READS - 5)]
    others = ["/", "/ask/?q=is+flurbazol+a+benzo", "/ask/live/?q=is+baclofen+a+benzo", f"/what-is/{drugs[0]}/", "/confusions/"]
    return [f"/compare/{one}/{other}/" for one, other in pairs] + others


def read(site: str, paths: list[str]) -> list[float]:
    """Milliseconds a page."""
    took = []
    for path in paths:
        begun = time.perf_counter()
        with urllib.request.urlopen(site + path, timeout=60) as response:
            response.read()
        took.append(1000 * (time.perf_counter() - begun))
    return took


def report(title: str, took: list[float]) -> None:
    p95 = statistics.quantiles(took, n=20)[-1]
    sys.stdout.write(f"{title:<16} median {statistics.median(took):6.1f} ms   p95 {p95:6.1f} ms   max {max(took):6.1f} ms\n")


def read_under_lock(site: str, paths: list[str], database: Path) -> list[float]:
    took: list[float] = []
    while rest := paths[len(took) :]:
        holder = subprocess.Popen([sys.executable, "-c", HOLD, str(database), str(HELD)], stdout=subprocess.PIPE, text=True)
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        until = time.monotonic() + HELD - 1
        for path in rest:
            if time.monotonic() > until:
                break
            took += read(site, [path])
        holder.terminate()
        holder.wait()
        holder.stdout.close()
    return took


def main(source: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "drugref.sqlite3"
        shutil.copy(source, database)
        paths = addresses(database)
        with served(Path(folder)) as (site, _):
            read(site, paths[:20])
            report("nobody writes", read(site, paths))
            report("lock held", read_under_lock(site, paths, database))
            report("nobody writes", read(site, paths))
            time.sleep(3)
        log = (Path(folder) / "up.log").read_text()
        told = [line for line in log.splitlines() if "WARNING" in line or "ERROR" in line]
        sys.stdout.write("\n  ".join(["the server's log:", *told]) + "\n")
        with closing(sqlite3.connect(database)) as rows:
            (counted,) = rows.execute("SELECT SUM(count) FROM comparisons_dailycount").fetchone()
        sys.stdout.write(f"readings counted: {counted}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
