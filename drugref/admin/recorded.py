"""What is recorded of an entry, arranged for its admin page: read-only rows with their sources, each with its own page."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Prefetch, Q
from django.urls import reverse

from drugref.models import Attribute, Entry, Fact, FactCitation, Interaction, InteractionCitation
from drugref.vocabulary import QUALIFIERS


@dataclass(frozen=True)
class AttributeRows:
    """One attribute with its facts, and where to add another."""

    attribute: Attribute
    facts: list[Fact]
    add_url: str

    @staticmethod
    def id_for(attribute: Attribute) -> str:
        """What the rows of *attribute* are called on the page."""
        return f"facts-{attribute.slug}"

    @property
    def html_id(self) -> str:
        return self.id_for(self.attribute)


@dataclass(frozen=True)
class Recorded:
    """All facts under their group's heading (attributes without a fact too), and all interactions, of one entry."""

    entry: Entry
    groups: list[tuple[str, list[AttributeRows]]]
    interactions: list[Interaction]
    add_interaction_url: str

    @property
    def fact_count(self) -> int:
        return sum(len(rows.facts) for _, attributes in self.groups for rows in attributes)

    @property
    def draft_count(self) -> int:
        """Facts that readers don't see yet."""
        return sum(not fact.is_published for _, attributes in self.groups for rows in attributes for fact in rows.facts)


def recorded(entry: Entry) -> Recorded:
    """Read it in a fixed number of queries (7), however many facts there are."""
    facts: dict[int, list[Fact]] = {}
    for fact in _facts(entry):
        facts.setdefault(fact.attribute_id, []).append(fact)
    rows = [AttributeRows(a, facts.get(a.pk, []), _add_url("fact", entry=entry.pk, attribute=a.pk)) for a in Attribute.objects.all()]
    groups = [(heading, list(group)) for heading, group in groupby(rows, key=lambda row: row.attribute.group)]
    return Recorded(entry, groups, _interactions(entry), _add_url("interaction", entry=entry.pk, left=entry.pk))


def qualifier_words(fact: Fact) -> str:
    """'very common (1 in 10 or more) · by mouth': what limits a fact, in a few words; empty where nothing does."""
    words = [getattr(fact, f"get_{name}_display")() for name in QUALIFIERS]
    return " · ".join(word for word in [*words, fact.comparator and f"against {fact.comparator}", fact.note] if word)


def _facts(entry: Entry) -> list[Fact]:
    cited = Prefetch("citations", FactCitation.objects.select_related("source"))
    facts = list(entry.facts.select_related("attribute", "term").prefetch_related(cited))
    for fact in facts:
        fact.entry = entry
        fact.qualifier_words = qualifier_words(fact)
    return facts


def _interactions(entry: Entry) -> list[Interaction]:
    """Those of the entry itself, with the other side under ``other``."""
    cited = Prefetch("citations", InteractionCitation.objects.select_related("source"))
    rows = list(Interaction.objects.filter(Q(left=entry) | Q(right=entry)).select_related("left", "right").prefetch_related(cited))
    for row in rows:
        row.other = row.right if row.left_id == entry.pk else row.left
    return rows


def _add_url(model: str, **prefilled: int) -> str:
    return f"{reverse(f'admin:drugref_{model}_add')}?{urlencode(prefilled)}"
