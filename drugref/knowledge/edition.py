"""The one bridge from stored rows to the profiles that the engine and the pages read, in a fixed number of queries."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.db.models.functions import Cast

from drugref import models
from drugref.domain.inheritance import facts_for
from drugref.domain.statements import (
    Attribute,
    Check,
    Citation,
    Edge,
    Fact,
    Graph,
    Interaction,
    Knowledge,
    LookAlike,
    NamedEntry,
    NameRef,
    Node,
    Profile,
    Quantity,
    Relation,
    SourceRef,
    Term,
)
from drugref.knowledge.current import Kept
from drugref.models.sources import split_key_words
from drugref.names.normalise import normalise
from drugref.names.similarity import SOMEWHAT_ALIKE, TOP
from drugref.vocabulary import PRINTED_NAMES, NameKind, State, Status

log = logging.getLogger(__name__)

ROSTER = "members"


class UnknownEntry(LookupError):  # noqa: N818  named as Django names DoesNotExist
    """No published entry has this slug."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


def knowledge(*slugs: str) -> Knowledge:
    """All that a page about the entries *slugs* needs, in 8 queries (7 for a single drug).

    Raises UnknownEntry for one that readers may not see.

    ``interactions`` are those between what the entries are and contain; for a single entry, those with anything.
    """
    ids, entries = _entries()
    for slug in slugs:
        if slug not in entries or not entries[slug]["published"]:
            raise UnknownEntry(slug)
    slug_of = {pk: slug for slug, pk in ids.items()}
    singles = _single_citation_rows(slug_of)
    nodes = {slug: Node(**row, **singles.of_node(slug)) for slug, row in entries.items()}
    edge_rows = list(_edge_rows())
    bare = Graph(nodes=nodes, edges=[_edge(row, slug_of, ()) for row in edge_rows], home=settings.HOME_PLACE)
    around = {near for slug in slugs for near in _closure(bare, slug)}
    around_ids = [ids[slug] for slug in around]
    member_ids = [ids[m] for slug in slugs if nodes[slug].is_class for m in bare.members(slug)]
    fact_rows = list(_fact_rows(around_ids, member_ids))
    interaction_rows = list(_interaction_rows(around_ids, alone=len(slugs) == 1))
    near_edges = [row["pk"] for row in edge_rows if slug_of[row["entry_id"]] in around or slug_of[row["drug_class_id"]] in slugs]
    cited = citations_by_statement(
        (models.FactCitation, [row["pk"] for row in fact_rows]),
        (models.ClassificationCitation, near_edges),
        (models.InteractionCitation, [row["pk"] for row in interaction_rows]),
    )
    attributes = _attributes_of(fact_rows)
    facts_of = _facts_of(fact_rows, slug_of, attributes, cited[models.FactCitation])
    names = names_around({ids[slug]: (entries[slug]["name"], entries[slug]["plural"]) for slug in slugs}, slug_of)
    near = look_alikes({slug: printed_names(entries[slug], names.own[slug]) for slug in slugs if not nodes[slug].is_class})
    graph = Graph(nodes, [_edge(row, slug_of, cited[models.ClassificationCitation][row["pk"]]) for row in edge_rows], bare.home)
    interactions = [_interaction(row, slug_of, cited[models.InteractionCitation][row["pk"]]) for row in interaction_rows]
    return Knowledge(
        graph=graph,
        profiles={
            slug: Profile(
                node=nodes[slug],
                facts=facts_for(slug, graph, facts_of),
                names=tuple(names.own[slug]),
                relations=tuple(singles.relations[slug]),
                ingredient_citations=singles.ingredients[slug],
                exceptions=_exceptions(graph, slug, facts_of),
            )
            for slug in slugs
        },
        attributes=tuple(attributes.values()),
        interactions=tuple(row for row in interactions if row is not None),
        endings=tuple(names.endings),
        namesakes=names.shared(title_owners(entries[slug] for slug in slugs)),
        look_alikes=near,
        ingredient_citations=singles.ingredients,
    )


def everything() -> Knowledge:
    """All published entries at once, for reports and checks. Nine queries."""
    return knowledge(*models.Entry.objects.published().order_by("slug").values_list("slug", flat=True))


def graph() -> Graph:
    """The class graph alone, without citations, in 3 queries: all that a verdict needs."""
    ids, entries = _entries()
    slug_of = {pk: slug for slug, pk in ids.items()}
    singles = _single_citation_rows(slug_of)
    nodes = {slug: Node(**row, **singles.of_node(slug)) for slug, row in entries.items()}
    return Graph(nodes=nodes, edges=[_edge(row, slug_of, ()) for row in _edge_rows()], home=settings.HOME_PLACE)


