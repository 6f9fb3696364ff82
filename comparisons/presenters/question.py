"""What the answer to a typed question prints.

Pure. The sentences on how the words were read are here; those on why an answer is so are in ``sentences``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from comparisons.engine.comparison import canonical, shared_classes
from comparisons.engine.on_attribute import Recorded
from comparisons.engine.together import Together
from comparisons.engine.verdict import Verdict
from comparisons.presenters import sentences
from comparisons.questions.answer import Answered, Part, Sense
from comparisons.questions.mentions import Mention
from comparisons.questions.reply import Mistakable, OnRow, Reply, ReplyPart
from drugref.domain.english import capital, in_sentence, listed, many, with_article
from drugref.domain.statements import Attribute, Fact, Graph
from drugref.names.meanings import Meaning
from drugref.names.normalise import normalise
from drugref.presenters.facts import PrintedFact, SourceNote, SourceNotes, printed_fact, value_in_words
from drugref.vocabulary import NameKind, Severity, Standing, VerdictKind

NOTHING_RECORDED = "No interaction is recorded here. That is not the same as safe: ask a pharmacist."
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
class PrintedRecord:
    """What is recorded of one entry on the row asked about; of nothing, the sentence says so."""

    label: str
    slug: str
    name: str
    facts: tuple[PrintedFact, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """``kind`` and ``badge`` are '' where no yes or no is asked for, or none can be given.

    ``severity`` is that of taking both ('' for any other question); ``cautions`` stand before all else; ``recorded`` is what
    stands on the row asked about, for each reading.
    """

    title: str
    kind: str
    badge: str
    sentence: str
    senses: tuple[PrintedSense, ...]
    asides: tuple[PrintedSense, ...]
    longer: tuple[PrintedSense, ...]
    severity: str = ""
    cautions: tuple[Caution, ...] = ()
    recorded: tuple[PrintedRecord, ...] = ()
    marks: tuple[int, ...] = ()

    @property
    def is_caution(self) -> bool:
        """The cautions say it all."""
        return self.sentence == " ".join(caution.sentence for caution in self.cautions)


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
    anchor: str

    @property
    def severity(self) -> str:
        """Of taking all together: the worst of any two; '' where of some two none is recorded and nothing worse of others."""
        ranks = [severity.label for severity in Severity]
        met = [row.severity for row in self.parts]
        worst = max((severity for severity in met if severity), key=ranks.index, default="")
        return "" if "" in met and worst in (Severity.NONE_KNOWN.label, Severity.MINOR.label) else worst

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
        sentence=" ".join(row.sentence for row in parts),
        parts=parts,
        understood=understanding(given, parts),
        sources=sources.notes(),
        target=address(target.slug, target.other) if target else "",
        anchor=target.anchor if target else "",
    )


def _printed_part(row: ReplyPart, graph: Graph, address: Address, sources: SourceNotes) -> PrintedPart:
    plain = part(row.part, graph, address)
    cautions = _cautions(row, graph, sources)
    if row.stopping:
        return replace(plain, cautions=cautions, kind="", badge="", sentence=" ".join(caution.sentence for caution in cautions))
    if row.told:
        printed = tuple(_printed_record(told, graph, sources) for told in row.told)
        kind, badge = (row.verdict.value, row.verdict.label) if row.verdict else ("", "")
        said = " ".join(some.sentence for some in printed)
        return replace(plain, kind=kind, badge=badge, sentence=said, recorded=printed, cautions=cautions)
    if row.both:
        worst = row.both.together.worst
        marks = sources.marks(worst.citations) if worst else ()
        severity = Severity(worst.severity).label if worst and not _is_outdone(row.both.together) else ""
        title = f"{capital(listed(many(side.node) for side in (row.both.left, row.both.right)))} together"
        said = together_sentence(row.both.together)
        return replace(plain, title=title, sentence=said, severity=severity, marks=marks, cautions=cautions)
    return replace(plain, cautions=cautions)


def _is_outdone(both: Together) -> bool:
    """“None known” is not said of what is taken twice."""
    return bool(both.doubled) and both.worst is not None and both.worst.severity == Severity.NONE_KNOWN


def _printed_record(told: OnRow, graph: Graph, sources: SourceNotes) -> PrintedRecord:
    node = told.profile.node
    return PrintedRecord(
        label=told.attribute.label,
        slug=node.slug,
        name=node.title,
        facts=tuple(printed_fact(fact, graph, sources) for fact in told.found.facts),
        sentence=recorded_sentence(told.attribute, node.title, told.found),
    )


DO_NOT_STOP = "Don’t stop it on your own: ask whoever prescribed it, or a pharmacist, first."
MOST_SIGNS = 4
STOPPING_NOT_RECORDED = "What can follow is not recorded here. That is not the same as safe."


def _cautions(row: ReplyPart, graph: Graph, sources: SourceNotes) -> tuple[Caution, ...]:
    """Of stopping first, then of what permission is asked for."""
    found = [
        Caution(sentences.danger(what, profile, graph)[1], sources.marks(cite for fact in what.facts for cite in fact.citations))
        for what, profile in row.dangers
    ]
    if not row.stopping:
        return tuple(found)
    if found:
        return (Caution(DO_NOT_STOP), *found)
    signs: dict[str, Fact] = {}
    for fact in (fact for told in row.stopping for fact in told.found.facts if fact.is_value):
        signs.setdefault(value_in_words(fact).lower(), fact)
    shown = list(signs)[:MOST_SIGNS]
    more = f", and {len(signs) - len(shown)} more" if len(signs) > len(shown) else ""
    said = f"Recorded after stopping: {', '.join(shown) if more else listed(shown)}{more}." if shown else STOPPING_NOT_RECORDED
    marks = sources.marks(cite for sign in shown for cite in signs[sign].citations)
    return (Caution(DO_NOT_STOP), Caution(said, marks))


def understanding(given: Reply, parts: Sequence[PrintedPart]) -> Understanding:
    """What stands above the answer on the page it leads to."""
    question, found = given.question, given.answered
    state = "Asked of one state: this answers federal law; a state's own law can differ." if question.in_a_state else ""
    return Understanding(
        readings=tuple(dict.fromkeys(said for mention in question.mentions if (said := reading(mention, found)))),
        asides=tuple(sense for row in parts for sense in row.asides),
        longer=tuple(sense for row in parts for sense in row.longer),
        unknown=question.unknown,
        note=state,
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
        title=_title(given, graph),
        kind=given.verdict.value if given.verdict else "",
        badge=badge,
        sentence=said,
        senses=senses,
        asides=tuple(printed_sense(sense, graph, address, given.senses) for sense in given.asides),
        longer=tuple(_longer(sense, graph, address) for sense in given.longer),
    )


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
        return f"That depends on what {words} means."
    if given.verdict == VerdictKind.UNKNOWN:
        return "For one meaning this is not recorded yet."
    return f"The same for every meaning of {words}."


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
    return "; ".join(f"{m.text}: {_small(m.sense)}" if m.sense else f"{m.text}, {m.what_it_is}" for m in told)


def _longer(sense: Sense, graph: Graph, address: Address) -> PrintedSense:
    """A longer name: its reading is that name."""
    return replace(printed_sense(sense, graph, address), reading=sense.subject.text)


def _question(sense: Sense, graph: Graph) -> str:
    subject = graph.nodes[sense.subject.slug]
    if sense.object is None or sense.object.slug == subject.slug:
        return f"What is {in_sentence(subject.title)}?"
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


def recorded_sentence(attribute: Attribute, name: str, found: Recorded) -> str:
    """'Misuse: boxed warning for abuse, misuse and addiction.', or that nothing is recorded."""
    if not found.facts:
        return f"{attribute.label}: nothing on this is recorded here for {in_sentence(name)}. That is not a “no”."
    values = dict.fromkeys(value_in_words(fact).rstrip(".") for fact in found.facts)
    return f"{attribute.label}: {'; '.join(values)}."


def together_sentence(found: Together) -> str:
    """What is recorded of taking both, and what to ask; silence says that it is none of safety."""
    doubled = "Both hold the same medicine: together it is taken twice. " if found.doubled else ""
    if found.worst and not _is_outdone(found):
        return f"{doubled}{found.worst.what_happens} {found.worst.what_to_ask}"
    if found.doubled:
        return f"{doubled}Ask a pharmacist."
    if found.adds_up:
        return f"Both can cause {listed(shared.term.label for shared in found.adds_up)}; together it can be stronger. {NOTHING_RECORDED}"
    return NOTHING_RECORDED
