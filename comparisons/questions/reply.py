"""A question and what is known -> the one Reply that the page, the live answer, the JSON and the redirect print.

Pure. What is answered is decided here, once: the verdict, what is recorded of a row or of taking both, the dangers beside it, and
the page that says it in full. The words are the presenters'.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from comparisons.engine.danger import Danger, danger, stopping
from comparisons.engine.on_attribute import MEANT, Asked, Recorded, names_a_value, recorded
from comparisons.engine.together import Badge, Together, together
from comparisons.engine.verdict import Rule, Verdict, verdict
from comparisons.questions.answer import Answered, Part, Sense, answered
from comparisons.questions.kinds import LAW
from comparisons.questions.lists import Listing, is_screen_of, listing, screen_stems
from comparisons.questions.mentions import Mention
from comparisons.questions.parse import names_in, parse
from comparisons.questions.question import AmountKind, Question, QuestionKind
from comparisons.questions.shape import Hints
from comparisons.questions.urgent import Urgency, urgency
from comparisons.questions.vocabulary import SILENT
from comparisons.questions.words import LONGEST
from drugref.domain.records import AttributeRecord, TermRecord
from drugref.domain.statements import Attribute, Edge, Fact, Graph, LookAlike, Profile, Relation
from drugref.knowledge.edition import Edition
from drugref.names.normalise import normalise
from drugref.names.similarity import EASILY_CONFUSED
from drugref.vocabulary import Action, Axis, CodedAttribute, Extent, RelationKind, VerdictKind, Vocabulary

STOPPING = CodedAttribute.WITHDRAWAL
"""The row that tells what can follow when something is stopped."""
LEADS_ON = frozenset({QuestionKind.IS_A, QuestionKind.COMPARE, QuestionKind.TOGETHER, QuestionKind.ENTRY, QuestionKind.SAME})
"""Kinds that a page of their own answers."""
INSTEAD: Mapping[str, Sequence[str]] = {
    CodedAttribute.DURATION: (CodedAttribute.HALF_LIFE,),
    CodedAttribute.HALF_LIFE: (CodedAttribute.DURATION,),
}
"""Where nothing is recorded on a row, what answers nearly the same."""
LEAVES_A_MARK = (CodedAttribute.MISUSE, CodedAttribute.DEPENDENCE)
"""Beside these stands what can follow when it is stopped."""
ALONE = Together()
NAME_LIKE = 84.0
"""Of 100: so much like a known name, a word may be meant for it."""


@dataclass(frozen=True, slots=True)
class OnRow:
    """What is recorded of one entry on one row. ``instead``: on a row that was not asked about, where the other has nothing."""

    profile: Profile
    attribute: Attribute
    found: Recorded
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """What is recorded of taking two together."""

    left: Profile
    right: Profile
    together: Together


@dataclass(frozen=True, slots=True)
class Kinship:
    """Is the medicine one of what somebody is allergic to, in each sense of the words? ``shared``: classes by chemistry that hold both."""

    subject: Profile
    verdicts: tuple[Verdict, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where two act in the body. ``shared``: a fact of each on one place, for every place at which both do."""

    subject: Profile
    other: Profile
    mine: tuple[Fact, ...]
    theirs: tuple[Fact, ...]

    @property
    def shared(self) -> tuple[tuple[Fact, Fact], ...]:
        return tuple((a, b) for a in self.mine for b in self.theirs if a.term and b.term and a.term.slug == b.term.slug)


@dataclass(frozen=True, slots=True)
class ReplyPart:
    """The reply to one subject and one object. ``verdict`` None: no yes or no was asked for, can be given, or may be given (I11).

    ``dangers`` are to be said first. Of the rest a kind fills what it needs: ``told`` rows, ``both`` for taking two, ``stopping``
    where somebody asks to leave a medicine off, ``kinship`` for an allergy, ``meeting`` for what works on what, ``strengths``
    against one another, ``listing``, ``law``, the combinations that it is ``held_in``, and the ``profiles`` of what is named.
    """

    kind: QuestionKind
    question: Question
    part: Part
    verdict: VerdictKind | None = None
    told: tuple[OnRow, ...] = ()
    both: Both | None = None
    stopping: tuple[OnRow, ...] = ()
    dangers: tuple[tuple[Danger, Profile], ...] = ()
    kinship: Kinship | None = None
    meeting: Meeting | None = None
    strengths: tuple[Fact, ...] = ()
    listing: Listing | None = None
    law: tuple[Edge, ...] = ()
    held_in: tuple[Profile, ...] = ()
    profiles: tuple[Profile, ...] = ()

    @property
    def only(self) -> Sense | None:
        return self.part.only