def _exceptions(graph: Graph, slug: str, facts_of: defaultdict[str, list[Fact]]) -> tuple[Fact, ...]:
    """What members of a class say is not so of them; nothing for a drug."""
    members = graph.members(slug) if graph.nodes[slug].is_class else ()
    return tuple(fact for member in members for fact in facts_of[member] if fact.state == State.NOT_SO_HERE)


def _closure(graph: Graph, slug: str) -> set[str]:
    """An entry, its ingredients, and every class above any of them."""
    own = {slug, *graph.ancestors(slug)}
    for ingredient in graph.nodes[slug].ingredients:
        own |= _closure(graph, ingredient) if ingredient != slug else set()
    return own


def _entries() -> tuple[dict[str, int], dict[str, dict[str, Any]]]:
    fields = ("slug", "kind", "name", "plural", "summary", "noun", "axis", "place", "broad", "kinds_are_all", "added_on")
    ids: dict[str, int] = {}
    entries: dict[str, dict[str, Any]] = {}
    for pk, status, *values in models.Entry.objects.order_by("pk").values_list("pk", "status", *fields):
        row = dict(zip(fields, values, strict=True))
        ids[row["slug"]] = pk
        entries[row["slug"]] = row | {"published": status == Status.PUBLISHED}
    return ids, entries


def _edge_rows() -> Iterator[dict[str, Any]]:
    fields = ("pk", "entry_id", "drug_class_id", "extent", "because", "form", "place", "since", "until", "status")
    yield from models.Classification.objects.order_by("position", "pk").values(*fields)


def _edge(row: dict[str, Any], slug_of: dict[int, str], citations: Iterable[Citation]) -> Edge:
    today = date.today()  # noqa: DTZ011  the law changes by the calendar of the site
    begun = row["since"] is None or row["since"] <= today
    ended = row["until"] is not None and row["until"] < today
    return Edge(
        child=slug_of[row["entry_id"]],
        parent=slug_of[row["drug_class_id"]],
        extent=row["extent"],
        because=row["because"],
        form=row["form"],
        place=row["place"],
        since=row["since"],
        until=row["until"],
        live=row["status"] == Status.PUBLISHED and begun and not ended,
        citations=tuple(citations),
    )


class _Singles:
    """The rows that carry their one citation in themselves, sorted out by kind."""

    def __init__(self) -> None:
        self.ingredients: defaultdict[str, dict[str, Citation]] = defaultdict(dict)
        self.relations: defaultdict[str, list[Relation]] = defaultdict(list)
        self.checks: defaultdict[str, dict[str, Check]] = defaultdict(dict)

    def of_node(self, slug: str) -> dict[str, Any]:
        checks = {axis: check for axis, check in self.checks[slug].items() if axis != ROSTER}
        return {"ingredients": tuple(self.ingredients[slug]), "checks": checks, "roster": self.checks[slug].get(ROSTER)}


def _single_citation_rows(slug_of: dict[int, str]) -> _Singles:
    """Ingredients, relations, axis checks and roster checks, in one query."""
    found = _Singles()
    union = _tagged(models.Ingredient, Value("ingredient"), "combination_id", F("position"), F("drug_id")).union(
        _tagged(models.Relation, F("kind"), "drug_id", F("position"), F("other_id")),
        _tagged(models.AxisCheck, Value("check"), "entry_id", Value(0), F("axis")),
        _tagged(models.RosterCheck, Value("check"), "entry_id", Value(0), Value(ROSTER)),
        all=True,
    )
    for tag, about, _position, _pk, what, *citation_row in sorted(union, key=lambda row: row[:4]):
        citation, slug = citation_of_row(tuple(citation_row)), slug_of[about]
        if tag == "ingredient":
            found.ingredients[slug][slug_of[int(what)]] = citation
        elif tag == "check":
            found.checks[slug][what] = Check(on=citation.checked_on, citation=citation)
        else:
            relation = Relation(drug=slug, kind=tag, other=slug_of[int(what)], citation=citation)
            found.relations[relation.drug].append(relation)
            found.relations[relation.other].append(relation)
    return found


def _tagged(model: type[Model], tag: Value | F, about: str, position: Value | F, what: Value | F) -> QuerySet[Any, Any]:
    """Rows of a table as (tag, entry id, position, pk, what, *citation), all tables alike, fit for a UNION."""
    text = CharField()
    return (
        model._default_manager.order_by()
        .annotate(tag_=Cast(tag, text), about_=F(about), position_=position, what_=Cast(what, text))
        .values_list("tag_", "about_", "position_", "pk", "what_", *CITATION)
    )


def _attribute(row: models.Attribute) -> Attribute:
    return Attribute(
        slug=row.slug,
        label=row.label,
        group=row.group,
        order=row.order,
        value_kind=row.value_kind,
        inherited=row.inherited,
        through_ingredients=row.through_ingredients,
        levels=row.level_labels,
        help_text=row.help_text,
    )


