"""Whom to call, where a question tells of an emergency: the card that stands first, and the same in a sentence.

Pure. Which number comes first follows what was told: somebody to talk to where a person may hurt themselves, else the ambulance.
"""

from dataclasses import dataclass

from comparisons.questions.question import Question
from comparisons.questions.urgent import Urgency
from drugref.presenters.help_lines import Help, HelpLine


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call: 'Call' and '911', 'Poison Control' and '1-800-222-1222', and when it is the one: 'someone can’t breathe …'."""

    says: str
    number: str
    dialled: str
    when: str


@dataclass(frozen=True, slots=True)
class UrgentCard:
    """What stands above all else: who is meant, and whom to call, in this order."""

    heading: str
    text: str
    calls: tuple[Call, ...]


HEADINGS = {
    Urgency.CRISIS: ("You don’t have to face this alone.", "Talk to someone now, at any hour."),
    Urgency.EMERGENCY: ("This may be an emergency: call now.", "Don’t wait for it to get worse, and have the pack at hand."),
    Urgency.TOPIC: ("Is someone in danger? Call now.", ""),
}
FOR_AN_ANIMAL = ("Call a vet or an animal poison line now.", "If a person took it too:")
IN_DANGER = "someone can’t breathe, can’t be woken, has a fit, chest pain or a swelling face"
HARMED = "something was already taken or done, or you can’t stay safe"
POISONED = "too much, or the wrong thing, was taken"
IN_A_CRISIS = "someone may hurt themselves"


def urgent_card(question: Question, numbers: Help) -> UrgentCard | None:
    """The card for the question; None where nothing in it is urgent."""
    level = question.urgency
    if not level.has_card:
        return None
    heading, text = FOR_AN_ANIMAL if question.of_animal else HEADINGS[level]
    in_crisis = level is Urgency.CRISIS
    calls = [
        _call(numbers.line, HARMED if in_crisis else IN_DANGER),
        _call(numbers.poison, POISONED),
        _call(numbers.crisis, "you think of suicide or of hurting yourself" if in_crisis else IN_A_CRISIS),
    ]
    ordered = [calls[2], calls[0], calls[1]] if in_crisis else calls
    return UrgentCard(heading, text, tuple(call for call in ordered if call))


def _call(line: HelpLine | None, when: str) -> Call | None:
    if line is None:
        return None
    return Call(line.name if line.number else line.how.capitalize(), line.number or line.name, line.dialled, when)


def said(urgency: Urgency, numbers: Help) -> str:
    """The same in sentences, for programs."""
    call = f"Call your local emergency number now: {numbers.everywhere}."
    if urgency is Urgency.CRISIS and numbers.crisis:
        crisis = f"Talk to someone now: in {numbers.where}, {numbers.crisis.how} {numbers.crisis.said}."
        return f"{crisis} If something was already taken, or you can’t stay safe: {call[:1].lower()}{call[1:]}"
    return " ".join(filter(None, (call, numbers.lines, "Don’t wait for symptoms, and have the pack at hand.")))
