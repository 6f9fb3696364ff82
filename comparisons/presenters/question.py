"""What the answer to a typed question prints.

Pure. The sentences on how the words were read are here; those on why an answer is so are in ``sentences``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from comparisons.engine.comparison import canonical, shared_classes
from comparisons.engine.together import Badge, worst_badge
from comparisons.engine.verdict import Verdict
from comparisons.presenters import replies, sentences
from comparisons.presenters.emergency import UrgentCard, urgent_card
from comparisons.presenters.replies import PrintedEntry, PrintedRecord
from comparisons.questions.answer import Answered, Part, Sense
from comparisons.questions.mentions import Mention
from comparisons.questions.question import QuestionKind
from comparisons.questions.reply import Mistakable, Reply, ReplyPart
from comparisons.questions.urgent import Urgency
from drugref.domain.english import capital, in_sentence, listed, with_article
from drugref.domain.statements import Graph
from drugref.names.meanings import Meaning
from drugref.names.normalise import normalise
from drugref.presenters.help_lines import HELP, Help
from drugref.presenters.sources import SourceNote, SourceNotes
from drugref.vocabulary import NameKind, Standing, VerdictKind

Address = Callable[[str, str | None], str]
"""(slug, slug or None) -> the address of the comparison, or of the one entry."""


@dataclass(frozen=True, slots=True)
class PrintedSense:
    """One reading of the words with its answer. ``reading`` is '' where there is only one."""

    reading: str
    badge: str
    sentence: str
    question: str
    address: str


@dataclass(frozen=True, slots=True)
class Caution:
    """What must be said first, with the marks of its sources."""

    sentence: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """``verdict`` and ``verdict_word`` are '' where no yes or no is asked for, or none can be given.

    ``badge`` is that of taking both ('' for any other question), ``badge_label`` as it is printed; ``cautions`` stand before all else;
    ``recorded`` is what stands on the row asked about, for each reading; ``entries`` what a list names, ``more`` lines of plain words
    as (heading, text).
    """

    asks: str
    title: str
    verdict: str
    verdict_word: str
    sentence: str
    senses: tuple[PrintedSense, ...]
    asides: tuple[PrintedSense, ...]
    longer: tuple[PrintedSense, ...]
    badge: str = ""
    badge_label: str = ""
    cautions: tuple[Caution, ...] = ()
    recorded: tuple[PrintedRecord, ...] = ()
    entries: tuple[PrintedEntry, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    marks: tuple[int, ...] = ()

    @property
    def badge_lead(self) -> str:
        return replies.LEADS[Badge(self.badge)] if self.badge else ""

    @property
    def after_the_word(self) -> str:
        """The sentence without the “Yes: ” or “Never together.” that stands above it."""
        if self.badge_lead:
            return self.sentence.removeprefix(self.badge_lead).strip()
        said, _, rest = self.sentence.partition(": ")
        return capital(rest) if said == self.verdict_word else self.sentence

    @property
    def says_something(self) -> bool:
        """Is there anything to print? Of an emergency the card says all, where no medicine is named."""
        return self.asks != QuestionKind.URGENT or bool(self.senses)

    @property
    def leads_on(self) -> bool:
        """Are there readings to choose from, or a page that no row above leads to?"""
        return len(self.senses) > 1 or (any(sense.address for sense in self.senses) and not any(row.facts for row in self.recorded))

    @property
    def is_caution(self) -> bool:
        """The cautions say it all."""
        return bool(self.cautions) and self.sentence == " ".join(caution.sentence for caution in self.cautions)


@dataclass(frozen=True, slots=True)
class Understanding:
    """How the words were read, what else they may mean, and what was left out: above an answer."""

    readings: tuple[str, ...]
    asides: tuple[PrintedSense, ...]
    longer: tuple[PrintedSense, ...]
    unknown: tuple[str, ...]
    note: str

    @property
    def says_something(self) -> bool:
        return bool(self.readings or self.asides or self.longer or self.unknown or self.note)


@dataclass(frozen=True, slots=True)
class PrintedReply:
    """The whole reply: the page, the live answer and the JSON print this. ``target`` is the address that says it in full, or ''."""

    text: str
    kind: str
    verdict: str
    sentence: str
    parts: tuple[PrintedPart, ...]
    understood: Understanding
    sources: tuple[SourceNote, ...]
    target: str
    urgency: Urgency = Urgency.NONE
    card: UrgentCard | None = None
    """Stands first; None where nothing is urgent."""
    call_if_now: Help | None = None
    """Whom to call if the sign that is asked about is there now."""

    @property
    def badge(self) -> Badge | None:
        """Of taking all together: the worst of any two; None where that was not asked."""
        return worst_badge(Badge(row.badge) for row in self.parts if row.badge)

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """Those of all parts, each once."""
        return tuple(dict.fromkeys(caution for row in self.parts for caution in row.cautions))


def printed_reply(given: Reply, address: Address) -> PrintedReply:
    """The reply in words, its sources numbered as one reads."""
    sources = SourceNotes()
    parts = tuple(_printed_part(row, given.graph, address, sources) for row in given.parts)
    target = given.target
    return PrintedReply(
        text=given.question.text.strip(),
        kind=given.question.kind.value,
        verdict=given.verdict.value if given.verdict else "",
        sentence=" ".join(dict.fromkeys(row.sentence for row in parts if row.sentence))
        or replies.nothing_understood(given.question, given.graph),
        parts=parts,
        understood=understanding(given, parts),
        sources=sources.notes(),
        target=address(target.slug, target.other) if target else "",
        urgency=given.question.urgency,
        card=urgent_card(given.question, HELP[given.graph.home]),
        call_if_now=HELP[given.graph.home] if given.question.urgency is Urgency.SIGN else None,
    )


def _printed_part(row: ReplyPart, graph: Graph, address: Address, sources: SourceNotes) -> PrintedPart:
    """The part in the form of its kind; what any part has: the readings of its words, and its cautions."""
    said = replies.said(row, graph, sources)
    plain = part(row.part, graph, address) if row.part.senses else _unnamed(row)
    sentence = said.sentence or plain.sentence
    return replace(
        plain,
        asks=row.kind.value,
        title=said.title or plain.title,
        verdict=row.verdict.value if row.verdict else "",
        verdict_word=said.verdict_word
        or (plain.verdict_word if row.verdict == row.part.verdict else row.verdict.label if row.verdict else ""),
        sentence=sentence,
        badge=said.badge.value if said.badge else "",
        badge_label=said.badge.label if said.badge else "",
        cautions=tuple(Caution(text, marks) for text, marks in said.cautions),
        recorded=said.recorded,
        entries=said.entries,
        more=said.more,
        marks=said.marks,
    )


def _unnamed(row: ReplyPart) -> PrintedPart:
    return PrintedPart(row.kind.value, row.kind.label, "", "", "", (), (), ())


def understanding(given: Reply, parts: Sequence[PrintedPart]) -> Understanding:
    """What stands above the answer on the page it leads to."""
    question, found = given.question, given.answered
    return Understanding(
        readings=tuple(dict.fromkeys(said for mention in question.mentions if (said := reading(mention, found)))),
        asides=tuple(sense for row in parts for sense in row.asides),
        longer=tuple(sense for row in parts for sense in row.longer),
        unknown=question.unknown,
        note=" ".join(replies.overlays(question)),
    )


def reading(mention: Mention, found: Answered) -> str:
    """'“Flexeril” is a brand name of cyclobenzaprine.'; '' where the entry's own name was typed."""
    used = {s.subject.slug for p in found.parts for s in p.deciding} | {s.object.slug for p in found.parts for s in p.deciding if s.object}
    meant = [meaning for meaning in mention.meanings if meaning.slug in used] or list(mention.meanings[:1])
    if len(meant) > 1:
        return f"“{mention.typed}” has {_number(len(meant))} meanings: {listed(_meaning(meaning) for meaning in meant)}."
    (meaning,) = meant
    if meaning.is_own:
        return "" if _is_spelled(mention.typed, meaning) else f"“{mention.typed}” is read as {in_sentence(meaning.title)}."
    if meaning.name_kind == NameKind.MISSPELLING:
        return f"“{mention.typed}” is a common misspelling; it is read as {in_sentence(meaning.title)}."
    kind = NameKind(meaning.name_kind).label
    loosely = "loosely " if meaning.standing == Standing.LOOSE else ""
    where = f" in the {meaning.place}" if meaning.place else ""
    past = " of the past" if meaning.is_of_the_past else ""
    return f"“{mention.typed}” is {loosely}{with_article(kind)}{past} for {in_sentence(meaning.title)}{where}."


