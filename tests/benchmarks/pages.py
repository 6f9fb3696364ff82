"""What a page costs, in CPU of one process: reported, never asserted.

    .venv/bin/python tests/benchmarks/pages.py [--runs N] [--size N]

Reads the database of the site (DRUGREF_VAR, DATABASE_URL), writes nothing. Each figure is the minimum of N runs of that page; a loop
of plain Python is measured beside it, so that figures of two machines, or of a busy one, can be compared by their ratio to it.
"""

import argparse
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drugref.config.settings")

import django

django.setup()

from django.conf import settings
from django.test import Client

from comparisons.engine.comparison import canonical
from drugref.knowledge import current
from drugref.knowledge.edition import Edition
from tests.benchmarks.larger import grown

QUESTIONS = (
    "is baclofen a benzo",
    "xanax vs klonopin",
    "can i take trazodone with zoloft",
    "is tramadol addictive",
    "is bacofenn a bezno",
    "what is zofran",
    "side effects of gabapentin",
    "is percocet an opioid or a narcotic",
)
SEED = 20261130


def cpu(work: Callable[[], object], times: int) -> float:
    """The least CPU of *times* runs, in milliseconds."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent) * 1000


def calibration() -> float:
    """A loop of plain Python, in milliseconds."""
    return cpu(lambda: sum(number * number % 7 for number in range(200_000)), 7)


def getting(client: Client, address: str, **query: str) -> Callable[[], object]:
    def get() -> object:
        response = client.get(address, query)
        if response.status_code >= 400:
            raise SystemExit(f"{address} answers {response.status_code}")
        return response

    return get


def told(name: str, figures: Iterable[float]) -> None:
    ordered = sorted(figures)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{name:44} median {statistics.median(ordered):7.1f} ms   95% {late:7.1f} ms   most {ordered[-1]:7.1f} ms   ({len(ordered)})")


class Larger(current.Keeper):
    """An edition of a catalogue *times* as large."""

    def __init__(self, times: int) -> None:
        super().__init__()
        real = current.read_edition()
        self._grown = Edition(grown(real.records, times), home=real.home, today=real.today, neighbours=real.neighbours, tables=real.tables)

    def edition(self) -> Edition:
        return self._grown


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each page (default: 5)")
    parser.add_argument("--size", type=int, default=1, help="how many times the real catalogue (default: 1)")
    asked = parser.parse_args()
    times = asked.runs
    settings.ALLOWED_HOSTS = ["testserver"]
    print(f"{'a loop of plain Python':44} {calibration():7.1f} ms")
    begun = time.process_time()
    if asked.size > 1:
        current.KEEPER = Larger(asked.size)
    edition = current.current()
    edition.everything()
    print(f"{'cold: all records read, all profiles made':44} {(time.process_time() - begun) * 1000:7.0f} ms")
    graph, client, chance = edition.graph, Client(), random.Random(SEED)  # noqa: S311  no secret
    shown = sorted(slug for slug, node in graph.nodes.items() if node.published and not slug[-1].isdigit())
    pairs = [canonical(graph, *chance.sample(shown, 2)) for _ in range(100)]
    told("100 random comparisons", [cpu(getting(client, f"/compare/{a}/{b}/"), times) for a, b in pairs])
    told("/compare/baclofen/benzodiazepines/", [cpu(getting(client, "/compare/baclofen/benzodiazepines/"), times)])
    told("/what-is/…/", [cpu(getting(client, f"/what-is/{slug}/"), times) for slug in chance.sample(shown, 60)])
    told("/ask/", [cpu(getting(client, "/ask/", q=text), times) for text in QUESTIONS])
    told("/ask/live/", [cpu(getting(client, "/ask/live/", q=text), times) for text in QUESTIONS])
    told("/", [cpu(getting(client, "/"), times)])
    changed = {key: record for key, record in edition.records.items() if key == "drug:baclofen"}
    renewed = cpu(lambda: edition.changed(changed).names.meanings(["baclofen"]), times)
    print(f"{'the next edition after one changed entry':44} {renewed:7.1f} ms")
    print(f"{'a loop of plain Python':44} {calibration():7.1f} ms")
    print(f"{'memory of this process at most':44} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


if __name__ == "__main__":
    main()
