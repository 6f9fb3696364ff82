"""What is recorded on one row, as a sentence that answers: without the row's label, in at most thirty plain words.

Pure.
"""

from collections.abc import Callable, Sequence

from comparisons.questions.question import Question
from comparisons.questions.reply import OnRow
from drugref.domain.english import capital, in_sentence, listed, many
from drugref.domain.statements import Fact
from drugref.presenters.facts import value_in_words
from drugref.vocabulary import Action, Approval, CodedAttribute, CodedTerm, Form, Frequency, State, VerdictKind

MOST_VALUES = 5
OFTEN = {
    Frequency.VERY_COMMON: "in 1 of 10 people or more",
    Frequency.COMMON: "in 1 of 100 people or more",
    Frequency.UNCOMMON: "in fewer than 1 of 100 people",
    Frequency.RARE: "in fewer than 1 of 1,000 people",
    Frequency.VERY_RARE: "in fewer than 1 of 10,000 people",
    Frequency.REPORTED: "how often is not known",
}


def recorded_sentence(told: OnRow, question: Question | None = None, *, leads: bool = True) -> str:
    """'Yes: drowsiness is recorded for baclofen, in 1 of 10 people or more.', or that nothing is recorded."""
    name = many(told.profile.node)
    facts = told.found.facts
    if not facts:
        return _nothing(told, name, question)
    if told.found.verdict == VerdictKind.NO and told.attribute.slug in NOT_KNOWN_TO:
        return f"{capital(name)} {'are' if told.profile.node.is_class else 'is'} not known to {NOT_KNOWN_TO[told.attribute.slug]}."
    compose = SENTENCES.get(told.attribute.slug, _values)
    lead = f"{YES_NO[told.found.verdict]}" if leads and told.found.verdict in YES_NO and not told.instead else ""
    text = compose(name, facts, told, question)
    return f"{lead}{text}" if lead else capital(text)


NOT_KNOWN_TO: dict[str, str] = {
    CodedAttribute.MISUSE: "cause addiction",
    CodedAttribute.DEPENDENCE: "cause dependence",
}
"""Of these rows a “no” says too much: that a source knows of none is all that is recorded."""
YES_NO = {VerdictKind.YES: "Yes: ", VerdictKind.NO: "No: "}


def _nothing(told: OnRow, name: str, question: Question | None) -> str:
    """Silence, told as silence; with the words that were looked for."""
    about = " ".join(question.about) if question and question.about else ""
    what = f"“{about}”" if about and told.attribute.slug in BY_WORD else NOUNS.get(told.attribute.slug, told.attribute.label.lower())
    may_i = question is not None and question.asks_permission
    end = "That is not the same as safe: ask a pharmacist." if may_i else "That is not a “no”."
    return f"Nothing on {what} is recorded here for {name}. {end}"


BY_WORD = (
    CodedAttribute.SIDE_EFFECT,
    CodedAttribute.SERIOUS_RISK,
    CodedAttribute.BOXED_WARNING,
    CodedAttribute.USE,
    CodedAttribute.AVOID_IN,
)
NOUNS: dict[str, str] = {
    CodedAttribute.DURATION: "how long it lasts",
    CodedAttribute.ONSET: "how soon it works",
    CodedAttribute.HALF_LIFE: "how long it stays in the body",
    CodedAttribute.USE: "what it is used for",
    CodedAttribute.SUPPLY: "how it is sold",
    CodedAttribute.WITHDRAWAL: "stopping it",
    CodedAttribute.AVOID_IN: "who should take care",
}


def _words(facts: Sequence[Fact]) -> str:
    """The first values in a row, a class's or rare ones last, and how many more there are."""
    values = list(dict.fromkeys(_small(fact) for fact in sorted(facts, key=_rarity)))
    shown = values[:MOST_VALUES]
    return f"{', '.join(shown)} and {len(values) - MOST_VALUES} more" if len(values) > MOST_VALUES else listed(shown)


def _rarity(fact: Fact) -> int:
    """0 for the most frequent; unknown comes last."""
    order = list(Frequency)
    return order.index(Frequency(fact.frequency)) if fact.frequency else len(order)


def _small(fact: Fact) -> str:
    value = value_in_words(fact).rstrip(".")
    return in_sentence(value) if not fact.term or fact.action else fact.term.label


def _values(name: str, facts: Sequence[Fact], _told: OnRow, _question: Question | None) -> str:
    return f"for {name} this is recorded: {_words(facts)}."


def _effects(name: str, facts: Sequence[Fact], _told: OnRow, question: Question | None) -> str:
    """One effect that was asked about with how often; else the most frequent."""
    if question and question.about:
        told_of = min(facts, key=_rarity)
        often = f", {OFTEN[Frequency(told_of.frequency)]}" if told_of.frequency else ""
        more = " as a boxed warning" if told_of.attribute.slug == CodedAttribute.BOXED_WARNING else ""
        return f"{name} can cause {_small(told_of)}{more}{often}."
    return f"{name} can cause {_words(facts)}."


def _boxed(name: str, facts: Sequence[Fact], told: OnRow, question: Question | None) -> str:
    if question and question.about:
        return _effects(name, facts, told, question)
    if not any(fact.is_value for fact in facts):
        return f"no boxed warning was found on the US label of {name}."
    return f"the US label of {name} has a boxed warning, about {_words([fact for fact in facts if fact.is_value])}."