def _is_spelled(typed: str, meaning: Meaning) -> bool:
    plain = normalise(typed)
    return any(normalise(own).removesuffix("s") == plain.removesuffix("s") for own in (meaning.name, meaning.plural, meaning.slug) if own)


def _meaning(meaning: Meaning) -> str:
    name = in_sentence(meaning.title)
    return f"{name} ({_small(meaning.sense)})" if meaning.sense else name


def _small(sense: str) -> str:
    """A sense inside a sentence."""
    return in_sentence(sense.rstrip("."))


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(count, str(count))


def part(given: Part, graph: Graph, address: Address) -> PrintedPart:
    """One part of a question, with each of its readings."""
    only = given.only
    senses = tuple(printed_sense(sense, graph, address, given.deciding) for sense in given.deciding)
    said = _overall(given) if only is None else senses[0].sentence
    badge = _only_badge(only, given) if only else (given.verdict.label if given.verdict else "")
    return PrintedPart(
        asks=given.kind.value,
        title=_title(given, graph),
        verdict=given.verdict.value if given.verdict else "",
        verdict_word=badge,
        sentence=said,
        senses=senses,
        asides=tuple(printed_sense(sense, graph, address, given.senses) for sense in given.asides if not _says_nothing_new(sense, given)),
        longer=tuple(_longer(sense, graph, address) for sense in given.longer),
    )


