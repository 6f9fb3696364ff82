"""The catalogue's present state in memory, built from its records alone.

Pure. ``Edition(records, …)`` builds what readers see; ``edition.changed({key: record})`` is another edition with some records
exchanged, which shares all that the change leaves alone: the next state of a running site, or a preview.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from drugref.domain.hierarchy import ancestors
from drugref.domain.inheritance import facts_for
from drugref.domain.likeness import Likeness
from drugref.domain.records import Citation as CitationRecord
from drugref.domain.records import EntryRecord, InteractionRecord, Record, SourceRecord, TermRecord
from drugref.domain.statements import Citation, Fact, Graph, Interaction, Knowledge, LookAlike, NamedEntry, Profile, Relation
from drugref.knowledge.resolve import Records, Resolver, Stated
from drugref.names.lookup import Lookup, own_names
from drugref.names.meanings import Meaning
from drugref.names.normalise import normalise
from drugref.vocabulary import PRINTED_NAMES, Extent, NameKind, State, Status

T = TypeVar("T")
NearNames = Mapping[str, Sequence[tuple[str, float, int]]]
"""Normalised name -> (a name near it, score 0 to 1, rank from 1), near enough to be told."""


class UnknownEntry(LookupError):  # noqa: N818  named as Django names DoesNotExist
    """No published entry has this slug."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