_attributes = Kept(lambda: {row.slug: _attribute(row) for row in models.Attribute.objects.all()})
"""Every row of a comparison by slug; rows change so rarely that a list a minute old does."""


def _attributes_of(fact_rows: Iterable[dict[str, Any]]) -> dict[str, Attribute]:
    """The rows of a comparison; read anew where a fact speaks of one that the kept list does not know yet."""
    if any(row["attribute__slug"] not in _attributes() for row in fact_rows):
        _attributes.forget()
    return _attributes()


TERM = ("slug", "label", "clinical", "definition", "broad", "adds_up")
TERM_CHAIN = tuple(f"{above}{name}" for above in ("term__", "term__broader__", "term__broader__broader__") for name in TERM)
QUALIFIED = ("state", "frequency", "approval", "action", "members", "form", "place", "comparator", "note", "text", "level")


def _fact_rows(entry_ids: list[int], member_ids: list[int]) -> Iterator[dict[str, Any]]:
    """Published facts of the entries, and the members' own “not so here”."""
    wanted = Q(entry__in=entry_ids) | Q(entry__in=member_ids, state=State.NOT_SO_HERE)
    facts = models.Fact.objects.published().filter(wanted).order_by("attribute__order", "position", "pk")
    yield from facts.values("pk", "entry_id", "attribute__slug", "low", "high", "unit", *QUALIFIED, *TERM_CHAIN)


def _term(row: dict[str, Any], prefix: str = "term__") -> Term | None:
    """The term of a fact's row with up to two broader ones."""
    if row.get(f"{prefix}slug") is None:
        return None
    return Term(**{name: row[f"{prefix}{name}"] for name in TERM}, broader=_term(row, f"{prefix}broader__"))


def _quantity(row: dict[str, Any]) -> Quantity | None:
    low, high = row["low"], row["high"]
    return None if low is None else Quantity(low=Decimal(low).normalize(), high=Decimal(high).normalize(), unit=row["unit"])


def _facts_of(
    rows: Iterable[dict[str, Any]], slug_of: dict[int, str], attributes: dict[str, Attribute], citations: dict[int, list[Citation]]
) -> defaultdict[str, list[Fact]]:
    """Facts by the entry they are stated of. One without a source is left out and logged: a reader never sees it (I2)."""
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        entry = slug_of[row["entry_id"]]
        if not citations[row["pk"]]:
            log.error("Fact %s of %s is published without a source and was left out.", row["pk"], entry)
            continue
        facts[entry].append(
            Fact(
                entry=entry,
                attribute=attributes[row["attribute__slug"]],
                citations=tuple(citations[row["pk"]]),
                term=_term(row),
                quantity=_quantity(row),
                **{name: row[name] for name in QUALIFIED},
            )
        )
    return facts


def _interaction_rows(entry_ids: list[int], *, alone: bool) -> Iterator[dict[str, Any]]:
    left, right = Q(left__in=entry_ids), Q(right__in=entry_ids)
    live = models.Interaction.objects.published().filter(left__status=Status.PUBLISHED, right__status=Status.PUBLISHED)
    fields = ("pk", "left_id", "right_id", "severity", "what_happens", "what_to_ask")
    yield from live.filter(left | right if alone else left & right).order_by("pk").values(*fields)


def _interaction(row: dict[str, Any], slug_of: dict[int, str], citations: list[Citation]) -> Interaction | None:
    if not citations:
        log.error("Interaction %s is published without a source and was left out.", row["pk"])
        return None
    return Interaction(
        left=slug_of[row["left_id"]],
        right=slug_of[row["right_id"]],
        severity=row["severity"],
        what_happens=row["what_happens"],
        what_to_ask=row["what_to_ask"],
        citations=tuple(citations),
    )


CITATION = (
    "section",
    "finding",
    "key_words",
    "checked_on",
    "source__slug",
    "source__kind",
    "source__title",
    "source__publisher",
    "source__url",
    "source__dated",
    "source__place",
    "source__read_on",
)
"""The columns that make a citation, in the order in which ``citation_of_row`` takes them."""


def citations_of(rows: QuerySet[Any, Any]) -> tuple[Citation, ...]:
    """The rows of one citation table as citations, the first first; one query."""
    return tuple(citation_of_row(row) for row in rows.order_by("pk").values_list(*CITATION))


def citation_of_row(row: tuple[Any, ...]) -> Citation:
    """The columns CITATION of one row as a citation."""
    section, finding, key_words, checked_on, slug, kind, title, publisher, url, dated, place, read_on = row
    source = SourceRef(slug=slug, kind=kind, title=title, publisher=publisher, url=url, dated=dated, place=place)
    return Citation(source=source, section=section, key_words=split_key_words(key_words), checked_on=checked_on or read_on, finding=finding)