def _says_nothing_new(aside: Sense, given: Part) -> bool:
    """Is the answer the same as for the meaning that decides?"""
    return given.verdict is not None and aside.verdict is not None and aside.verdict.kind == given.verdict


def _only_badge(sense: Sense, given: Part) -> str:
    if given.verdict is None:
        return ""
    return sentences.badge(sense.verdict) if sense.verdict and sense.verdict.kind == given.verdict else given.verdict.label


def _title(given: Part, graph: Graph) -> str:
    only = given.only
    if only and only.object:
        left, right = canonical(graph, only.subject.slug, only.object.slug)
        return sentences.question(graph.nodes[left], graph.nodes[right])
    names = [mention.typed for mention in (given.subject, given.object) if mention]
    return " / ".join(names)


def _overall(given: Part) -> str:
    """What several readings come to."""
    words = listed(dict.fromkeys(f"“{m.typed}”" for m in (given.subject, given.object) if m and _has_readings(m, given)))
    if given.verdict is None:
        return f"{words} can mean more than one thing."
    if given.verdict == VerdictKind.DEPENDS:
        return f"That depends on what {words} means{_by_sense(given)}."
    if given.verdict == VerdictKind.UNKNOWN:
        return "For one meaning this is not recorded yet."
    return f"The same for every meaning of {words}."


def _by_sense(given: Part) -> str:
    """': yes for sulfonamides, no for sulfa antibiotics', where one word has several meanings."""
    of_object = len({sense.object.slug for sense in given.deciding if sense.object}) > 1
    met: dict[VerdictKind, list[str]] = {}
    for sense in given.deciding:
        meant = sense.object if of_object else sense.subject
        if sense.verdict and meant:
            met.setdefault(sense.verdict.kind, []).append(in_sentence(meant.title))
    return f": {', '.join(f'{SHORT[kind]} for {listed(names)}' for kind, names in met.items())}" if met else ""


SHORT = {
    VerdictKind.YES: "yes",
    VerdictKind.NO: "no",
    VerdictKind.DEPENDS: "in part",
    VerdictKind.CONTAINS: "it contains one",
    VerdictKind.UNKNOWN: "not recorded",
}