@dataclass(frozen=True, slots=True)
class FullAnswer:
    """The page that says it in full: of one entry, or of a pair."""

    slug: str
    other: str | None = None


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
    """What *text* asks; UNCLEAR for a text that is too long to be a question, URGENT for one that tells of an emergency."""
    if len(text) > LONGEST:
        heard = urgency(text)
        return Question("", QuestionKind.URGENT if heard.leads else QuestionKind.UNCLEAR, urgency=heard if heard.leads else Urgency.NONE)
    known = edition.names.meanings(names_in(text))
    return parse(text, known, edition.once(asked_as), edition.once(_hints))


def _hints(edition: Edition) -> Hints:
    words = frozenset(
        word
        for record in edition.records.values()
        if isinstance(record, TermRecord) and record.vocabulary in (Vocabulary.EFFECT, Vocabulary.CONDITION)
        for word in normalise(record.label).split()
        if len(word) > 3
    )
    effects = words - SILENT | MEANT.keys()
    return Hints(
        is_name_like=lambda word: is_name_like(word, edition),
        interact=lambda one, other: _interact(one, other, edition),
        is_effect=effects.__contains__,
    )


def _interact(one: str, other: str, edition: Edition) -> bool:
    """Something of taking both, and no statement that the one belongs to the other or does not."""
    if not edition.graph.shows(one, other) or verdict(edition.graph, one, other).rule not in (
        Rule.CHECKED,
        Rule.NEAR_MISS,
        Rule.NOT_RECORDED,
    ):
        return False
    known = edition.knowledge(one, other)
    return together(known.profiles[one], known.profiles[other], known.graph, known.interactions).badge not in (
        Badge.NOT_RECORDED,
        Badge.NONE_KNOWN,
    )


def is_name_like(word: str, edition: Edition) -> bool:
    """May *word*, which is no name, be meant for one: much like a known one, or ending as a class of medicines does?"""
    if len(word) < 5:
        return False
    endings = edition.once(_endings)
    return any(word.endswith(ending) for ending in endings) or bool(edition.names.spellings.guesses(word, 1, at_least=NAME_LIKE))


def _endings(edition: Edition) -> tuple[str, ...]:
    """Name endings of three letters or more: ("olol", "pril", …)."""
    spelled = {normalise(row.name.text) for row in edition.endings}
    return tuple(sorted(ending for ending in spelled if len(ending) >= 3))


def asked_as(edition: Edition) -> Mapping[str, Sequence[str]]:
    """Slug of an attribute -> how people ask for it, normalised: {"misuse": ["addictive", "get high"]}."""
    rows = (record for record in edition.records.values() if isinstance(record, AttributeRecord) and record.asked_as)
    return {row.slug: [spelled for phrase in row.asked_as if (spelled := normalise(phrase))] for row in rows}


def reply(text: str, edition: Edition) -> Reply:
    """The reply to *text*. Never raises; what is not understood has no parts."""
    question, graph = understand(text, edition), edition.graph
    parts = _parts(question, edition)
    return Reply(question, graph, tuple(parts), _target(question, parts))


def _parts(question: Question, edition: Edition) -> list[ReplyPart]:
    """The parts of the question and of the one that the same words ask besides."""
    if question.kind is QuestionKind.UNCLEAR:
        return []
    wants_longer = question.kind is QuestionKind.IS_A and question.is_whole
    longer = edition.names.longer(mention.phrase for mention in question.subjects) if wants_longer else []
    form = FORMS.get(question.kind, _plain)
    parts = [
        form(_with_dangers(ReplyPart(question.kind, question, part, part.verdict), edition), edition)
        for part in answered(question, edition.graph, longer).parts
    ]
    return [*sorted(parts, key=_rank, reverse=True), *(_parts(question.then, edition) if question.then else ())]


def _rank(row: ReplyPart) -> int:
    """Of what is taken together the worst pair stands first; other parts stay as they were asked."""
    return -list(Badge).index(row.both.together.badge) if row.both else -len(Badge)