class Edition:
    """What readers see of the catalogue: class graph, profiles, names and interactions.

    *home* is whose law decides, *today* the day by which laws have begun or ended. *neighbours* are the names near each name;
    *tables* holds what else is computed from the records and stored, for those who registered it.
    """

    def __init__(
        self,
        records: Records,
        *,
        home: str,
        today: date,
        neighbours: NearNames | None = None,
        tables: Mapping[str, Any] | None = None,
        base: "Edition | None" = None,
    ) -> None:
        self.records, self.home, self.today = records, home, today
        self.neighbours, self.tables = neighbours or {}, tables or {}
        self._made: dict[Any, Any] = {}
        self._elsewhere: dict[str, Edition] = {}
        self._profiles: dict[str, Profile] = {}
        self._resolver = Resolver(records, today)
        self.attributes = self._resolver.attributes
        kept = base._still_true(records) if base and base.today == today else {}
        entries = (record for record in records.values() if isinstance(record, EntryRecord))
        self._entries = {record.slug: kept.get(record.slug) or self._resolver.of_entry(record) for record in entries}
        self._interactions = self._kept_interactions(base) if kept and base else self._all_interactions()

    def changed(self, changes: Mapping[str, Record | None], **exchanged: Any) -> "Edition":
        """The edition with records exchanged (None: taken away), and with other ``today``, ``neighbours`` or ``tables`` where given."""
        left = {key: record for key, record in self.records.items() if changes.get(key, record) is not None}
        records = {**left, **{key: record for key, record in changes.items() if record is not None}}
        stays = {"home": self.home, "today": self.today, "neighbours": self.neighbours, "tables": self.tables}
        return Edition(records, base=self, **{**stays, **exchanged})

    def seen_from(self, place: str) -> "Edition":
        """The same state as readers in *place* see it: another law decides. Made once a place, and of the same records and names."""
        if place == self.home:
            return self
        if place not in self._elsewhere:
            seen = Edition(self.records, home=place, today=self.today, neighbours=self.neighbours, tables=self.tables, base=self)
            seen.names = self.names
            self._elsewhere[place] = seen
        return self._elsewhere[place]

    def once(self, make: Callable[["Edition"], T]) -> T:
        """What *make* makes of this edition, made at its first use and kept with it: for what others build upon an edition."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[no-any-return]

    # what is asked of it

    @cached_property
    def graph(self) -> Graph:
        ranked = sorted(
            ((position, edge) for entry in self._entries.values() for position, edge in enumerate(entry.edges)), key=lambda row: row[0]
        )
        nodes = {slug: entry.node for slug, entry in self._entries.items()}
        edges = [edge for _, edge in ranked if edge.parent in nodes]
        graph = Graph(nodes=nodes, edges=edges, home=self.home, shared_traits=lambda drug, of: likeness.shared(drug, of))
        likeness = Likeness(graph, self._facts_of)
        return graph

    def knowledge(self, *slugs: str) -> Knowledge:
        """All that a page about the entries *slugs* needs. Raises UnknownEntry for one that readers may not see.

        ``interactions`` are those between what the entries are and contain; for a single entry, those with anything.
        """
        profiles = {slug: self.profile(slug) for slug in slugs}
        return Knowledge(
            graph=self.graph,
            profiles=profiles,
            attributes=tuple(self.attributes.values()),
            interactions=self._interactions_of(slugs),
            endings=self.endings,
            namesakes=self._namesakes(profiles.values()),
            look_alikes=self._look_alikes(slugs),
            ingredient_citations=self._ingredient_citations,
        )

    def everything(self) -> Knowledge:
        """All published entries at once, for reports and checks."""
        return self.knowledge(*(slug for slug, node in sorted(self.graph.nodes.items()) if node.published))

    def profile(self, slug: str) -> Profile:
        """An entry with all that is known of it. Raises UnknownEntry for one that readers may not see."""
        if slug not in self._profiles:
            entry = self._entries.get(slug)
            if entry is None or not entry.node.published:
                raise UnknownEntry(slug)
            self._profiles[slug] = self._profile(entry)
        return self._profiles[slug]

    @cached_property
    def names(self) -> Lookup:
        """Every name by which readers may call a published entry."""
        return Lookup(row for entry in self._entries.values() if entry.node.published for row in _called(entry))

    def cite(self, record: CitationRecord) -> Citation | None:
        """A record's citation with its source; None where there is no such source."""
        return self._resolver.cite(record)

    @property
    def interactions(self) -> tuple[Interaction, ...]:
        """Every published interaction, by its key; whether readers may see both ends is the graph's to say."""
        return self._interactions

    # an entry's profile

    def _profile(self, entry: Stated) -> Profile:
        graph, node = self.graph, entry.node
        members = graph.members(node.slug) if node.is_class else ()
        return Profile(
            node=node,
            facts=facts_for(node.slug, graph, self._facts_of),
            names=entry.names,
            relations=self._relations.get(node.slug, ()),
            identifiers=entry.identifiers,
            ingredient_citations=self._ingredient_citations.get(node.slug, {}),
            exceptions=tuple(f for member in members for f in self._facts_of[member] if f.state == State.NOT_SO_HERE),
        )

    @cached_property
    def _facts_of(self) -> dict[str, tuple[Fact, ...]]:
        return {slug: entry.facts for slug, entry in self._entries.items()}

    @cached_property
    def _relations(self) -> dict[str, tuple[Relation, ...]]:
        """Entry -> the relations that it stands in, at either end."""
        rows = [(r.kind, slug, position, r) for slug, entry in self._entries.items() for position, r in enumerate(entry.relations)]
        found: defaultdict[str, list[Relation]] = defaultdict(list)
        for *_, relation in sorted(rows, key=lambda row: row[:3]):
            if not self.graph.shows(relation.drug, relation.other):
                continue
            found[relation.drug].append(relation)
            found[relation.other].append(relation)
        return {slug: tuple(relations) for slug, relations in found.items()}

    @cached_property
    def _ingredient_citations(self) -> dict[str, Mapping[str, Citation]]:
        shows = self.graph.shows
        holders = {slug: entry.ingredients for slug, entry in self._entries.items() if entry.ingredients and shows(slug)}
        return {slug: {held: cited for held, cited in parts.items() if shows(held)} for slug, parts in holders.items()}

    @cached_property
    def by_code(self) -> dict[str, tuple[str, ...]]:
        """A registry's code -> the published drugs that have it: ``{"H789N3FKE8": ("baclofen",)}``."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for slug, entry in self._entries.items():
            if entry.node.published:
                for one in entry.identifiers:
                    found[one.code].append(slug)
        return {code: tuple(slugs) for code, slugs in found.items()}

    # names around entries

    @cached_property
    def endings(self) -> tuple[NamedEntry, ...]:
        """The name endings of published classes."""
        return tuple(
            NamedEntry(slug, name)
            for slug, entry in self._entries.items()
            if entry.node.published
            for name in entry.names
            if name.kind == NameKind.ENDING
        )

    @cached_property
    def _by_text(self) -> dict[str, tuple[NamedEntry, ...]]:
        """Normalised text -> the published entries that have a further name spelled so, misspellings and endings left out."""
        found: defaultdict[str, list[NamedEntry]] = defaultdict(list)
        for slug, entry in self._entries.items():
            for name in entry.names if entry.node.published else ():
                if name.kind not in (NameKind.ENDING, NameKind.MISSPELLING):
                    found[normalise(name.text)].append(NamedEntry(slug, name))
        return {text: tuple(rows) for text, rows in found.items()}

    def _namesakes(self, profiles: Iterable[Profile]) -> dict[str, tuple[NamedEntry, ...]]:
        """The texts around the profiles that lead to several entries, counting those whose own name or plural they are."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        texts: set[str] = set()
        for profile in profiles:
            for title in filter(None, (profile.node.name, profile.node.plural)):
                owners[normalise(title)].add(profile.slug)
            texts |= {normalise(name.text) for name in profile.names}
        rows = {text: self._by_text[text] for text in sorted(texts | owners.keys()) if text in self._by_text}
        return {text: found for text, found in rows.items() if len({row.entry for row in found} | owners.get(text, set())) > 1}

    @cached_property
    def _printed_names(self) -> dict[str, frozenset[str]]:
        """Drug -> its normalised names that stand on packs."""
        return {
            slug: frozenset(
                {normalise(entry.node.name), *(normalise(name.text) for name in entry.names if name.kind in PRINTED_NAMES)},
            )
            for slug, entry in self._entries.items()
            if not entry.node.is_class
        }

    def _look_alikes(self, slugs: Iterable[str]) -> dict[frozenset[str], LookAlike]:
        """The nearest two names of each two drugs, as far as they are near enough to be told."""
        owners: defaultdict[str, list[str]] = defaultdict(list)
        for slug in slugs:
            for text in self._printed_names.get(slug, ()):
                owners[text].append(slug)
        near = [
            (-score, rank, name, other)
            for name in (owners if len(owners) > 1 else ())
            for other, score, rank in self.neighbours.get(name, ())
            if other in owners
        ]
        found: dict[frozenset[str], LookAlike] = {}
        for score, rank, name, other in sorted(near):
            for one in owners[name]:
                for two in owners[other]:
                    if one != two:
                        found.setdefault(frozenset((one, two)), LookAlike({one: name, two: other}, -score, rank))
        return found

    # interactions

    def _interactions_of(self, slugs: Sequence[str]) -> tuple[Interaction, ...]:
        """Between what the entries are (in part too), contain, and - of a class - what belongs to it; of a single entry, all of its own."""
        closure = _closure if len(slugs) == 1 else _wide_closure
        around = {near for slug in slugs for near in closure(self.graph, slug)}
        found = {number for slug in around for number in self._interactions_by_end.get(slug, ())}
        rows = [self._interactions[number] for number in sorted(found)]
        members = {low for slug in slugs if self.graph.nodes[slug].is_class for low in ancestors(self.graph.down, slug)}
        reach = [row for row in rows if len(slugs) == 1 or {row.left, row.right} <= around | members]
        return tuple(row for row in reach if self.graph.shows(row.left, row.right))

    @cached_property
    def _interactions_by_end(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self._interactions):
            if row.left in self._entries and row.right in self._entries:
                for end in {row.left, row.right}:
                    found[end].append(number)
        return dict(found)

    def _all_interactions(self) -> tuple[Interaction, ...]:
        rows = [r for r in self.records.values() if isinstance(r, InteractionRecord) and r.status == Status.PUBLISHED]
        return tuple(made for record in sorted(rows, key=lambda r: r.key) if (made := self._resolver.interaction(record)))

    def _kept_interactions(self, base: "Edition") -> tuple[Interaction, ...]:
        """The base's, where no interaction and no source has changed."""
        kinds = (InteractionRecord, SourceRecord)
        same = all(base.records.get(key) is record for key, record in self.records.items() if isinstance(record, kinds))
        gone = any(isinstance(record, kinds) and key not in self.records for key, record in base.records.items())
        return base._interactions if same and not gone else self._all_interactions()

    # what a change leaves alone

    def _still_true(self, records: Records) -> dict[str, Stated]:
        """The entries whose record, and all that it was built with, stand unchanged in *records*."""
        moved = {key for key, record in self.records.items() if records.get(key) is not record and not isinstance(record, EntryRecord)}
        moved |= {key for key, record in records.items() if key not in self.records and not isinstance(record, EntryRecord)}
        if any(key.startswith("attribute:") for key in moved):
            return {}
        above = {r.broader for r in records.values() if isinstance(r, TermRecord)}
        if any(key.removeprefix("term:") in above for key in moved if key.startswith("term:")):
            return {}
        return {
            slug: entry for slug, entry in self._entries.items() if records.get(entry.record.key) is entry.record and not entry.uses & moved
        }


def _called(entry: Stated) -> Iterable[tuple[str, Meaning]]:
    node = entry.node
    yield from own_names(node.slug, node.kind, node.name, node.plural, node.noun)
    for name in entry.names:
        of_entry = (node.slug, node.kind, node.name, node.plural, node.noun)
        of_name = (name.text, name.kind, name.standing, name.place, name.years, name.sense)
        yield normalise(name.text), Meaning(*of_entry, *of_name, ordinary=name.ordinary, form=name.form)


def _wide_closure(graph: Graph, slug: str) -> set[str]:
    """An entry, its ingredients, every class above any of them, and above what any belongs to in part: their rows may be handed on."""
    own = _closure(graph, slug)
    in_part = {edge.parent for near in own for edge in graph.stated_of.get(near, ()) if edge.extent == Extent.PARTLY}
    return own | {above for parent in in_part for above in (parent, *graph.ancestors(parent))}


def _closure(graph: Graph, slug: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """An entry, its ingredients, and every class above any of them."""
    own = {slug, *graph.ancestors(slug)}
    for ingredient in graph.ingredients_of(slug):
        if ingredient not in seen:
            own |= _closure(graph, ingredient, seen | {slug})
    return own