def _has_readings(mention: Mention, given: Part) -> bool:
    met = {sense.subject.slug for sense in given.deciding} | {sense.object.slug for sense in given.deciding if sense.object}
    return len(mention.slugs & met) > 1


def printed_sense(sense: Sense, graph: Graph, address: Address, among: Sequence[Sense] = ()) -> PrintedSense:
    """One reading, told apart from those *among* which it stands."""
    about = sense.object
    return PrintedSense(
        reading=_reading_of(sense, among),
        badge=sentences.badge(sense.verdict) if sense.verdict else "",
        sentence=sense_sentence(sense, graph),
        question=_question(sense, graph),
        address=address(sense.subject.slug, about.slug if about and about.slug != sense.subject.slug else None),
    )


def _reading_of(sense: Sense, among: Sequence[Sense]) -> str:
    """What tells this reading from the others: 'Zantac, no longer used, brand name (US) of Ranitidine'."""
    subject = sense.subject if len({other.subject.slug for other in among}) > 1 else None
    of = sense.object if len({other.object.slug for other in among if other.object}) > 1 else None
    told = [m for m in (subject, of) if m and (m.sense or not m.is_own)]
    return "; ".join(_told_apart(meaning) for meaning in told)


def _told_apart(meaning: Meaning) -> str:
    if meaning.sense:
        return f"{meaning.text}: {_small(meaning.sense)}"
    if meaning.standing == Standing.LOOSE:
        return f"“{meaning.text}”, loosely used for {in_sentence(meaning.title)}"
    return f"{meaning.text}, {meaning.what_it_is}"


def _longer(sense: Sense, graph: Graph, address: Address) -> PrintedSense:
    """A longer name: its reading is that name."""
    return replace(printed_sense(sense, graph, address), reading=sense.subject.text)


def _question(sense: Sense, graph: Graph) -> str:
    subject = graph.nodes[sense.subject.slug]
    if sense.object is None or sense.object.slug == subject.slug:
        return f"What {'are' if subject.is_class else 'is'} {in_sentence(subject.title)}?"
    left, right = canonical(graph, subject.slug, sense.object.slug)
    return sentences.question(graph.nodes[left], graph.nodes[right])


def sense_sentence(sense: Sense, graph: Graph) -> str:
    """Why, in one or two sentences; of an entry alone, what it is."""
    if sense.verdict is None or sense.object is None:
        return graph.nodes[sense.subject.slug].summary
    if sense.subject.slug == sense.object.slug:
        return same_sentence(sense.subject, sense.object)
    said = [sentences.answer(sense.verdict, graph), kin_sentence(sense.verdict, graph)]
    return " ".join(filter(None, said))


def same_sentence(a: Meaning, b: Meaning) -> str:
    """'Xanax is a brand name of alprazolam: the same medicine.'"""
    names = [m.what_it_is and f"{m.text} is {with_article(m.what_it_is)}" for m in (a, b)]
    what = "the same class" if a.is_class else "the same medicine"
    return f"{'; '.join(filter(None, names)) or a.title}: {what}."


def kin_sentence(verdict: Verdict, graph: Graph) -> str:
    """'Both are NSAIDs.' of two different drugs."""
    left, right = graph.nodes[verdict.subject], graph.nodes[verdict.object]
    if left.is_class or right.is_class or verdict.kind != VerdictKind.NO:
        return ""
    return sentences.kinship(left, right, shared_classes(graph, left.slug, right.slug), graph)


def mistakable_warning(pair: Mistakable) -> str:
    """A warning for two names offered side by side; in tall-man letters where an official list reports them."""
    if pair.relation:
        names = pair.relation.citation.key_words[:2] or (pair.relation.drug, pair.relation.other)
        return f"{listed(names)} are easily confused: an official list reports them as taken for one another. Look twice."
    names = tuple(sorted(name.capitalize() for name in pair.near.names.values())) if pair.near else ()
    return f"{listed(names)} are easily confused: they look and sound much alike. Look twice."