def _with_dangers(row: ReplyPart, edition: Edition) -> ReplyPart:
    """What must be said first where permission is asked for: the danger of stopping, or of each drug. Taking both tells its own."""
    asks_to_stop = row.kind is QuestionKind.STOP
    if row.kind is QuestionKind.TOGETHER or not (row.question.asks_permission or asks_to_stop):
        return row
    found = ((stopping(profile) if asks_to_stop else danger(profile, ALONE), profile) for profile in _profiles(row.part, edition))
    return replace(row, dangers=tuple((what, profile) for what, profile in found if what))


def _profiles(part: Part, edition: Edition) -> tuple[Profile, ...]:
    return tuple(edition.profile(slug) for slug in dict.fromkeys(sense.subject.slug for sense in part.deciding))


# a form for each kind of question


def _plain(row: ReplyPart, edition: Edition) -> ReplyPart:
    """The verdict, or what the entry is: the part says it all."""
    return replace(row, profiles=_profiles(row.part, edition))


def _urgent(row: ReplyPart, edition: Edition) -> ReplyPart:
    """What is recorded of the medicine that has to do with the emergency: each grave effect that a word of the text names."""
    said = set(normalise(row.question.text).split()) - SILENT
    words = said | ({"suicidal"} if row.question.urgency is Urgency.CRISIS else set())
    told = tuple(
        replace(some, found=Recorded(facts, None))
        for slug in (CodedAttribute.BOXED_WARNING, CodedAttribute.SERIOUS_RISK)
        for some in _on_row(slug, row.part, edition, Asked(slug, wants_yes_no=False))
        if (facts := tuple(fact for fact in some.found.facts if any(names_a_value(fact, (word,)) for word in words)))
    )
    boxed = tuple(some for some in told if some.attribute.slug == CodedAttribute.BOXED_WARNING)
    return replace(row, told=boxed or told, profiles=_profiles(row.part, edition))


def _amount(row: ReplyPart, edition: Edition) -> ReplyPart:
    """Beside the want of an amount: what too much can do and in what else it is; of a tablet that is broken, what was noted of it."""
    question, profiles = row.question, _profiles(row.part, edition)
    if question.amount is AmountKind.HOW_MUCH:
        told = _on_row(CodedAttribute.SERIOUS_RISK, row.part, edition, Asked(CodedAttribute.SERIOUS_RISK, wants_yes_no=False))
        return replace(row, told=told, held_in=_held_in(profiles, edition), profiles=profiles)
    if question.amount is AmountKind.BROKEN:
        noted = (
            OnRow(profile, attribute, Recorded(tuple(facts), None))
            for profile in profiles
            for attribute in edition.attributes.values()
            if (facts := [fact for fact in profile.of(attribute.slug) if BROKEN.search(fact.note)])
        )
        return replace(row, told=tuple(noted), profiles=profiles)
    return replace(row, profiles=profiles)


BROKEN = re.compile(r"crush|chew|split|sucked|swallowed whole|in half", re.IGNORECASE)
"""In the note of a fact: that it holds for a tablet that was not swallowed whole."""


def _held_in(profiles: Sequence[Profile], edition: Edition) -> tuple[Profile, ...]:
    """The combinations that hold the one medicine asked about."""
    if len(profiles) != 1 or profiles[0].node.is_class:
        return ()
    held = profiles[0].slug
    return tuple(
        edition.profile(slug) for slug, node in edition.graph.nodes.items() if held in node.ingredients and edition.graph.shows(slug)
    )


def _stop(row: ReplyPart, edition: Edition) -> ReplyPart:
    return replace(
        row, stopping=_on_row(STOPPING, row.part, edition, Asked(STOPPING, wants_yes_no=False)), profiles=_profiles(row.part, edition)
    )


def _together(row: ReplyPart, edition: Edition) -> ReplyPart:
    return replace(row, both=_both(row.part, edition))


def _both(part: Part, edition: Edition) -> Both | None:
    only = part.only or _worst_reading(part, edition)
    if only is None or only.object is None:
        return None
    known = edition.knowledge(*dict.fromkeys((only.subject.slug, only.object.slug)))
    left, right = known.profiles[only.subject.slug], known.profiles[only.object.slug]
    return Both(left, right, together(left, right, known.graph, known.interactions, _forms_asked(part)))


def _forms_asked(part: Part) -> tuple[str, str]:
    """The dose forms in which the two are asked about: ("skin", "") of Voltaren gel with warfarin; '' where nothing tells."""
    left, right = (_form_asked(mention) if mention else "" for mention in (part.subject, part.object))
    return left, right


