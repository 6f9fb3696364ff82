"""What is recorded of one entry on one attribute, and whether that answers “is it addictive?” with yes or no.

Pure. Silence is *unknown*, never *no* (I1).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drugref.domain.statements import Fact, Profile
from drugref.names.normalise import normalise
from drugref.vocabulary import Action, Approval, CodedAttribute, CodedTerm, State, VerdictKind

YES, NO, DEPENDS, UNKNOWN = VerdictKind.YES, VerdictKind.NO, VerdictKind.DEPENDS, VerdictKind.UNKNOWN
EFFECTS = (CodedAttribute.SIDE_EFFECT, CodedAttribute.SERIOUS_RISK, CodedAttribute.BOXED_WARNING)
"""Searched together: “does it cause X” asks about each."""
OVER_THE_COUNTER = CodedTerm.OVER_THE_COUNTER
PRESCRIPTION = CodedTerm.PRESCRIPTION_ONLY
SAME_STEM = 5
"""Letters: «sleepy» is met by “sleepiness”."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A row asked about: by which of its phrases, with which words besides, and whether for a yes or no."""

    attribute: str
    phrase: str = ""
    about: tuple[str, ...] = ()
    wants_yes_no: bool = True


@dataclass(frozen=True, slots=True)
class Recorded:
    """The facts that answer, and the verdict where a yes or no was asked for and they carry one; None otherwise."""

    facts: tuple[Fact, ...]
    verdict: VerdictKind | None


def recorded(profile: Profile, asked: Asked, home: str) -> Recorded:
    """The facts of *profile* that answer; where ``asked.about`` names values, only those.

    With words that no recorded value has, nothing is found and the verdict is unknown.
    """
    wide = EFFECTS if asked.about and asked.attribute in EFFECTS else (asked.attribute,)
    facts = [fact for fact in profile.facts if fact.attribute.slug in wide and fact.place in ("", home)]
    by_word = asked.attribute in (*EFFECTS, CodedAttribute.USE, CodedAttribute.AVOID_IN) and bool(asked.about)
    found = tuple(fact for fact in facts if names_a_value(fact, asked.about)) if by_word else tuple(facts)
    judge = _by_word if by_word else JUDGES.get(asked.attribute)
    verdict = None if not asked.wants_yes_no or judge is None else judge(found, asked) if found else UNKNOWN
    return Recorded(found, verdict)


def _labels(fact: Fact) -> list[list[str]]:
    """The words of the plain and of the clinical label of its term."""
    return [normalise(label).split() for label in (fact.term.label, fact.term.clinical) if label] if fact.term and fact.is_value else []


def names_a_value(fact: Fact, words: Sequence[str]) -> bool:
    """Does each of *words* stand in one of the labels, at least by its stem, or as an everyday word for what the label says?"""
    wanted = [word for word in words if word not in _SAY_NOTHING]
    return bool(wanted) and any(all(_stands_in(word, label) for word in wanted) for label in _labels(fact))


def _stands_in(word: str, label: Sequence[str]) -> bool:
    meant = MEANT.get(word)
    return bool(meant and set(meant) & set(label)) or (not meant and any(_same_stem(word, other) for other in label))


def _same_stem(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) >= SAME_STEM and word[:SAME_STEM] == other[:SAME_STEM])


