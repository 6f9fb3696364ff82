"""How a fact is printed: shared by the pages of one entry and of two.

Pure: profiles in, words out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from drugref.domain.english import capital, in_sentence, listed, many, quantity_words
from drugref.domain.reports import ROW_OF_ATTRIBUTE
from drugref.domain.statements import Attribute, Fact, Graph
from drugref.presenters.sources import Marks, SourceNotes
from drugref.vocabulary import Action, Approval, Form, Frequency, Members, Share, State, Strength

TERM_FIRST = {Action.SHOWS_UP, Action.FALSE_POSITIVE, Action.NOT_FOUND}
"""Actions that stand after their term: “opioid screen: shows up”; all others stand before it."""
VERBS = {
    Action.BLOCKS_REUPTAKE: ("blocks reuptake at", ""),
    Action.BLOCKS_ENZYME: ("blocks", ""),
    Action.BLOCKS_CHANNEL: ("blocks", ""),
    Action.BINDS: ("binds to", "; to what effect is unclear"),
}
"""What stands before and after a term, where that is more than the action's label."""
BANDS = [band.value for band in Frequency]


@dataclass(frozen=True, slots=True)
class PrintedFact:
    """A fact in words. ``heading`` holds the qualifiers that facts of its row are grouped by; ``tags`` are its other limits.

    ``origin`` names the class or ingredient it comes from; '' for an own fact.
    """

    value: str
    marks: Marks
    heading: str = ""
    tags: tuple[str, ...] = ()
    clinical: str = ""
    definition: str = ""
    note: str = ""
    origin: str = ""
    is_text: bool = False
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one row that share a qualifier and an origin. ``through``: the ingredients by which it came from a class of theirs."""

    heading: str
    origin: str
    origin_slug: str
    facts: tuple[PrintedFact, ...]
    through: str = ""


def printed_fact(fact: Fact, graph: Graph, sources: SourceNotes) -> PrintedFact:
    term, value = fact.term, value_in_words(fact)
    return PrintedFact(
        value=value,
        marks=sources.marks(fact.citations, value, origin_in_words(fact, graph)),
        heading=_heading(fact),
        tags=_tags(fact),
        clinical=clinical_word(fact),
        definition=term.definition if term else "",
        note=fact.note,
        origin=", ".join(filter(None, (_title(_origin(fact), graph), _through(fact, graph)))),
        is_text=bool(fact.text),
        is_state=bool(fact.state),
    )


def of_row(attribute: Attribute, sources: SourceNotes) -> SourceNotes:
    """What cites for the row of the attribute."""
    return sources.of(attribute.slug, attribute.label, f"{ROW_OF_ATTRIBUTE}{attribute.slug}")


def clinical_word(fact: Fact) -> str:
    """What a clinician calls its term, where that is another word: 'somnolence' of “sleepiness”."""
    term = fact.term
    return term.clinical if term and not says_the_same(term.label, term.clinical) else ""


def says_the_same(label: str, clinical: str) -> bool:
    """Has the clinical wording no word of its own, as 'rash' beside “skin rash”, 'prescription only' beside “by prescription only”?

    Letters' case and the ends of words make no other word: 'headaches' beside “headache”.
    """
    plain = [word.lower() for word in label.split()]
    return all(any(_is_one_word(word, other) for other in plain) for word in clinical.lower().split())


def _is_one_word(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) > 3 and word.rstrip("es") == other.rstrip("es"))


def _origin(fact: Fact) -> str:
    """The class or ingredient it comes from; '' for an own fact."""
    return "" if fact.origin == "own" else fact.entry


def origin_in_words(fact: Fact, graph: Graph) -> str:
    """The same inside a sentence: 'benzodiazepines', 'oxycodone'."""
    return many(graph.nodes[fact.entry]) if _origin(fact) else ""


def marks_of(facts: Iterable[Fact], graph: Graph, sources: SourceNotes) -> Marks:
    """The sources of all *facts*, each with the class that it comes from."""
    marks = [sources.marks(fact.citations, origin=origin_in_words(fact, graph)) for fact in facts]
    return Marks.of((number for some in marks for number in some), marks[0].claim if marks else "")


def _through(fact: Fact, graph: Graph) -> str:
    """'through ethinyl estradiol', where a class of an ingredient states it; '' where the ingredient itself does."""
    steps = [in_sentence(graph.nodes[slug].name) for slug in fact.via if slug != fact.entry]
    return f"through {listed(steps)}" if steps else ""


def _title(slug: str, graph: Graph) -> str:
    return graph.nodes[slug].title if slug else ""


def effect_groups(facts: Sequence[Fact], graph: Graph, sources: SourceNotes) -> tuple[FactGroup, ...]:
    """The same, each effect once: not again from a class, and what other forms do too as a tag of the most frequent: 'also by injection'.

    What has a note of its own stays apart.
    """
    first: dict[str, Fact] = {}
    also: dict[str, list[Fact]] = {}
    for fact in sorted((fact for fact in facts if fact.origin == "own" and fact.is_value), key=_band):
        if fact.term and first.setdefault(fact.term.slug, fact).form not in ("", fact.form) and fact.form and not fact.note:
            also.setdefault(fact.term.slug, []).append(fact)
    told = {id(fact) for some in also.values() for fact in some}
    kept: list[Fact] = []
    tags: dict[int, tuple[str, ...]] = {}
    for fact in facts:
        slug = fact.term.slug if fact.term else ""
        if id(fact) in told or (slug in first and fact.origin != "own"):
            continue
        further = also.get(slug, []) if fact is first.get(slug) else []
        kept.append(replace(fact, citations=(*fact.citations, *(cite for one in further for cite in one.citations))))
        tags[id(kept[-1])] = tuple(f"also {Form(one.form).label}" for one in further)
    return fact_groups(kept, graph, sources, tags)


def fact_groups(
    facts: Iterable[Fact], graph: Graph, sources: SourceNotes, further_tags: Mapping[int, tuple[str, ...]] | None = None
) -> tuple[FactGroup, ...]:
    """Facts put together by where they come from and what qualifies them: in the order met, but the more frequent before the rarer."""
    together: dict[tuple[tuple[str, str], str], list[Fact]] = {}
    for fact in facts:
        together.setdefault(((_origin(fact), _through(fact, graph)), _heading(fact)), []).append(fact)
    origins = list(dict.fromkeys(origin for origin, _ in together))
    ordered = sorted(together.items(), key=lambda item: (origins.index(item[0][0]), _band(item[1][0])))

    def printed(fact: Fact) -> PrintedFact:
        found = printed_fact(fact, graph, sources)
        return replace(found, tags=(*found.tags, *(further_tags or {}).get(id(fact), ())))

    return tuple(
        FactGroup(heading, _title(origin, graph), origin, tuple(map(printed, some)), through)
        for ((origin, through), heading), some in ordered
    )


def _band(fact: Fact) -> int:
    """0 for the most frequent; unknown comes last."""
    return BANDS.index(fact.frequency) if fact.frequency else len(BANDS)


def _tags(fact: Fact) -> tuple[str, ...]:
    """What the value is limited to beside its heading."""
    return (f"against {fact.comparator}",) if fact.comparator else ()


def _heading(fact: Fact) -> str:
    """'Common (1 in 100 or more), by mouth'; 'Off-label'; 'Some members'. That it holds for *all* members goes without saying."""
    members = "" if fact.members == Members.ALL else fact.members
    frequency = Frequency(fact.frequency).label if fact.frequency else ""
    approval = Approval(fact.approval).label if fact.approval else ""
    form = Form(fact.form).label if fact.form else ""
    return capital(", ".join(part for part in (frequency, approval, form, fact.place, members) if part))


def value_in_words(fact: Fact) -> str:
    """“Activates the GABA-B receptor”, “2 to 6 hours”, “Checked: none”."""
    if fact.state:
        return capital(State(fact.state).label) + (f": {fact.term.label}" if fact.term else "")
    if fact.quantity is not None:
        return quantity_words(fact.quantity.low, fact.quantity.high, fact.quantity.unit)
    if fact.level is not None:
        labels = fact.attribute.levels
        return capital(labels[fact.level]) if fact.level < len(labels) else f"Level {fact.level}"
    if fact.term is None:
        return fact.text
    if not fact.action:
        return capital(fact.term.label)
    return capital(f"{_acting(Action(fact.action), fact.term.label)}{_how_far(fact)}")


def _how_far(fact: Fact) -> str:
    """Of an enzyme or carrier: ' strongly' of one that is blocked, ', mostly' of one that the medicine goes by."""
    return f" {Strength(fact.strength).label}" if fact.strength else f", {Share(fact.share).label}" if fact.share else ""


def _acting(action: Action, term: str) -> str:
    """“blocks reuptake at the serotonin transporter”, “is broken down by CYP3A4”, “opioid screen: shows up”."""
    if action in TERM_FIRST:
        return f"{term}: {action.label}"
    verb, remark = VERBS.get(action, (action.label, ""))
    return f"{verb} {'the ' if ' ' in term else ''}{term}{remark}"
