"""What each kind of question is answered with: one function a kind, and the sentences they share.

Pure. In a part: the sentence in plain words, what must be said first, the badge of taking both, and the lines of a list.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from comparisons.engine.danger import DangerKind
from comparisons.engine.together import Badge
from comparisons.engine.verdict import Rule
from comparisons.presenters import emergency, grounds, sentences
from comparisons.presenters.recorded import NOT_KNOWN_TO, recorded_sentence
from comparisons.questions.answer import Part, Sense, told_apart
from comparisons.questions.kinds import LAW
from comparisons.questions.lists import Listed, Listing
from comparisons.questions.question import AmountKind, ListKind, Question, QuestionKind
from comparisons.questions.reply import Kinship, Meeting, OnRow, ReplyPart
from drugref.domain.english import capital, in_sentence, listed, many, one
from drugref.domain.statements import Edge, Fact, Graph, NameRef, Profile
from drugref.presenters.brand import brand_of
from drugref.presenters.facts import PrintedFact, marks_of, printed_fact, value_in_words
from drugref.presenters.help_lines import HELP
from drugref.presenters.sources import Marks, SourceNotes
from drugref.vocabulary import CodedAttribute, CodedEntry, Extent, Members, NameKind, Noun, Place, Standing, VerdictKind

Marked = tuple[str, tuple[int, ...]]
"""A sentence with the numbers of its sources."""
DO_NOT_STOP = "Don’t stop it on your own: ask whoever prescribed it, or a pharmacist, first."
STOPPING_NOT_RECORDED = "What can follow is not recorded here. That is not the same as safe."
NO_AMOUNTS = "No amounts are given here: the label or the leaflet in the pack has them, and a pharmacist can check them with you."
BROKEN = (
    "This site does not say how to take it. Some tablets and capsules must be swallowed whole: crushed, split or chewed, they can release "
    "everything at once. Ask a pharmacist before you do it; there may be another form."
)
MISSED = (
    "What to do about a missed dose differs from one medicine to the next: the leaflet in the pack says it, and a pharmacist can tell you. "
    "Don’t take extra to make up for it unless the leaflet or a pharmacist says so."
)
PRICE = "Prices are not recorded here: ask a pharmacy, and whether there is a generic."
NO_WAY = "There is no help with that here. If you are worried about what was taken, ask a doctor."
AMOUNTS = {
    AmountKind.HOW_MUCH: NO_AMOUNTS,
    AmountKind.MISSED: MISSED,
    AmountKind.BROKEN: BROKEN,
    AmountKind.MISUSED: NO_WAY,
    AmountKind.PRICE: PRICE,
}
NO_RANKING = (
    "No fair ranking is recorded here. Medicines are taken in different doses, so fewer milligrams do not make one stronger than another."
)
TELL_OF_IT = "Tell whoever prescribes or sells it of the allergy before taking it."
MOST_SIGNS = 4
MOST_NAMED = 8
"""Entries that a sentence names; the list below has them all."""


@dataclass(frozen=True, slots=True)
class PrintedRecord:
    """What is recorded of one entry on the row asked about; of nothing, the sentence says so."""

    label: str
    slug: str
    name: str
    facts: tuple[PrintedFact, ...]
    sentence: str
    of: str = ""
    """The name as it stands inside a sentence."""


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """One line of a list: an entry, why it stands there, with the badge of taking both where that is what was asked."""

    slug: str
    kind: str
    name: str
    why: str = ""
    badge: str = ""
    badge_label: str = ""
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a kind of question adds to its part. What is '' or () leaves the plain part as it is."""

    sentence: str = ""
    title: str = ""
    verdict_word: str = ""
    badge: Badge | None = None
    cautions: tuple[Marked, ...] = ()
    recorded: tuple[PrintedRecord, ...] = ()
    entries: tuple[PrintedEntry, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    marks: tuple[int, ...] = ()


def said(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    """The part in the form of its kind."""
    return SAID.get(row.kind, _plain)(row, graph, sources)


def nothing_understood(question: Question, graph: Graph) -> str:
    """The answer where nothing was: what was not, and that nothing is said of it."""
    if question.kind is QuestionKind.URGENT:
        return emergency.said(question.urgency, HELP[graph.home])
    if not question.text:
        return ""
    if question.unknown:
        name = question.subjects[0].typed if question.subjects and not question.wants_yes_no else ""
        with_it = f" Whether it goes with {name} was not looked up: that is not the same as safe." if name else ""
        return f"Not understood: {_quoted(question.unknown)}. Nothing is said here of what is not known.{with_it}"
    return "Ask with the name of a medicine, a brand or a class, such as “is baclofen a benzo?”."


def overlays(question: Question) -> list[str]:
    """What stands above an answer, whatever its kind: the animal, the place, the language."""
    lines = []
    if question.of_animal:
        lines.append("These answers are about people. Ask a vet: some medicines for people are poison to animals.")
    if question.in_a_state:
        lines.append(f"Asked of one state: this answers federal law; the law of {question.place} can differ, and is not recorded here.")
    elif question.place and question.place not in (Place.US, Place.UK, Place.CANADA, Place.EU):
        lines.append(f"{capital(question.place)} is not recorded here; what is shown is for the US, where nothing else is said.")
    elif question.place and question.place != Place.US:
        where = f"{'the ' if question.place == Place.UK else ''}{question.place}"
        lines.append(f"Asked of {where}: what is marked so is from there; the rest is for the US.")
    if question.language:
        lines.append("Answers here are in English.")
    return lines


def _quoted(runs: Iterable[str]) -> str:
    return listed(f"“{run}”" for run in runs)


def _dangers(row: ReplyPart, graph: Graph, sources: SourceNotes) -> tuple[Marked, ...]:
    found = []
    for what, profile in row.dangers:
        text = sentences.danger(what, profile, graph)[1]
        of = _of_a_class(what.facts, graph) if what.kind is DangerKind.STOPPING else ""
        found.append((f"{text} {of}".strip(), marks_of(what.facts, graph, sources)))
    return tuple(found)


def _of_a_class(facts: Sequence[Fact], graph: Graph) -> str:
    """'That is said of SSRIs as a group.', where a class stated all *facts* and none is the medicine's own; '' otherwise."""
    if not facts or not all(_is_handed_down(fact) for fact in facts):
        return ""
    return f"That is said of {listed(dict.fromkeys(_whose(fact, graph) for fact in facts))}."


def _is_handed_down(fact: Fact) -> bool:
    return fact.origin == "class"


def _whose(fact: Fact, graph: Graph) -> str:
    """'SSRIs as a group', 'most NSAIDs'."""
    name = many(graph.nodes[fact.entry])
    return {Members.MOST: f"most {name}", Members.SOME: f"some {name}"}.get(Members(fact.members or Members.ALL), f"{name} as a group")


# is it one, is it the same, what is it


def _plain(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    cautions = _dangers(row, graph, sources)
    question = row.question
    if question.kind in (QuestionKind.IS_A, QuestionKind.SAME) and question.blocked:
        subject = row.part.subject
        name = subject.typed if subject else ""
        unknown = (
            f"{_quoted(question.unknown)} {'was' if len(question.unknown) == 1 else 'were'} not understood"
            if question.unknown
            else "A “not” here was not understood"
        )
        return Said(f"{unknown}, and may make it something else than {name} alone: no yes or no is given.", cautions=cautions)
    if row.verdict == VerdictKind.UNKNOWN and row.only and row.only.object and row.only.object.noun in (Noun.DRINK, Noun.FOOD):
        return Said(
            f"Only active ingredients are recorded here: whether it holds {many(graph.nodes[row.only.object.slug])} stands on the pack.",
            cautions=cautions,
        )
    if question.holds and row.only and not row.only.subject.is_class and row.only.verdict:
        return replace(_contains(row, row.only, graph, sources), cautions=cautions)
    if row.part.object and row.part.object.negated and row.verdict and row.only and row.only.verdict:
        return Said(sentences.answer(row.only.verdict, graph), verdict_word=row.verdict.label, cautions=cautions)
    if row.kind is QuestionKind.SAME and row.only and row.part.subject and row.part.object:
        apart = told_apart(row.part.subject, row.part.object)
        only = row.only
        if only.object and only.subject.slug == only.object.slug and apart:
            name = in_sentence(graph.nodes[only.subject.slug].title)
            text = f"Both are {name}, but in another salt, form or strength ({', '.join(apart)})."
            return Said(
                f"{text} One cannot simply be taken for the other: ask a pharmacist.",
                verdict_word=row.verdict.label if row.verdict else "",
                cautions=cautions,
            )
        if only.object and row.verdict == VerdictKind.DEPENDS and only.subject.is_class != only.object.is_class:
            drug, group = (only.subject, only.object) if only.object.is_class else (only.object, only.subject)
            return Said(
                f"{graph.nodes[drug.slug].title} is one of the {many(graph.nodes[group.slug])}, not the whole class.", cautions=cautions
            )
    return Said(cautions=cautions)


def _contains(row: ReplyPart, only: Sense, graph: Graph, sources: SourceNotes) -> Said:
    """Does it hold the other? From its recorded ingredients; of a medicine by itself that is all there is in it."""
    asked = only.verdict
    if asked is None or row.verdict is None or asked.rule not in (Rule.HOLDS, Rule.OTHER_DRUG, Rule.SAME):
        return Said()
    subject, other = graph.nodes[asked.subject], graph.nodes[asked.object]
    is_own = only.subject.is_own
    name = many(subject) if is_own else only.subject.text
    held = [profile.ingredient_citations.get(slug) for profile in row.profiles for slug in graph.ingredients_of(profile.slug)]
    marks = sources.marks(held)
    title = f"Does {many(subject)} contain {many(other)}?"
    if asked.rule is Rule.SAME:
        return Said(f"Yes: {name} is {many(other)}{' itself' if is_own else ''}.", title=title, verdict_word="Yes")
    if asked.rule is Rule.HOLDS and asked.held[0] == asked.object:
        whole = "" if is_own else f": it is {many(subject)}"
        return Said(f"Yes: {name} contains {many(other)}{whole}.", title=title, verdict_word="Yes", marks=marks)
    if asked.rule is Rule.HOLDS:
        return Said(f"No: it is the other way round. {capital(many(other))} contains {many(subject)}.", title=title, verdict_word="No")
    what = "is another medicine" if is_own else f"is {many(subject)}"
    return Said(f"No: {name} {what}; no {many(other)} is recorded in it. {READ_THE_PACK}", title=title, verdict_word="No", marks=marks)


READ_THE_PACK = "Products with similar names can hold other things: read the pack."


# emergencies and amounts


def _urgent(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    """Whom to call; what is recorded of the medicine that may have to do with it stands below."""
    text, name = emergency.said(row.question.urgency, HELP[graph.home]), listed(many(profile.node) for profile in row.profiles)
    records = tuple(_record(told, graph, sources) for told in row.told)
    if row.question.of_animal:
        text = f"Call a vet, or an animal poison line, now. For a person: {text}"
    return Said(text, title=capital(name) or row.kind.label, recorded=records)


def _amount(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    """One sentence on what was asked, never an amount; then what is recorded."""
    asked, poison = row.question.amount or AmountKind.HOW_MUCH, HELP[graph.home].poison
    text, name = AMOUNTS[asked], listed(many(profile.node) for profile in row.profiles)
    marks: tuple[int, ...] = ()
    records = tuple(_record(told, graph, sources) for told in row.told if told.found.facts)
    if poison and asked in (AmountKind.HOW_MUCH, AmountKind.MISUSED):
        text = f"{text} In {HELP[graph.home].where}, {poison.said} answers at any hour."
    if asked is AmountKind.HOW_MUCH and records:
        text = f"{text} {' '.join(_told(told, recorded_sentence(told), graph) for told in row.told if told.found.facts)}"
    if row.held_in:
        also, marks = _held_in(row, graph, sources)
        text = f"{text} {also}"
    if asked is AmountKind.BROKEN and records:
        text = f"{text} Recorded of {name}: {'; '.join(_noted(fact) for told in row.told for fact in told.found.facts)}."
    return Said(text, title=f"{capital(name)}: {asked.label}", recorded=records, marks=marks)


def _held_in(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Marked:
    """That other products hold it too: 'Acetaminophen is also in combinations, such as acetaminophen and oxycodone (Percocet) …'."""
    some, held = row.held_in[:MOST_SIGNS], row.profiles[0]
    brands = {profile.slug: brand_of(profile, graph.home) for profile in some}
    shown = [f"{many(profile.node)}{f' ({brands[profile.slug]})' if brands[profile.slug] else ''}" for profile in some]
    marks = sources.marks(profile.ingredient_citations.get(held.slug) for profile in some)
    more = f"; and {len(row.held_in) - len(some)} more" if len(row.held_in) > len(some) else ""
    also = f"{capital(many(held.node))} is also in combinations, such as {'; '.join(shown)}{more}"
    return f"{also}: look for it on the pack of all else you take.", marks


def _noted(fact: Fact) -> str:
    return f"{in_sentence(value_in_words(fact))} ({fact.note})"


# stopping


def _stop(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    """Don't stop it on your own, what can follow, whom to ask."""
    cautions: list[Marked] = [(DO_NOT_STOP, ()), *_dangers(row, graph, sources)]
    if signs := _signs(row):
        can_follow, also, marks = _following(signs, graph, sources)
        cautions.append((f"What can follow: {can_follow}. {also}".strip(), marks))
    elif len(cautions) == 1:
        cautions.append((STOPPING_NOT_RECORDED, ()))
    name = listed(many(profile.node) for profile in row.profiles)
    return Said(" ".join(text for text, _ in cautions), title=f"Stopping {name}", cautions=tuple(cautions))


def _signs(row: ReplyPart) -> dict[str, Fact]:
    """What can follow when it is stopped, the gravest first, with the first fact that says so."""
    signs: dict[str, Fact] = {}
    for fact in (fact for told in row.stopping for fact in told.found.facts if fact.is_value):
        signs.setdefault(value_in_words(fact).lower(), fact)
    return {sign: signs[sign] for sign in sorted(signs, key=lambda sign: not any(grave in sign for grave in GRAVE))}


def _following(signs: Mapping[str, Fact], graph: Graph, sources: SourceNotes) -> tuple[str, str, Marks]:
    """The gravest of them: ('seizures and shaking, among others', what its class adds, the sources of both)."""
    shown = dict(islice(signs.items(), MOST_SIGNS))
    can_follow, also = _own_first(shown, graph)
    among = ", among others" if len(signs) > len(shown) else ""
    return f"{can_follow}{among}", also, marks_of(shown.values(), graph, sources)


def _own_first(signs: Mapping[str, Fact], graph: Graph) -> tuple[str, str]:
    """('seizures', 'Of benzos as a group also: shaking.'); ('shaking', 'That is said of benzos as a group.') where none is its own."""
    own, handed = ([sign for sign, fact in signs.items() if _is_handed_down(fact) is wanted] for wanted in (False, True))
    if not own or not handed:
        return listed(signs), _of_a_class(tuple(signs.values()), graph)
    of = listed(dict.fromkeys(_whose(signs[sign], graph) for sign in handed))
    return listed(own), f"Of {of} also: {listed(handed)}."


GRAVE = ("seizure", "death", "suicid", "delirium", "hallucination", "heart attack", "stroke", "life-threatening")
"""Of what can follow, told first."""


# cautions


def _caution(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    if row.kinship:
        return _allergy(row.kinship, sources, graph)
    question = row.question
    name = listed(dict.fromkeys(many(profile.node) for profile in row.profiles))
    cautions = list(_dangers(row, graph, sources))
    facts = [fact for told in row.told for fact in told.found.facts]
    if question.of_animal:
        lead = "Ask a vet before giving it: this page is about people, and some medicines for people poison animals."
        cautions.insert(0, (lead, ()))
        return Said(lead, title=f"{capital(name)} and animals", cautions=tuple(cautions))
    if facts:
        text = " ".join(dict.fromkeys(_told(told, recorded_sentence(told), graph) for told in row.told if told.found.facts))
        text = f"{text} {_whom_to_ask(question)}"
    elif question.about or question.attribute:
        asked = listed(question.about) if question.about else "this"
        text = f"Nothing on {asked} is recorded here for {name}. {grounds.NOT_SAFE}"
    else:
        text = f"Whether {name} is safe depends on the person. Ask a pharmacist, and say what else you take."
    records = tuple(_record(told, graph, sources) for told in row.told if told.found.facts)
    return Said(text, title=f"{capital(name)}: who should take care", cautions=tuple(cautions), recorded=records)


def _whom_to_ask(question: Question) -> str:
    """Before it is taken; where it was, whom to tell."""
    expecting = question.attribute in (CodedAttribute.PREGNANCY, CodedAttribute.BREASTFEEDING)
    if question.was_taken:
        return f"Tell your doctor or {'midwife' if expecting else 'pharmacist'} what you took and when, before you take more."
    return "Ask a pharmacist or doctor before you take it."


def _allergy(kin: Kinship, sources: SourceNotes, graph: Graph) -> Said:
    """One of it, holds it, shares its class, stated to be none of it, or not recorded; and always: tell them of the allergy."""
    subject, allergens = kin.subject.node, [graph.nodes[verdict.object] for verdict in kin.verdicts]
    name, of = many(subject), listed(dict.fromkeys(many(node) for node in allergens))
    said = [sentences.answer(verdict, graph) for verdict in kin.verdicts if verdict.edges or verdict.held]
    if any(verdict.object == subject.slug for verdict in kin.verdicts):
        said = [f"{capital(name)} is what the allergy is to."]
    elif kin.shared and not any(verdict.kind in (VerdictKind.YES, VerdictKind.CONTAINS) for verdict in kin.verdicts):
        said.insert(0, f"{capital(name)} and {of} are both {listed(many(graph.nodes[slug]) for slug in kin.shared[:2])}.")
    if len(kin.verdicts) > 1:
        said.insert(0, "It depends what the allergy is to.")
    text = " ".join(said) or f"Whether an allergy to {of} matters for {name} is not recorded here. That is not the same as safe."
    marks = sources.marks(cite for verdict in kin.verdicts for edge in verdict.edges for cite in edge.citations)
    return Said(f"{text} {TELL_OF_IT}", title=f"Allergic to {of}: {name}", cautions=((TELL_OF_IT, ()),), marks=marks)


# both together


def _together(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    both = row.both
    if both is None:
        question = row.question
        known = row.part.subject.typed if row.part.subject else ""
        text = f"{_quoted(question.unknown)} is not known here, so taking it with {known} was not looked up. {grounds.NOT_SAFE}"
        return Said(text, title="Both together?", badge=Badge.NOT_RECORDED)
    worst = both.together.worst
    told = (*((worst,) if worst else ()), *both.together.told)
    marks = sources.marks(cite for ground in told for cite in ground.sources)
    title = f"{capital(listed(dict.fromkeys(many(side.node) for side in (both.left, both.right))))} together"
    unknown = _stranger(row.question)
    meant = (
        "" if row.part.only or _is_one_food(row.part) else f"If you mean {listed(many(side.node) for side in (both.left, both.right))}: "
    )
    return Said(
        f"{LEADS[both.together.badge]} {meant}{grounds.answer(both.together, both.left.node, both.right.node, graph)}{unknown}".strip(),
        title=title,
        badge=both.together.badge,
        marks=marks,
    )


def _is_one_food(part: Part) -> bool:
    """Several entries, and yet one thing: spinach holds vitamin K and potassium."""
    sides = ({s.subject for s in part.deciding}, {s.object for s in part.deciding if s.object})
    return all(len(meant) == 1 or all(meaning.noun in (Noun.FOOD, Noun.DRINK) for meaning in meant) for meant in sides)


LEADS = {
    Badge.NEVER: "Never together.",
    Badge.SERIOUS: "Serious: ask first.",
    Badge.CARE: "Take care.",
    Badge.DEPENDS: "It depends which.",
    Badge.MINOR: "Minor.",
    Badge.ADDS_UP: "It can add up.",
    Badge.NONE_KNOWN: "None known.",
    Badge.NOT_RECORDED: "Not recorded.",
}
"""How an answer on taking both begins."""


def _stranger(question: Question) -> str:
    """“cheese” stands beside the names, and is none."""
    if not question.blocked or not question.unknown:
        return ""
    return f" {_quoted(question.unknown)} is not known here: whether it matters was not looked up."


# which is stronger


def _stronger(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    names = [many(profile.node) for profile in row.profiles]
    title = f"{capital(listed(names, 'or'))}: which is stronger?" if len(names) > 1 else f"How strong is {listed(names)}?"
    marks = sources.marks(cite for fact in row.strengths for cite in fact.citations)
    if not row.strengths:
        return Said(NO_RANKING, title=title)
    shown = "; ".join(_strength(fact, graph) for fact in row.strengths[:MOST_SIGNS])
    return Said(f"Recorded: {shown}. That compares doses, and is not for switching.", title=title, marks=marks)


def _strength(fact: Fact, graph: Graph) -> str:
    return f"{value_in_words(fact)} of {many(graph.nodes[fact.entry])} is about as strong as {fact.comparator}"


# lists


def _list(row: ReplyPart, _graph: Graph, sources: SourceNotes) -> Said:
    found = row.listing
    if found is None:
        return Said()
    entries = tuple(_entry(item, sources) for item in found.rows)
    return Said(_list_sentence(found), title=_list_title(found, row.question), entries=entries)


def _entry(item: Listed, sources: SourceNotes) -> PrintedEntry:
    node, badge = item.node, BADGES_OF.get(item.interaction.severity) if item.interaction else None
    why = item.interaction.what_happens if item.interaction else listed(dict.fromkeys(_fact_words(fact) for fact in item.facts))
    return PrintedEntry(
        node.slug, node.kind, node.title, why, badge.value if badge else "", badge.label if badge else "", sources.marks(item.citations)
    )


BADGES_OF = {badge.value: badge for badge in Badge}


def _fact_words(fact: Fact) -> str:
    limits = ", ".join(filter(None, (fact.frequency, fact.form)))
    return f"{fact.term.label if fact.term else value_in_words(fact)}{f' ({limits})' if limits else ''}"


def _list_title(found: Listing, question: Question) -> str:
    of = listed(many(node) for node in found.of)
    about = " ".join(question.about)
    return {
        ListKind.WITH: f"What is recorded of taking {of} with others",
        ListKind.FOODS: f"What is recorded of food and drink with {of}",
        ListKind.FALSE_POSITIVE: f"What can show up falsely as {of}",
        ListKind.CAUSING: f"Recorded with {about}",
        ListKind.TREATING: f"Approved for {about}",
        ListKind.MEMBERS: f"{capital(of)}{' that are not ' + listed(many(node) for node in found.without) if found.without else ''}",
        ListKind.LIKE: f"Others like {many(found.of[0]) if found.of else of}",
    }[found.kind]


def _list_sentence(found: Listing) -> str:
    """What was found, its first names, and how many more; of nothing, that this is no “none”."""
    names = [in_sentence(row.node.title) for row in found.rows]
    if found.kind is ListKind.FOODS:
        return _foods_sentence(found)
    if not names:
        return "Nothing is recorded here that answers this. That is not a “none”."
    shown = listed(names) if len(names) <= MOST_NAMED else f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"
    of = listed(many(node) for node in found.of)
    labels = listed(found.labels[:3])
    lead = {
        ListKind.WITH: f"Interactions of {of} are recorded with {shown}; the worst stand first. It is no complete list: ask a pharmacist.",
        ListKind.FALSE_POSITIVE: f"Recorded as showing up falsely on the {labels}: {shown}.",
        ListKind.CAUSING: f"Recorded with {labels}: {shown}.",
        ListKind.TREATING: f"Approved for {labels}: {shown}. The order is the alphabet’s, no ranking.",
        ListKind.MEMBERS: f"{len(names)} listed here: {shown}.",
        ListKind.LIKE: f"{_kin(found)}: {shown}. That they are of one kind does not mean that one can stand in for another.",
    }[found.kind]
    unsure = f" For {len(found.unsure)} more it is not recorded." if found.unsure else ""
    return lead + unsure


def _foods_sentence(found: Listing) -> str:
    """Foods and drinks, the worst first, and what the worst does; of none, that this is no “none”."""
    of = listed(many(node) for node in found.of)
    told = [(row, row.interaction) for row in found.rows if row.interaction and row.node.slug != CodedEntry.MEALS]
    meals = "".join(
        f" As to meals: {row.interaction.what_happens}" for row in found.rows if row.interaction and row.node.slug == CodedEntry.MEALS
    )
    if not told:
        return f"No food or drink is recorded here with {of}. That is not the same as none: ask a pharmacist.{meals}"
    names = [f"{in_sentence(row.node.title)} ({BADGES_OF[item.severity].label})" for row, item in told]
    shown = listed(names) if len(names) <= MOST_NAMED else f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"
    worst = " ".join(item.what_happens for _row, item in told[:2])
    return f"Recorded with {of}, the worst first: {shown}. {worst}{meals} It is no complete list: ask a pharmacist."


def _kin(found: Listing) -> str:
    classes = found.of[1:] or found.of
    return f"Other {listed(many(node) for node in classes)}"


# names


def _names(row: ReplyPart, _graph: Graph, sources: SourceNotes) -> Said:
    """By kind and country; in a language that is not recorded, told so."""
    question = row.question
    lines: list[tuple[str, str]] = []
    words: list[str] = []
    cited: list[NameRef] = []
    for profile in row.profiles:
        groups = _by_kind(profile, question.place)
        lines += [(heading, ", ".join(ref.text for ref in refs)) for heading, refs in groups]
        cited += [ref for _heading, refs in groups for ref in refs]
        own = in_sentence(profile.node.title)
        first = [f"{heading[:1].lower()}{heading[1:]}: {', '.join(ref.text for ref in refs[:MOST_NAMED])}" for heading, refs in groups[:3]]
        words.append(f"Other names of {own}: {'; '.join(first)}." if first else f"No other name of {own} is recorded here.")
    place = (
        f" Which of them are used in {'the ' if question.place == Place.UK else ''}{question.place} is not recorded."
        if question.place and not any(ref.place == question.place for ref in cited)
        else ""
    )
    in_language = question.language and question.language in question.text.lower()
    language = f" Its name in {question.language.capitalize()} is not recorded here." if in_language else ""
    title = f"Names of {listed(many(profile.node) for profile in row.profiles)}"
    return Said(f"{' '.join(words)}{place}{language}", title=title, more=tuple(lines), marks=sources.marks(ref.citation for ref in cited))


NAMED_KINDS = (
    (NameKind.GENERIC, "Generic names"),
    (NameKind.BRAND, "Brand names"),
    (NameKind.ABBREVIATION, "Abbreviations"),
    (NameKind.EVERYDAY, "Everyday words"),
    (NameKind.SLANG, "Street names"),
)


def _by_kind(profile: Profile, place: str) -> list[tuple[str, list[NameRef]]]:
    found: list[tuple[str, list[NameRef]]] = []
    for kind, heading in NAMED_KINDS:
        refs = [ref for ref in profile.names if ref.kind == kind and ref.standing != Standing.FORMER]
        for where in dict.fromkeys(ref.place for ref in refs):
            label = f"{heading}{f' ({where})' if where else ''}"
            found.append((label, [ref for ref in refs if ref.place == where]))
    return sorted(found, key=lambda group: not (place and f"({place})" in group[0]))


# rows


def _attribute(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    question = row.question
    if row.law or question.attribute == LAW:
        return _law(row, graph, sources)
    records = tuple(_record(told, graph, sources) for told in row.told)
    told_of = ((told, recorded_sentence(told, question, leads=row.verdict is not None)) for told in row.told)
    text = " ".join(dict.fromkeys(_told(told, sentence, graph) for told, sentence in told_of))
    if row.meeting:
        text = f"{text} {_meeting(row.meeting)}"
    cautions = _dangers(row, graph, sources)
    word = row.verdict.label if row.verdict else ""
    marks: tuple[int, ...] = ()
    if row.verdict == VerdictKind.NO and question.attribute in NOT_KNOWN_TO:
        word = "Not known to"
        if signs := _signs(row):
            can_follow, also, marks = _following(signs, graph, sources)
            text = f"{text} But stopping suddenly can cause {can_follow}: ask whoever prescribed it before you stop. {also}".strip()
    names = listed(dict.fromkeys(many(profile.node) for profile in row.profiles))
    title = f"{capital(names)}: {records[0].label.lower()}" if records else ""
    return Said(text, title=title, verdict_word=word, cautions=cautions, recorded=records, marks=marks)


def _meeting(found: Meeting) -> str:
    """Where the two act, and whether that is the same place; by what is recorded, no more."""
    one_, other = many(found.subject.node), many(found.other.node)
    if found.shared:
        mine, theirs = found.shared[0]
        does, is_done = in_sentence(value_in_words(mine)), in_sentence(value_in_words(theirs))
        return f"By what is recorded, {one_} {does}, where {other} acts too ({is_done})."
    places = listed(dict.fromkeys(fact.term.label for fact in found.mine if fact.term))
    if not places or not found.theirs:
        return f"Whether it works on {other} is not recorded here. That is not a “no”."
    elsewhere = listed(dict.fromkeys(fact.term.label for fact in found.theirs[:MOST_SIGNS] if fact.term))
    return f"By what is recorded, it does not act where {other} acts: {one_} acts at the {places}, {other} at the {elsewhere}."


def _law(row: ReplyPart, graph: Graph, sources: SourceNotes) -> Said:
    """What the law calls it, the place asked about first."""
    wanted = row.question.place or graph.home
    said: dict[str, list[Edge]] = {}
    for edge in row.law:
        where = edge.place or graph.nodes[edge.parent].place or graph.home
        said.setdefault(where, []).append(edge)
    ordered = sorted(said.items(), key=lambda item: item[0] != wanted)
    name = capital(listed(dict.fromkeys(many(profile.node) for profile in row.profiles)))
    parts = [
        f"in {'' if where in NO_ARTICLE else 'the '}{where} {listed(dict.fromkeys(_in_law(edge, graph) for edge in edges))}"
        for where, edges in ordered
    ]
    marks = sources.marks(cite for edge in row.law for cite in edge.citations)
    head = "" if wanted in said or not row.question.place else f"The law of {row.question.place} is not recorded here. "
    if not parts:
        return Said(f"{head}What the law calls {in_sentence(name)} is not recorded here. That is not a “no”.", title=f"{name}: the law")
    return Said(
        f"{head}By law {in_sentence(name)} is {'; '.join(parts)}. Laws change: look at the dates of the sources.",
        title=f"{name}: the law",
        marks=marks,
    )


def _in_law(edge: Edge, graph: Graph) -> str:
    return f"{'partly ' if edge.extent == Extent.PARTLY else ''}{one(graph.nodes[edge.parent])}"


NO_ARTICLE = (Place.CANADA, Place.SOME_US_STATES)


def _told(told: OnRow, sentence: str, graph: Graph) -> str:
    """The sentence, and of which class it is said where that is not the medicine's own."""
    return f"{sentence} {_of_a_class(told.found.facts, graph)}".strip()


def _record(told: OnRow, graph: Graph, sources: SourceNotes) -> PrintedRecord:
    node = told.profile.node
    facts = tuple(printed_fact(fact, graph, sources) for fact in told.found.facts)
    return PrintedRecord(told.attribute.label, node.slug, node.title, facts, recorded_sentence(told), many(node))


SAID: dict[QuestionKind, Callable[[ReplyPart, Graph, SourceNotes], Said]] = {
    QuestionKind.URGENT: _urgent,
    QuestionKind.AMOUNT: _amount,
    QuestionKind.STOP: _stop,
    QuestionKind.CAUTION: _caution,
    QuestionKind.TOGETHER: _together,
    QuestionKind.SAME: _plain,
    QuestionKind.STRONGER: _stronger,
    QuestionKind.LIST: _list,
    QuestionKind.NAMES: _names,
    QuestionKind.ATTRIBUTE: _attribute,
    QuestionKind.IS_A: _plain,
    QuestionKind.COMPARE: _plain,
    QuestionKind.ENTRY: _plain,
    QuestionKind.UNCLEAR: _plain,
}