MEANT: dict[str, tuple[str, ...]] = {
    "sleepy": (CodedTerm.DROWSINESS, "sleepiness", "somnolence"),
    CodedTerm.DROWSINESS: (CodedTerm.DROWSINESS, "sleepiness", "somnolence"),
    "drowsy": (CodedTerm.DROWSINESS, "sleepiness", "somnolence"),
    "tired": ("tiredness", "fatigue", CodedTerm.DROWSINESS),
    "sleep": (CodedTerm.DROWSINESS, "sleepiness", "insomnia"),
    "shaky": ("tremor", "shaking"),
    "shake": ("tremor", "shaking"),
    "swollen": ("swelling",),
    "ankles": ("swelling",),
    "puke": ("vomiting",),
    "vomit": ("vomiting",),
    "sick": ("nausea", "vomiting"),
    "bloated": ("bloating",),
    "gassy": ("gas", "wind"),
    "forgetful": ("memory",),
    "foggy": ("memory", "thinking"),
    "hungry": ("appetite",),
    "thirsty": ("thirst",),
    "blurry": ("blurred",),
    "bald": ("hair",),
    "angry": ("irritability", "aggression"),
    "moody": ("mood", "irritability"),
    "libido": ("sex", "sexual"),
    "horny": ("sex", "sexual"),
    "racing": ("heartbeat",),
    "diabetics": ("diabetes", "sugar"),
    "asthmatics": ("asthma", "breathing", "airways"),
    "alcoholics": ("alcoholic", "liver"),
    "alcoholic": ("alcoholic", "liver"),
    "epileptics": ("seizure", "seizures", "epilepsy"),
    "ckd": ("kidney", "renal"),
    "raise": ("high", "raised", "increased"),
    "raises": ("high", "raised", "increased"),
    "increase": ("high", "raised", "increased"),
    "elevate": ("high", "raised", "increased"),
    "lower": ("low",),
    "lowers": ("low",),
    "suicide": ("suicidal",),
    "suicidal": ("suicidal",),
    "gain": ("gain", "increased"),
    "lose": ("loss",),
    "weight": ("weight",),
    "constipated": ("constipation",),
    "dizzy": ("dizziness",),
    "nauseous": ("nausea",),
    "anxious": ("anxiety",),
    "depressed": ("depression", "mood"),
    "insomnia": ("insomnia", "sleeping"),
    "hard": ("hard",),
    "poop": ("constipation", "diarrhea"),
    "pee": ("water", "urination", "urine"),
    "itchy": ("itching", "pruritus"),
    "sweat": ("sweating",),
    "erectile": ("sexual", "erection"),
    "bp": ("pressure",),
    "hypertension": ("hypertension", "pressure"),
    "heartburn": ("heartburn", "reflux", "acid"),
    "kidney": ("kidney", "renal"),
    "renal": ("kidney", "renal"),
    "kidneys": ("kidney", "renal"),
    "liver": ("liver", "hepatic"),
    "hepatic": ("liver", "hepatic"),
    "cirrhosis": ("liver", "hepatic"),
    "elderly": ("older", "geriatric", "dementia"),
    "senior": ("older", "geriatric"),
    "seniors": ("older", "geriatric"),
    "older": ("older", "geriatric"),
    "toddler": ("children", "years"),
    "toddlers": ("children", "years"),
    "infant": ("children", "years", "newborn"),
    "infants": ("children", "years", "newborn"),
    "child": ("children", "years"),
    "children": ("children", "years"),
    "kid": ("children", "years"),
    "kids": ("children", "years"),
    "teen": ("children", "years"),
    "driving": ("driving", "alertness", CodedTerm.DROWSINESS),
    "drive": ("driving", "alertness", CodedTerm.DROWSINESS),
    "machinery": ("driving", "alertness", CodedTerm.DROWSINESS),
    "sun": ("sunburn", "sunlight", "light"),
    "sunlight": ("sunburn", "sunlight", "light"),
    "surgery": ("surgery", "operation"),
    "epilepsy": ("seizure", "seizures", "epilepsy", "fits"),
    "afib": ("rhythm", "atrial"),
    "asthma": ("asthma", "breathing", "airways"),
    "copd": ("breathing", "lung"),
    "apnea": ("breathing", "apnea"),
    "diabetic": ("diabetes", "sugar"),
}
"""Everyday word -> how labels of the vocabulary may say it."""
_SAY_NOTHING = frozenset(
    [
        "disease",
        "problems",
        "problem",
        "high",
        "bad",
        "severe",
        "really",
        "so",
        "very",
        "any",
        "all",
        "my",
        "people",
        "stage",
        "failure",
        "lot",
        "much",
        "on",
        "in",
        "the",
        "of",
    ]
)


Judge = Callable[[Sequence[Fact], Asked], VerdictKind | None]


def _by_word(facts: Sequence[Fact], asked: Asked) -> VerdictKind:
    """A value of just that name is a yes. One that says more (“nerve pain” for “pain”), is off-label or only typical: depends."""
    plain = [fact for fact in facts if fact.approval != Approval.OFF_LABEL and not fact.is_typical_only]
    exact = any(len(label) <= len(asked.about) for fact in plain for label in _labels(fact))
    return YES if exact else DEPENDS


def _level(facts: Sequence[Fact], _asked: Asked) -> VerdictKind:
    """0: a source says none; 1: reports, or only little by little; from 2 on the label warns."""
    levels = [fact.level for fact in facts if fact.level is not None]
    if not levels:
        return NO if any(fact.state == State.CHECKED_NONE for fact in facts) else UNKNOWN
    highest = max(levels)
    return YES if highest >= 2 else DEPENDS if highest == 1 else NO


def _any_value(facts: Sequence[Fact], _asked: Asked) -> VerdictKind:
    if any(fact.is_value for fact in facts):
        return YES
    return NO if any(fact.state == State.CHECKED_NONE for fact in facts) else UNKNOWN


def _asks_for_prescription(asked: Asked) -> bool:
    """“Do I need a prescription” is answered yes by what “over the counter” is answered no by."""
    return "prescription" in asked.phrase and "without" not in asked.phrase


def _supply(facts: Sequence[Fact], asked: Asked) -> VerdictKind:
    """Over the counter or by prescription; both ways depends."""
    ways = {fact.term.slug for fact in facts if fact.term}
    wanted, other = (PRESCRIPTION, OVER_THE_COUNTER) if _asks_for_prescription(asked) else (OVER_THE_COUNTER, PRESCRIPTION)
    if not ways & {wanted, other}:
        return UNKNOWN
    return DEPENDS if {wanted, other} <= ways else YES if wanted in ways else NO


def _tests(facts: Sequence[Fact], _asked: Asked) -> VerdictKind:
    actions = {fact.action for fact in facts if fact.is_value}
    return YES if Action.SHOWS_UP in actions else DEPENDS if actions else UNKNOWN


JUDGES: dict[str, Judge] = {
    CodedAttribute.MISUSE: _level,
    CodedAttribute.DEPENDENCE: _level,
    CodedAttribute.WITHDRAWAL: _any_value,
    CodedAttribute.BOXED_WARNING: _any_value,
    CodedAttribute.SUPPLY: _supply,
    CodedAttribute.DRUG_TESTS: _tests,
}
"""Attributes that a yes or no can be asked of; the others are told as they are recorded."""
