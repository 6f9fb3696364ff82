"""How often the site warns: what taking both comes to for random pairs of drugs.

``python -m tests.benchmarks.random_pairs [--pairs 1000] [--seed 11]`` with a loaded database. A site that warns of everything warns of
nothing: of random pairs at most 4% shall be serious or never together, and at most 5% ask for care. Prints the share of each badge and
the grounds that decide most often.
"""

import argparse
import os
import random
from collections import Counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drugref.config.settings")
django.setup()

from comparisons.engine.together import Badge, Ground, together
from drugref.knowledge.current import read_edition


def named(ground: Ground) -> str:
    """'macrolides+statins', 'macrolides+statins in part', 'enzymes cyp3a4'."""
    if ground.interaction:
        return f"{ground.interaction.key}{' in part' if ground.in_part else ''}"
    return f"{ground.kind.value} {ground.term.slug if ground.term else ground.doubled}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--most", type=int, default=10, help="deciding grounds to print")
    told = parser.parse_args()
    edition, chance = read_edition(), random.Random(told.seed)  # noqa: S311  a sample, no secret
    drugs = sorted(slug for slug, node in edition.graph.nodes.items() if node.published and not node.is_class)
    badges: Counter[Badge] = Counter()
    deciding: Counter[tuple[str, str]] = Counter()
    for _ in range(told.pairs):
        left, right = chance.sample(drugs, 2)
        known = edition.knowledge(left, right)
        found = together(known.profiles[left], known.profiles[right], known.graph, known.interactions)
        badges[found.badge] += 1
        deciding.update({(found.badge.value, named(ground)) for ground in found.counted if ground.badge is found.badge})
    for badge in Badge:
        print(f"{badge.value:15} {badges[badge]:5} {100 * badges[badge] / told.pairs:5.1f}%")
    grave = badges[Badge.NEVER] + badges[Badge.SERIOUS]
    print(f"serious or never {100 * grave / told.pairs:.1f}% (at most 4), care {100 * badges[Badge.CARE] / told.pairs:.1f}% (at most 5)")
    for (badge, ground), count in deciding.most_common(told.most):
        print(f"{count:5} {badge}: {ground}")


if __name__ == "__main__":
    main()
