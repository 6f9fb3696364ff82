"""A question and the class graph -> its answer, sense by sense (MODEL section 2).

Pure. A yes or no is given only where every word was understood and a standard name decides; the rest is told, not answered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparisons.engine.verdict import Verdict, combine, verdict
from comparisons.questions.mentions import Mention
from comparisons.questions.question import Question, QuestionKind
from comparisons.questions.vocabulary import QUALIFIERS, SALTS, TELLING_FORMS
from drugref.domain.statements import Graph
from drugref.names.meanings import Meaning
from drugref.vocabulary import Axis, Noun, Standing, VerdictKind

YES, NO, DEPENDS, CONTAINS, UNKNOWN = (
    VerdictKind.YES,
    VerdictKind.NO,
    VerdictKind.DEPENDS,
    VerdictKind.CONTAINS,
    VerdictKind.UNKNOWN,
)
MOST_LONGER = 4
MOST_PARTS = 6
TURNED = {YES: NO, NO: YES}
"""“Non-narcotic”: what is a narcotic is none, and the other way round; nothing in between can be turned."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of subject and object. ``decides``: it counts for the part's verdict; else it is an aside."""

    subject: Meaning
    object: Meaning | None
    verdict: Verdict | None
    decides: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The answer to one subject and one object. ``verdict`` None: not a question of yes or no, or not wholly understood."""

    kind: QuestionKind
    subject: Mention | None
    object: Mention | None
    senses: tuple[Sense, ...]
    verdict: VerdictKind | None
    longer: tuple[Sense, ...] = ()

    @property
    def deciding(self) -> tuple[Sense, ...]:
        return tuple(sense for sense in self.senses if sense.decides)

    @property
    def asides(self) -> tuple[Sense, ...]:
        return tuple(sense for sense in self.senses if not sense.decides)

    @property
    def only(self) -> Sense | None:
        """The one reading, where there is just one that decides."""
        return self.deciding[0] if len(self.deciding) == 1 else None


@dataclass(frozen=True, slots=True)
class Answered:
    question: Question
    parts: tuple[Part, ...]

    @property
    def verdict(self) -> VerdictKind | None:
        """Of all parts together: theirs, where they agree."""
        met = {part.verdict for part in self.parts}
        return next(iter(met)) if len(met) == 1 else None


def answered(question: Question, graph: Graph, longer: Sequence[tuple[str, Meaning]] = ()) -> Answered:
    """Every part of the question, answered. *longer*: (normalised name, meaning) of names that begin as a subject's does and go on."""
    return Answered(question, tuple(_part(question, s, o, graph, longer) for s, o in _pairs(question)))


def _pairs(question: Question) -> Sequence[tuple[Mention | None, Mention | None]]:
    """What is asked about in turn. A list, and a question that names nothing, have one part without a subject."""
    if question.pairs:
        return question.pairs
    if question.kind in WHOLE:
        return [(next(iter(question.subjects), None), None)]
    objects: tuple[Mention | None, ...] = question.objects or (None,)
    if not question.subjects:
        return [(of, None) for of in question.objects]
    return [(subject, of) for subject in question.subjects for of in objects][:MOST_PARTS]


WHOLE = (QuestionKind.URGENT, QuestionKind.LIST)
"""Kinds that are answered as one, whatever is named."""


def _part(question: Question, subject: Mention | None, of: Mention | None, graph: Graph, longer: Sequence[tuple[str, Meaning]]) -> Part:
    subjects = readings(subject, graph, is_subject=True)
    objects = readings(of, graph, is_subject=False) if of else [(None, True)]
    senses = tuple(
        Sense(s, o, verdict(graph, s.slug, o.slug) if o else None, decides and also) for s, decides in subjects for o, also in objects
    )
    kind = _verdict_kind(question, senses, graph, subject, of)
    return Part(question.kind, subject, of, senses, kind, _longer(subject, senses, kind, graph, longer))


def readings(mention: Mention | None, graph: Graph, *, is_subject: bool) -> list[tuple[Meaning, bool]]:
    """(what the name may mean, whether that reading decides), the deciding ones first.

    Standard names in use at home decide; where there is none, those of other places, then of the past, then loose ones.
    A subject that is a drug's own name means the drug (“amphetamine”); as an object the class of that name counts too, and
    behind “an” it alone. A member that is loosely called by its class's word is no reading of its own.
    """
    if mention is None:
        return []
    known = [meaning for meaning in mention.meanings if meaning.slug in graph.nodes]
    ranks = {meaning.slug: _rank(meaning, graph.home) for meaning in known}
    best = min(ranks.values(), default=0)
    deciding = [meaning for meaning in known if ranks[meaning.slug] == best]
    own = [meaning for meaning in deciding if meaning.is_own and not meaning.is_class]
    kinds = [meaning for meaning in deciding if meaning.is_class]
    if is_subject and own:
        deciding = own
    elif mention.as_kind and kinds:
        deciding = kinds
    kept = {meaning.slug for meaning in deciding}
    asides = [meaning for meaning in known if meaning.slug not in kept and not kept & graph.ancestors(meaning.slug).keys()]
    return [(meaning, True) for meaning in deciding] + [(meaning, False) for meaning in asides]


