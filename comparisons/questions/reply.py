"""A question and what is known -> the one Reply that the page, the live answer, the JSON and the redirect print.

Pure. What is answered is decided here, once: the verdict, what is recorded of a row or of taking both, the dangers beside it, and
the page that says it in full. The words are the presenters'.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comparisons.engine.danger import Danger, danger, stopping
from comparisons.engine.on_attribute import Asked, Recorded, recorded
from comparisons.engine.together import Together, together
from comparisons.questions.answer import Answered, Part, Sense, answered
from comparisons.questions.kinds import names_in, parse
from comparisons.questions.question import Question, QuestionKind
from comparisons.questions.words import LONGEST
from drugref.domain.records import AttributeRecord
from drugref.domain.statements import Attribute, Graph, LookAlike, Profile, Relation
from drugref.knowledge.edition import Edition
from drugref.names.normalise import normalise
from drugref.names.similarity import EASILY_CONFUSED
from drugref.vocabulary import CodedAttribute, RelationKind, VerdictKind

STOPPING = CodedAttribute.WITHDRAWAL
"""The row that tells what can follow when something is stopped."""
LEADS_ON = frozenset({QuestionKind.IS_A, QuestionKind.COMPARE, QuestionKind.TOGETHER, QuestionKind.ENTRY})
"""Kinds that a page of their own answers."""
ALONE = Together()


@dataclass(frozen=True, slots=True)
class OnRow:
    """What is recorded of one entry on one row."""

    profile: Profile
    attribute: Attribute
    found: Recorded


@dataclass(frozen=True, slots=True)
class Both:
    """What is recorded of taking two together."""

    left: Profile
    right: Profile
    together: Together


@dataclass(frozen=True, slots=True)
class ReplyPart:
    """The reply to one subject and one object. ``verdict`` None: no yes or no was asked for, can be given, or may be given (I11).

    ``dangers`` are to be said first; ``stopping`` is there where somebody asks to leave a medicine off.
    """

    part: Part
    verdict: VerdictKind | None
    told: tuple[OnRow, ...] = ()
    both: Both | None = None
    stopping: tuple[OnRow, ...] = ()
    dangers: tuple[tuple[Danger, Profile], ...] = ()

    @property
    def only(self) -> Sense | None:
        return self.part.only


@dataclass(frozen=True, slots=True)
class FullAnswer:
    """The page that says it in full: of one entry, or of a pair, at one of its parts."""

    slug: str
    other: str | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything that is answered; without parts where nothing was understood. ``target``: the page that says it in full."""

    question: Question
    graph: Graph
    parts: tuple[ReplyPart, ...] = ()
    target: FullAnswer | None = None

    @property
    def answered(self) -> Answered:
        return Answered(self.question, tuple(row.part for row in self.parts))

    @property
    def verdict(self) -> VerdictKind | None:
        """Of all parts together: theirs, where they agree."""
        met = {row.verdict for row in self.parts}
        return next(iter(met)) if len(met) == 1 else None

    def is_about(self, slugs: Iterable[str]) -> bool:
        """Is this a question about just these entries?"""
        named = {frozenset(filter(None, (s.subject.slug, s.object and s.object.slug))) for row in self.parts for s in row.part.deciding}
        return frozenset(slugs) in named


def understand(text: str, edition: Edition) -> Question:
    """What *text* asks; UNCLEAR for a text that is too long to be a question."""
    if len(text) > LONGEST:
        return Question("", QuestionKind.UNCLEAR)
    known = edition.names.meanings(names_in(text))
    return parse(text, known, edition.once(asked_as) if known else {})


def asked_as(edition: Edition) -> Mapping[str, Sequence[str]]:
    """Slug of an attribute -> how people ask for it, normalised: {"misuse": ["addictive", "get high"]}."""
    rows = (record for record in edition.records.values() if isinstance(record, AttributeRecord) and record.asked_as)
    return {row.slug: [spelled for phrase in row.asked_as if (spelled := normalise(phrase))] for row in rows}


def reply(text: str, edition: Edition) -> Reply:
    """The reply to *text*. Never raises; what is not understood has no parts."""
    question, graph = understand(text, edition), edition.graph
    if not question.subjects or question.kind is QuestionKind.UNCLEAR:
        return Reply(question, graph)
    wants_longer = question.kind is QuestionKind.IS_A and question.is_whole
    longer = edition.names.longer(mention.phrase for mention in question.subjects) if wants_longer else []
    parts = [_part(question, part, edition) for part in answered(question, graph, longer).parts]
    return Reply(question, graph, tuple(sorted(parts, key=_rank, reverse=True)), _target(question, parts))