def _form_asked(mention: Mention) -> str:
    """What stands behind the name, else what the name itself stands for."""
    named = {meaning.form for meaning in mention.meanings}
    return mention.form or (next(iter(named)) if len(named) == 1 else "")


def _worst_reading(part: Part, edition: Edition) -> Sense | None:
    """Where a word has several meanings, the one with the worst that is recorded: in taking both the worst is shown."""

    def rank(pair: tuple[str, str]) -> int:
        known = edition.knowledge(*dict.fromkeys(pair))
        left, right = (known.profiles[slug] for slug in pair)
        return -list(Badge).index(together(left, right, known.graph, known.interactions).badge)

    senses = {(sense.subject.slug, sense.object.slug): sense for sense in part.deciding if sense.object}
    return senses[max(senses, key=rank)] if senses else None


def _caution(row: ReplyPart, edition: Edition) -> ReplyPart:
    """A person, a condition, something to be done: the row that tells of it. An allergy: what the medicine is to what is not borne."""
    question, profiles = row.question, _profiles(row.part, edition)
    if question.objects:
        return replace(row, kinship=_kinship(row.part, edition), profiles=profiles)
    if question.attribute == CodedAttribute.AVOID_IN:
        wanted = Asked(CodedAttribute.AVOID_IN, "", question.about, wants_yes_no=False)
        told = _on_row(CodedAttribute.AVOID_IN, row.part, edition, wanted)
        effects = _on_row(CodedAttribute.SERIOUS_RISK, row.part, edition, replace(wanted, attribute=CodedAttribute.SERIOUS_RISK))
        return replace(row, told=(*told, *(some for some in effects if some.found.facts)), profiles=profiles)
    if question.attribute:
        return replace(
            row, told=_on_row(question.attribute, row.part, edition, Asked(question.attribute, wants_yes_no=False)), profiles=profiles
        )
    found = tuple((what, profile) for profile in profiles if (what := danger(profile, ALONE)))
    told = _on_row(CodedAttribute.AVOID_IN, row.part, edition, Asked(CodedAttribute.AVOID_IN, wants_yes_no=False))
    return replace(row, dangers=found, told=told, profiles=profiles)


def _kinship(part: Part, edition: Edition) -> Kinship | None:
    senses = [sense for sense in part.deciding if sense.object and sense.verdict]
    if not senses:
        return None
    graph, subject = edition.graph, senses[0].subject.slug
    verdicts = tuple(sense.verdict for sense in senses if sense.verdict and sense.subject.slug == subject)
    shared = dict.fromkeys(slug for verdict in verdicts for slug in _chemistry(subject, graph) if slug in _chemistry(verdict.object, graph))
    return Kinship(edition.profile(subject), verdicts, tuple(shared))


def _chemistry(slug: str, graph: Graph) -> tuple[str, ...]:
    """The classes by chemistry that an entry is in or is."""
    above = (slug, *graph.ancestors(slug))
    return tuple(up for up in above if graph.nodes[up].is_class and graph.nodes[up].axis == Axis.CHEMISTRY and graph.shows(up))


def _stronger(row: ReplyPart, edition: Edition) -> ReplyPart:
    """What is recorded of the one's strength against the other, or of both against a third."""
    profiles = [*_profiles(row.part, edition), *(edition.profile(s.object.slug) for s in row.part.deciding if s.object)]
    profiles = list({profile.slug: profile for profile in profiles}.values())
    facts = [fact for profile in profiles for fact in profile.of(CodedAttribute.STRENGTH) if fact.quantity and fact.origin == "own"]
    if len(profiles) == 2:
        names = {normalise(text): profile.slug for profile in profiles for text in (profile.node.name, profile.slug)}
        against = [fact for fact in facts if any(name in normalise(fact.comparator).split() for name in names)]
        facts = against or facts if {fact.entry for fact in facts} == {profile.slug for profile in profiles} else against
    return replace(row, strengths=tuple(facts), profiles=tuple(profiles))


def _list(row: ReplyPart, edition: Edition) -> ReplyPart:
    return replace(row, listing=listing(row.question, edition))