def _supply(name: str, facts: Sequence[Fact], told: OnRow, _question: Question | None) -> str:
    """'in the US without prescription as a nasal spray; by injection it needs one'."""
    said: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        if fact.term:
            said.setdefault((fact.place, fact.term.slug), []).append(Form(fact.form).label if fact.form else "")
    ways = {
        CodedTerm.OVER_THE_COUNTER: "without a prescription",
        CodedTerm.PRESCRIPTION_ONLY: "by prescription only",
    }
    parts = []
    for (place, slug), forms in said.items():
        label = ways.get(CodedTerm(slug)) if slug in set(CodedTerm) else next(f.term.label for f in facts if f.term and f.term.slug == slug)
        shapes = listed([form for form in dict.fromkeys(forms) if form])
        parts.append(f"{label}{f' in the {place}' if place else ''}{f': {shapes}' if shapes else ''}")
    verb = "are" if told.profile.node.is_class else "is"
    return f"{name} {verb} sold {'; '.join(parts)}."


def _level(name: str, facts: Sequence[Fact], _told: OnRow, _question: Question | None) -> str:
    highest = max(facts, key=lambda fact: fact.level or 0)
    value = value_in_words(highest)
    return f"for {name}, {value[:1].lower()}{value[1:]}." if highest.is_value else f"of {name} none was found."


def _time(name: str, facts: Sequence[Fact], told: OnRow, _question: Question | None) -> str:
    """A time with the form it holds for; a half-life says what it means."""
    times = [fact for fact in facts if fact.quantity]
    shown = "; ".join(dict.fromkeys(_one_time(fact) for fact in times[:3])) or _words(facts)
    if told.attribute.slug == CodedAttribute.HALF_LIFE:
        start = "how long it lasts is not recorded; " if told.instead else ""
        return f"{start}the half-life of {name} is {shown}: in that time the amount in the blood falls by half."
    if told.instead:
        return f"how long {name} stays in the body is not recorded; what it does lasts {shown}."
    return {CodedAttribute.DURATION: f"{name} lasts {shown}.", CodedAttribute.ONSET: f"{name} starts to work after {shown}."}.get(
        CodedAttribute(told.attribute.slug), f"{name}: {shown}."
    )


def _one_time(fact: Fact) -> str:
    limits = "; ".join(filter(None, (Form(fact.form).label if fact.form else "", fact.place, fact.note)))
    return f"{value_in_words(fact)}{f' ({limits})' if limits else ''}"


def _tests(name: str, facts: Sequence[Fact], _told: OnRow, _question: Question | None) -> str:
    """'it shows up on the opiate urine screen', by what it does there."""
    said = {
        Action.SHOWS_UP: "shows up on",
        Action.FALSE_POSITIVE: "can show up falsely on",
        Action.NOT_FOUND: "usually does not show up on",
    }
    parts = [
        (verb, dict.fromkeys(f"the {fact.term.label}" for fact in facts if fact.term and fact.action == action))
        for action, verb in said.items()
    ]
    told = "; ".join(f"it {verb} {listed(tests)}" for verb, tests in parts if tests)
    return f"of {name}: {told}." if told else _values(name, facts, _told, _question)


def _care(name: str, facts: Sequence[Fact], _told: OnRow, _question: Question | None) -> str:
    values = [fact for fact in facts if fact.is_value]
    if not values:
        return _values(name, facts, _told, _question)
    return f"reasons for care with {name}: {_words(values)}."


def _expecting(name: str, facts: Sequence[Fact], told: OnRow, _question: Question | None) -> str:
    """The labels of these rows are whole sentences."""
    when = "in pregnancy" if told.attribute.slug == CodedAttribute.PREGNANCY else "while breastfeeding"
    said = dict.fromkeys(f"{_small(fact)}{f' ({fact.note})' if fact.note and len(fact.note) <= SHORT_NOTE else ''}" for fact in facts)
    return f"{when}, of {name}: {'; '.join(list(said)[:MOST_VALUES])}."


SHORT_NOTE = 40
"""Letters of a note that a sentence still carries."""


def _use(name: str, facts: Sequence[Fact], told: OnRow, question: Question | None) -> str:
    """Approved uses first, off-label ones marked as such."""
    values = [fact for fact in facts if fact.is_value]
    if not values:
        return _values(name, facts, told, question)
    approved = [fact for fact in values if fact.approval != Approval.OFF_LABEL]
    off = [fact for fact in values if fact.approval == Approval.OFF_LABEL]
    verb = "are" if told.profile.node.is_class else "is"
    main = f"{name} {verb} used for {_words(approved)}" if approved else ""
    extra = f"{'; ' if main else f'{name} {verb} used '}off-label for {_words(off)}" if off else ""
    return f"{main}{extra}."


def _stopping(name: str, facts: Sequence[Fact], _told: OnRow, question: Question | None) -> str:
    if all(fact.state == State.CHECKED_NONE for fact in facts):
        return f"of {name} none was found."
    lasting = " How long that lasts is not recorded." if question and "long" in question.text.lower().split() else ""
    return f"after stopping {name} suddenly: {_words(facts)}.{lasting}"


SENTENCES: dict[str, Callable[[str, Sequence[Fact], OnRow, Question | None], str]] = {
    CodedAttribute.SIDE_EFFECT: _effects,
    CodedAttribute.SERIOUS_RISK: _effects,
    CodedAttribute.BOXED_WARNING: _boxed,
    CodedAttribute.SUPPLY: _supply,
    CodedAttribute.MISUSE: _level,
    CodedAttribute.DEPENDENCE: _level,
    CodedAttribute.DURATION: _time,
    CodedAttribute.ONSET: _time,
    CodedAttribute.HALF_LIFE: _time,
    CodedAttribute.USE: _use,
    CodedAttribute.WITHDRAWAL: _stopping,
    CodedAttribute.DRUG_TESTS: _tests,
    CodedAttribute.AVOID_IN: _care,
    CodedAttribute.PREGNANCY: _expecting,
    CodedAttribute.BREASTFEEDING: _expecting,
}
"""Attributes with a sentence of their own; of others the values are told."""