def _rank(row: ReplyPart) -> int:
    """Of what is taken together the worst pair stands first; other parts stay as they were asked."""
    worst = row.both.together.worst if row.both else None
    return worst.rank if worst else 0


def _part(question: Question, part: Part, edition: Edition) -> ReplyPart:
    told = _told(question, part, edition)
    after = _on_row(STOPPING, part, edition, Asked(STOPPING, wants_yes_no=False)) if question.asks_to_stop else ()
    return ReplyPart(
        part=part,
        verdict=_verdict(question, part, told),
        told=told,
        both=_both(part, edition) if question.kind is QuestionKind.TOGETHER else None,
        stopping=after,
        dangers=_dangers(question, part, edition),
    )


def _verdict(question: Question, part: Part, told: tuple[OnRow, ...]) -> VerdictKind | None:
    """The part's, or that of the row asked about, where all readings agree; never one that would be a permission (I11)."""
    if question.asks_permission:
        return None
    if question.kind is not QuestionKind.ATTRIBUTE:
        return part.verdict
    met = {row.found.verdict for row in told}
    return next(iter(met)) if len(met) == 1 else None


def _told(question: Question, part: Part, edition: Edition) -> tuple[OnRow, ...]:
    if question.kind is not QuestionKind.ATTRIBUTE:
        return ()
    wanted = Asked(question.attribute, question.phrase, question.about, question.wants_yes_no and not question.asks_permission)
    return _on_row(question.attribute, part, edition, wanted)


def _on_row(attribute: str, part: Part, edition: Edition, wanted: Asked) -> tuple[OnRow, ...]:
    """What each reading of the subject has on the row; nothing where there is no such row."""
    row = edition.attributes.get(attribute)
    profiles = [edition.profile(slug) for slug in dict.fromkeys(sense.subject.slug for sense in part.deciding)]
    return tuple(OnRow(profile, row, recorded(profile, wanted, edition.home)) for profile in profiles) if row else ()


def _both(part: Part, edition: Edition) -> Both | None:
    only = part.only
    if only is None or only.object is None or only.object.slug == only.subject.slug:
        return None
    known = edition.knowledge(only.subject.slug, only.object.slug)
    left, right = known.profiles[only.subject.slug], known.profiles[only.object.slug]
    return Both(left, right, together(left, right, known.graph, known.interactions))


def _dangers(question: Question, part: Part, edition: Edition) -> tuple[tuple[Danger, Profile], ...]:
    """What must be said first where permission is asked for: the danger of stopping, or of each drug. Taking both tells its own."""
    if not question.asks_permission or question.kind is QuestionKind.TOGETHER:
        return ()
    profiles = [edition.profile(slug) for slug in dict.fromkeys(sense.subject.slug for sense in part.deciding)]
    found = ((stopping(profile) if question.asks_to_stop else danger(profile, ALONE), profile) for profile in profiles)
    return tuple((what, profile) for what, profile in found if what)


def _target(question: Question, parts: Sequence[ReplyPart]) -> FullAnswer | None:
    """The page that answers, where there is just one part, one reading, and nothing that was not understood.

    What is asked by way of permission is answered with its caution here, but for taking both: that page opens at its caution.
    """
    only = parts[0].only if len(parts) == 1 else None
    if only is None or question.kind not in LEADS_ON or (question.unknown and question.kind is QuestionKind.IS_A):
        return None
    if question.asks_permission and question.kind is not QuestionKind.TOGETHER:
        return None
    if only.object is None:
        return FullAnswer(only.subject.slug)
    if only.object.slug == only.subject.slug:
        return None  # the same entry twice: “yes, the same medicine” is said here
    return FullAnswer(only.subject.slug, only.object.slug, "together" if question.kind is QuestionKind.TOGETHER else "")


@dataclass(frozen=True, slots=True)
class Mistakable:
    """Two names offered side by side that are known to be confused: by an official list's *relation*, or as measured."""

    relation: Relation | None
    near: LookAlike | None


def mistakable(offered: Iterable[str], edition: Edition) -> list[Mistakable]:
    """For every two of the drugs *offered* whose names are known to be confused."""
    drugs = [slug for slug in dict.fromkeys(offered) if not edition.graph.nodes[slug].is_class]
    known = edition.knowledge(*drugs) if len(drugs) > 1 else None
    if known is None:
        return []
    reported = {
        frozenset((row.drug, row.other)): row
        for profile in known.profiles.values()
        for row in profile.relations
        if row.kind == RelationKind.MISTAKEN and {row.drug, row.other} <= known.profiles.keys()
    }
    measured = {pair: near for pair, near in known.look_alikes.items() if near.score >= EASILY_CONFUSED and pair not in reported}
    return [Mistakable(row, None) for row in reported.values()] + [Mistakable(None, near) for near in measured.values()]