def _attribute(row: ReplyPart, edition: Edition) -> ReplyPart:
    question, profiles = row.question, _profiles(row.part, edition)
    if question.attribute == LAW:
        law = tuple(
            edge
            for profile in profiles
            for slug in dict.fromkeys((profile.slug, *edition.graph.ancestors(profile.slug)))
            for edge in edition.graph.stated_of.get(slug, ())
            if edition.graph.nodes[edge.parent].axis == Axis.LAW and edge.extent != Extent.IS_NOT
        )
        return replace(row, verdict=None, law=law, profiles=profiles)
    wanted = Asked(question.attribute, question.phrase, question.about, question.wants_yes_no and not question.asks_permission)
    place = question.place if question.place and not question.in_a_state else edition.home
    told = _on_row(question.attribute, row.part, edition, wanted, place)
    if question.objects and question.attribute == CodedAttribute.DRUG_TESTS:
        told = tuple(_on_that_test(some, question) for some in told)
    elif question.objects and row.only and row.only.object:
        row = replace(row, meeting=_meeting(edition.profile(row.only.subject.slug), edition.profile(row.only.object.slug)))
    if not any(some.found.facts for some in told):
        others = [
            replace(some, instead=True)
            for slug in INSTEAD.get(question.attribute, ())
            for some in _on_row(slug, row.part, edition, replace(wanted, attribute=slug))
        ]
        told = tuple(some for some in others if some.found.facts) or told
    met = {some.found.verdict for some in told}
    one = next(iter(met)) if len(met) == 1 else None
    if question.attribute in LEAVES_A_MARK:
        row = replace(row, stopping=_on_row(STOPPING, row.part, edition, Asked(STOPPING, wants_yes_no=False)))
    allowed = not question.asks_permission and question.is_whole and row.meeting is None
    return replace(row, verdict=one if allowed else None, told=told, profiles=profiles)


def _on_that_test(told: OnRow, question: Question) -> OnRow:
    """Only what is recorded of the screen that looks for the second thing named."""
    stems = screen_stems(question.objects)
    facts = tuple(fact for fact in told.found.facts if fact.term and is_screen_of(fact.term, stems))
    met = {fact.action for fact in facts}
    kind = VerdictKind.YES if Action.SHOWS_UP in met else VerdictKind.DEPENDS if met else VerdictKind.UNKNOWN
    return replace(told, found=Recorded(facts, kind if question.wants_yes_no else None))


def _meeting(subject: Profile, other: Profile) -> Meeting:
    def places(profile: Profile) -> tuple[Fact, ...]:
        return tuple(fact for fact in profile.of(CodedAttribute.TARGET) if fact.is_value)

    return Meeting(subject, other, places(subject), places(other))


def _on_row(attribute: str, part: Part, edition: Edition, wanted: Asked, place: str = "") -> tuple[OnRow, ...]:
    """What each reading of the subject has on the row, at home or in *place*; nothing where there is no such row."""
    row = edition.attributes.get(attribute)
    return (
        tuple(OnRow(profile, row, recorded(profile, wanted, place or edition.home)) for profile in _profiles(part, edition)) if row else ()
    )


FORMS: dict[QuestionKind, Callable[[ReplyPart, Edition], ReplyPart]] = {
    QuestionKind.URGENT: _urgent,
    QuestionKind.AMOUNT: _amount,
    QuestionKind.STOP: _stop,
    QuestionKind.CAUTION: _caution,
    QuestionKind.TOGETHER: _together,
    QuestionKind.STRONGER: _stronger,
    QuestionKind.LIST: _list,
    QuestionKind.ATTRIBUTE: _attribute,
}
"""What a kind adds to the plain part; others add nothing."""


def _target(question: Question, parts: Sequence[ReplyPart]) -> FullAnswer | None:
    """The page that answers, where there is just one part, one reading, and nothing that was not understood.

    What is asked by way of permission is answered with its caution here, but for taking both: that page begins with its caution.
    """
    only = parts[0].only if len(parts) == 1 else None
    if only is None or question.kind not in LEADS_ON or question.urgency.has_card or question.of_animal:
        return None
    if question.holds and only.object and not (only.subject.is_class or only.object.is_class):
        return None  # what a medicine contains is said here: the page of two medicines begins with how they differ
    if question.unknown or (question.asks_permission and question.kind is not QuestionKind.TOGETHER):
        return None
    if only.object is None:
        return FullAnswer(only.subject.slug) if question.kind is QuestionKind.ENTRY else None
    if only.object.slug == only.subject.slug:
        return None  # the same entry twice: “yes, the same medicine” is said here
    return FullAnswer(only.subject.slug, only.object.slug)


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