def _rank(meaning: Meaning, home: str) -> int:
    """0 decides at home; then other places, the past, loose words."""
    if meaning.decides_at(home):
        return 0
    if meaning.standing == Standing.LOOSE:
        return 3
    return 2 if meaning.is_of_the_past else 1


def _verdict_kind(
    question: Question, senses: Iterable[Sense], graph: Graph, subject: Mention | None, of: Mention | None
) -> VerdictKind | None:
    """The verdict over the deciding readings; a loose word alone never gives a plain yes or no."""
    deciding = [sense for sense in senses if sense.decides and sense.verdict and sense.object]
    asks_sameness = question.kind is QuestionKind.SAME
    if not deciding or not (asks_sameness or question.kind is QuestionKind.IS_A) or not question.is_whole or question.asks_permission:
        return None
    if question.place and not question.in_a_state and _is_of_another_law(question.place, deciding, graph):
        return None
    kinds = [_sameness(sense, graph, subject, of) if asks_sameness else sense.verdict.kind for sense in deciding if sense.verdict]
    combined = combine(kinds)
    if combined == NO and any(sense.object and sense.object.noun in (Noun.DRINK, Noun.FOOD) for sense in deciding):
        return UNKNOWN  # only active ingredients are recorded, and a syrup may hold alcohol besides
    if subject and subject.negated:
        return None
    if of and of.negated:
        return TURNED.get(combined)
    loosely = all(Standing.LOOSE in (sense.subject.standing, sense.object.standing) for sense in deciding if sense.object)
    if loosely and combined in (YES, NO):
        return DEPENDS
    return _in_a_state(combined, deciding, graph) if question.in_a_state else combined


def _in_a_state(kind: VerdictKind, senses: Iterable[Sense], graph: Graph) -> VerdictKind:
    """What federal law does not control, a state may."""
    of_law = any(sense.object and graph.nodes[sense.object.slug].axis == Axis.LAW for sense in senses)
    return DEPENDS if of_law and kind == NO else kind


def _is_of_another_law(place: str, senses: Iterable[Sense], graph: Graph) -> bool:
    """Was the law of a country asked about, and that of another one would be told?"""
    laws = [graph.nodes[sense.object.slug] for sense in senses if sense.object]
    return any(law.axis == Axis.LAW and (law.place or graph.home) != place for law in laws)


def _sameness(sense: Sense, graph: Graph, subject: Mention | None, of: Mention | None) -> VerdictKind:
    """Are the two the same? One entry in another salt or form: depends. With a class: yes only for itself; one of it: depends."""
    if sense.verdict is None or sense.object is None:
        return UNKNOWN
    if sense.subject.slug == sense.object.slug:
        return DEPENDS if subject and of and told_apart(subject, of) else YES
    if not sense.subject.is_class and not sense.object.is_class:
        return sense.verdict.kind
    back = verdict(graph, sense.object.slug, sense.subject.slug)
    if YES in (sense.verdict.kind, back.kind):
        return DEPENDS
    return NO if sense.verdict.kind == back.kind == NO or sense.subject.is_class != sense.object.is_class else DEPENDS


def told_apart(one: Mention, other: Mention) -> tuple[str, ...]:
    """The salts, forms and strengths by which two names of one entry differ: ("succinate", "tartrate"); () where there are none."""
    mine, theirs = _forms(one), _forms(other)
    return tuple(sorted(mine ^ theirs))


def _forms(mention: Mention) -> frozenset[str]:
    words = {*mention.phrase.split(), *mention.words}
    recorded = {meaning.form for meaning in mention.meanings[:1] if meaning.form}
    return frozenset(words & (TELLING_FORMS | SALTS | QUALIFIERS)) | recorded


def _longer(
    subject: Mention | None, senses: Sequence[Sense], kind: VerdictKind | None, graph: Graph, longer: Sequence[tuple[str, Meaning]]
) -> tuple[Sense, ...]:
    """Names that begin as the subject's and lead elsewhere, where the answer differs: “Tylenol with Codeine contains one”."""
    objects = {sense.object.slug: sense.object for sense in senses if sense.decides and sense.object}
    if subject is None or kind is None or len(objects) != 1:
        return ()
    (of,) = objects.values()
    found: dict[str, Sense] = {}
    for name, meaning in longer:
        if name.startswith(f"{subject.phrase} ") and meaning.slug not in subject.slugs and meaning.slug in graph.nodes:
            said = verdict(graph, meaning.slug, of.slug)
            if said.kind not in (kind, UNKNOWN):
                found.setdefault(meaning.slug, Sense(meaning, of, said, decides=False))
    return tuple(found.values())[:MOST_LONGER]