def citations_by_statement(*wanted: tuple[type[Model], list[int]]) -> dict[type[Model], defaultdict[int, list[Citation]]]:
    """Citations of statements of several tables, in one query: {table: {statement id: citations, the first first}}."""
    by_name = {model._meta.model_name or "": model for model, _ids in wanted}
    found: dict[type[Model], defaultdict[int, list[Citation]]] = {model: defaultdict(list) for model, _ids in wanted}
    parts = [
        model._default_manager.order_by()
        .filter(statement__in=ids)
        .annotate(tag_=Value(name, output_field=CharField()))
        .values_list("tag_", "statement_id", "pk", *CITATION)
        for (name, model), (_model, ids) in zip(by_name.items(), wanted, strict=True)
    ]
    for tag, statement, _pk, *row in sorted(parts[0].union(*parts[1:], all=True), key=lambda row: row[:3]):
        found[by_name[tag]][statement].append(citation_of_row(tuple(row)))
    return found


MOST_LOOKED_UP = 500
"""Names; for more it is quicker to read all neighbours than to ask for these."""


@dataclass
class NamesAround:
    """Names by what they are for: the entries' own, those that lead to several entries, the name endings of all."""

    own: defaultdict[str, list[NameRef]] = field(default_factory=lambda: defaultdict(list))
    by_text: defaultdict[str, list[NamedEntry]] = field(default_factory=lambda: defaultdict(list))
    endings: list[NamedEntry] = field(default_factory=list)

    def shared(self, owners: dict[str, set[str]]) -> dict[str, tuple[NamedEntry, ...]]:
        """Texts that lead to several entries, counting those (*owners*) whose own name or plural they are."""
        return {text: tuple(rows) for text, rows in self.by_text.items() if len({row.entry for row in rows} | owners.get(text, set())) > 1}


def names_around(titles: dict[int, tuple[str, str]], slug_of: dict[int, str]) -> NamesAround:
    """The names around the entries {id: (name, plural)}; one query."""
    called = {normalise(title) for pair in titles.values() for title in pair if title}
    shared = Q(normalised__in=called) | Q(normalised__in=models.Name.objects.filter(entry__in=titles).values("normalised"))
    wanted = Q(entry__in=titles) | (Q(kind=NameKind.ENDING) | shared & ~Q(kind=NameKind.MISSPELLING)) & Q(entry__status=Status.PUBLISHED)
    found = NamesAround()
    fields = ("text", "kind", "standing", "place", "years", "form", "sense", "note")
    for entry, *values in models.Name.objects.filter(wanted).values_list("entry_id", *fields, *CITATION):
        own, cited = values[: len(fields)], tuple(values[len(fields) :])
        name = NameRef(**dict(zip(fields, own, strict=True)), citation=citation_of_row(cited) if cited[4] else None)
        if name.kind == NameKind.ENDING:
            found.endings.append(NamedEntry(slug_of[entry], name))
        if entry in titles:
            found.own[slug_of[entry]].append(name)
        if name.kind not in (NameKind.ENDING, NameKind.MISSPELLING):
            found.by_text[normalise(name.text)].append(NamedEntry(slug_of[entry], name))
    return found


def title_owners(entries: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    """Normalised name or plural -> the entries whose own it is."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for title in filter(None, (entry["name"], entry["plural"])):
            owners[normalise(title)].add(entry["slug"])
    return owners


def printed_names(entry: dict[str, Any], names: Iterable[NameRef]) -> set[str]:
    """The normalised names of a drug that stand on packs."""
    return {normalise(entry["name"]), *(normalise(name.text) for name in names if name.kind in PRINTED_NAMES)}


def look_alikes(names: dict[str, set[str]]) -> dict[frozenset[str], LookAlike]:
    """The nearest two names of each two drugs, as far as they are near enough to be told; one query, none for a single drug."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for slug, texts in names.items():
        for text in texts:
            owners[text].append(slug)
    if len(names) < 2:
        return {}
    near = models.NameNeighbour.objects.filter(score__gte=SOMEWHAT_ALIKE, rank__lte=TOP)
    if len(owners) < MOST_LOOKED_UP:
        near = near.filter(name__in=owners, other__in=owners)
    found: dict[frozenset[str], LookAlike] = {}
    for name, other, score, rank in near.order_by("-score", "rank").values_list("name", "other", "score", "rank"):
        for one in owners.get(name, ()):
            for two in owners.get(other, ()):
                if one != two:
                    found.setdefault(frozenset((one, two)), LookAlike({one: name, two: other}, score, rank))
    return found
