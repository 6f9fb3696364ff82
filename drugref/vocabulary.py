"""The closed lists of the domain: every choice a statement can carry.

Pure (no Django), so that models, the catalogue's grammar and the engine share one spelling.
A member's *value* is what is stored and what a catalogue file says; its *label* is what a page prints.
No qualifier word belongs to two lists: that is what lets a catalogue file write ``drowsiness (common, by mouth)``
without keys.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self


class ClosedList(StrEnum):
    """A string enumeration whose members carry a label for readers."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """(value, label) pairs in the order of definition, as Django fields want them."""
        return [(member.value, member.label) for member in cls]


class EntryKind(ClosedList):
    DRUG = "drug", "drug"
    CLASS = "class", "drug class"


class Noun(ClosedList):
    """What kind of thing a drug entry is, in a sentence."""

    MEDICINE = "medicine"
    SUPPLEMENT = "supplement"
    PLANT = "plant"
    DRINK = "drink"
    FOOD = "food"
    SMOKE = "smoke"


FARE = frozenset({Noun.DRINK, Noun.FOOD, Noun.SMOKE})
"""What is eaten, drunk or smoked, and no medicine."""


class Axis(ClosedList):
    """What a class groups its members by."""

    CHEMISTRY = "chemistry", "what it is made of"
    MECHANISM = "mechanism", "how it works"
    USE = "use", "what it is used for"
    LAW = "law", "what the law calls it"
    EVERYDAY = "everyday", "everyday word"


class Extent(ClosedList):
    IS = "is", "is"
    PARTLY = "partly", "is partly"
    IS_NOT = "is not", "is not"


class NameKind(ClosedList):
    GENERIC = "generic", "generic name"
    BRAND = "brand", "brand name"
    ABBREVIATION = "abbreviation", "abbreviation"
    EVERYDAY = "everyday", "everyday word"
    SLANG = "slang", "slang"
    MISSPELLING = "misspelling", "common misspelling"
    ENDING = "ending", "name ending"


PRINTED_NAMES = (NameKind.GENERIC, NameKind.BRAND)
"""Kinds of names that stand on packs, and so are taken for one another."""


class Standing(ClosedList):
    STANDARD = "standard", "standard"
    LOOSE = "loose", "used loosely"
    FORMER = "former", "no longer used"


class Ordinary(ClosedList):
    """Does a name also stand, in everyday language, for something that is no medicine? Blank: nobody has said."""

    YES = "yes", "yes, also an ordinary word"
    NO = "no", "no, here it means the medicine"


class RelationKind(ClosedList):
    BECOMES_ACTIVE = "becomes", "becomes, in the body, the active"
    BECOMES_INACTIVE = "becomes inactive", "is broken down to the inactive"
    MIRROR_FORM = "mirror form of", "is a mirror form of"
    SALT = "salt of", "is a salt or ester of"
    MISTAKEN = "mistaken for", "has a name that an official list says is taken for"


class IdentifierSystem(ClosedList):
    """Whose code for a substance it is."""

    RXCUI = "rxcui", "RxCUI"
    UNII = "unii", "UNII"
    ATC = "atc", "ATC code"
    WIKIDATA = "wikidata", "Wikidata"


class ValueKind(ClosedList):
    TERMS = "terms", "words of the vocabulary"
    LEVEL = "level", "a level"
    QUANTITY = "quantity", "a number or range with its unit"
    TEXT = "text", "a sentence"


class Vocabulary(ClosedList):
    """Which words a *terms* attribute may use."""

    TARGET = "target", "target in the body"
    CONDITION = "condition", "condition or use"
    EFFECT = "effect", "effect or risk"
    ROUTE = "route", "way of taking"
    SUPPLY = "supply", "way of supply"
    ELIMINATION = "elimination", "way out of the body"
    ENZYME = "enzyme", "enzyme or transporter"
    FLAG = "flag", "flag for taking it with others"
    TEST = "test", "drug test"
    PREGNANCY = "pregnancy", "pregnancy and breastfeeding"
    DRIVING = "driving", "driving and sleepiness"
    REGULATOR = "regulator", "regulator's class label"


class State(ClosedList):
    """What is said of an attribute when no value is: each is a cited fact, none is a blank."""

    CHECKED_NONE = "checked none", "checked: none"
    DOES_NOT_APPLY = "does not apply", "does not apply"
    NOT_SO_HERE = "not so here", "not so here"


class Action(ClosedList):
    """What a drug does at a target, to an enzyme, or on a test."""

    ACTIVATES = "activates"
    PARTLY_ACTIVATES = "partly activates"
    BLOCKS = "blocks"
    INVERSELY_ACTIVATES = "inversely activates"
    STRENGTHENS = "strengthens"
    WEAKENS = "weakens"
    BLOCKS_REUPTAKE = "blocks reuptake"
    RELEASES = "releases"
    BLOCKS_ENZYME = "blocks enzyme"
    BLOCKS_CHANNEL = "blocks channel"
    REPLACES = "replaces"
    BINDS = "binds", "binds, effect unclear"
    BROKEN_DOWN_BY = "broken down by", "is broken down by"
    SPEEDS_UP = "speeds up", "speeds up"
    CARRIED_BY = "carried by", "is carried by"
    MADE_ACTIVE_BY = "made active by", "is made active by"
    SHOWS_UP = "shows up", "shows up"
    FALSE_POSITIVE = "false positive", "can show up falsely"
    NOT_FOUND = "not found", "usually does not show up"


class Strength(ClosedList):
    """How far a drug blocks an enzyme or transporter, or speeds it up: FDA's bands."""

    STRONG = "strong", "strongly"
    MODERATE = "moderate", "moderately"
    WEAK = "weak", "weakly"


class Share(ClosedList):
    """How much of a drug goes the way of an enzyme or transporter.

    By how its amount in the blood grows where a strong blocker shuts that way: five times or more, two to five times, less.
    """

    NEARLY_ALL = "nearly all"
    MOSTLY = "mostly"
    PARTLY = "partly"


class Frequency(ClosedList):
    """EU summary-of-product-characteristics bands (MODEL section 6)."""

    VERY_COMMON = "very common", "very common (1 in 10 or more)"
    COMMON = "common", "common (1 in 100 or more)"
    UNCOMMON = "uncommon", "uncommon (1 in 1,000 or more)"
    RARE = "rare", "rare (1 in 10,000 or more)"
    VERY_RARE = "very rare", "very rare (less than 1 in 10,000)"
    REPORTED = "reported", "reported; how often is unknown"


class Approval(ClosedList):
    APPROVED = "approved"
    ADD_ON = "add-on only", "approved, add-on only"
    OFF_LABEL = "off-label"
    MONOGRAPH = "over-the-counter monograph"
    NOT_APPROVED = "not approved", "not approved (supplement)"
    WITHDRAWN = "withdrawn"


class Place(ClosedList):
    US = "US", "US"
    SOME_US_STATES = "some US states", "some US states"
    UK = "UK", "UK"
    CANADA = "Canada", "Canada"
    EU = "EU", "EU"


class Form(ClosedList):
    """The dose form a statement is limited to; blank means any."""

    BY_MOUTH = "by mouth"
    LONG_ACTING = "long-acting by mouth", "long-acting, by mouth"
    UNDER_TONGUE = "under the tongue"
    INJECTION = "injection", "by injection"
    SPINAL_PUMP = "spinal pump", "by spinal pump"
    INHALED = "inhaled"
    NOSE = "nose", "in the nose"
    SKIN = "skin", "on the skin"
    PATCH = "patch", "by patch"
    EYE_EAR = "eye or ear", "in the eye or ear"
    RECTAL = "rectal", "rectally"


class Unit(ClosedList):
    """Of a quantity. Files and pages say “1 hour”; it is stored as *hours*."""

    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    MG = "mg"


class Members(ClosedList):
    """How many of a class's members a class's fact is true of."""

    ALL = "all members", "all members"
    MOST = "most members", "most members"
    SOME = "some members", "some members"


class Severity(ClosedList):
    """Of an interaction, mildest first: the order is the rank."""

    NONE_KNOWN = "none known", "none known"
    MINOR = "minor", "minor"
    CARE = "care", "take care"
    SERIOUS = "serious", "serious"
    NEVER = "never together", "never together"


class Finding(ClosedList):
    SAYS = "says", "says"
    LACKS = "lacks", "does not list"


class SourceKind(ClosedList):
    LABEL = "label", "drug label"
    REGULATOR = "regulator", "regulator"
    HEALTH_BODY = "health body", "public health body"
    LAW = "law", "law"
    REFERENCE = "reference", "reference book"
    REVIEW = "review", "review or study"
    DATA = "data", "official data file"
    ENCYCLOPEDIA = "encyclopedia", "encyclopedia"


class Status(ClosedList):
    DRAFT = "draft", "draft"
    PUBLISHED = "published", "published"


class Handling(ClosedList):
    """How far the editors are with what a reader has reported."""

    NEW = "new", "new"
    SEEN = "seen", "seen"
    DONE = "done", "done"


class VerdictKind(ClosedList):
    YES = "yes", "Yes"
    NO = "no", "No"
    DEPENDS = "depends", "It depends"
    CONTAINS = "contains", "It contains one"
    UNKNOWN = "unknown", "Not recorded yet"


QUALIFIERS: dict[str, type[ClosedList]] = {
    "frequency": Frequency,
    "approval": Approval,
    "action": Action,
    "strength": Strength,
    "share": Share,
    "members": Members,
    "form": Form,
    "place": Place,
}
"""The qualifier fields of a fact, each with the list its words come from."""


class CodedAttribute(ClosedList):
    """The rows of the comparison that rules of the code rest on."""

    TARGET = "target"
    MECHANISM = "mechanism"
    USE = "use"
    SIDE_EFFECT = "side-effect"
    SERIOUS_RISK = "serious-risk"
    BOXED_WARNING = "boxed-warning"
    MISUSE = "misuse"
    DEPENDENCE = "dependence"
    WITHDRAWAL = "withdrawal"
    SUPPLY = "supply"
    AVOID_IN = "avoid-in"
    DRUG_TESTS = "drug-tests"
    REGULATOR_CLASS = "regulator-class"
    STRENGTH = "strength"
    PREGNANCY = "pregnancy"
    BREASTFEEDING = "breastfeeding"
    DURATION = "duration"
    HALF_LIFE = "half-life"
    ONSET = "onset"
    ENZYMES = "enzymes"
    ROUTE = "route"
    WITH_OTHERS = "with-others"


class CodedTerm(ClosedList):
    """The words that rules of the code rest on."""

    OVER_THE_COUNTER = "over-the-counter"
    PRESCRIPTION_ONLY = "prescription-only"
    DROWSINESS = "drowsiness"
    SLOWED_BREATHING = "slowed-breathing"
    QT_PROLONGATION = "qt-prolongation"
    BLEEDING = "bleeding"
    SEROTONIN_SYNDROME = "serotonin-syndrome"
    HIGH_POTASSIUM = "high-potassium"
    SLOW_HEARTBEAT = "slow-heartbeat"
    LOW_BLOOD_SUGAR = "low-blood-sugar"
    LOW_BLOOD_PRESSURE = "low-blood-pressure"
    NARROW = "narrow"
    MUST_NOT_FAIL = "must-not-fail"
    ONE_AT_A_TIME = "one-at-a-time"
    WHOLE_BODY = "whole-body"
    ALONE_IN_QT = "alone-in-qt"
    CYP3A4 = "cyp3a4"
    P_GLYCOPROTEIN = "p-glycoprotein"
    MONOAMINE_OXIDASE = "monoamine-oxidase"
    ROUTE_BY_MOUTH = "by-mouth-route"
    ROUTE_UNDER_TONGUE = "under-tongue-route"
    ROUTE_INJECTION = "injection-route"
    ROUTE_UNDER_SKIN = "under-skin-route"
    ROUTE_SPINAL = "spinal-route"
    ROUTE_INHALED = "inhaled-route"
    ROUTE_NOSE = "nasal-route"
    ROUTE_SKIN = "skin-route"
    ROUTE_PATCH = "patch-route"
    ROUTE_RECTAL = "rectal-route"
    ACETYLCHOLINESTERASE = "acetylcholinesterase"
    MUSCARINIC = "muscarinic-receptor"


FORM_OF_ROUTE: dict[str, Form] = {
    CodedTerm.ROUTE_BY_MOUTH: Form.BY_MOUTH,
    CodedTerm.ROUTE_UNDER_TONGUE: Form.UNDER_TONGUE,
    CodedTerm.ROUTE_INJECTION: Form.INJECTION,
    CodedTerm.ROUTE_UNDER_SKIN: Form.INJECTION,
    CodedTerm.ROUTE_SPINAL: Form.SPINAL_PUMP,
    CodedTerm.ROUTE_INHALED: Form.INHALED,
    CodedTerm.ROUTE_NOSE: Form.NOSE,
    CodedTerm.ROUTE_SKIN: Form.SKIN,
    CodedTerm.ROUTE_PATCH: Form.PATCH,
    CodedTerm.ROUTE_RECTAL: Form.RECTAL,
}
"""Way of taking -> the dose form that is taken that way."""


def forms_taken(routes: Iterable[str]) -> frozenset[Form]:
    """The dose forms in which a thing of these ways of taking comes: what is swallowed may be long-acting too."""
    forms = {FORM_OF_ROUTE[route] for route in routes if route in FORM_OF_ROUTE}
    return frozenset(forms | {Form.LONG_ACTING} if Form.BY_MOUTH in forms else forms)


class CodedEntry(ClosedList):
    """The entries that the code itself names."""

    ALCOHOL = "alcohol"
    NICOTINE = "nicotine"
    CAFFEINE = "caffeine"
    TOBACCO_SMOKE = "tobacco-smoke"
    MEALS = "meals"


CODED: dict[str, type[ClosedList]] = {"attribute": CodedAttribute, "term": CodedTerm, "drug": CodedEntry}
"""Kind of record -> the slugs that stand in the code. They are declared here alone, may not be renamed, and must be there."""


def is_coded(key: str) -> bool:
    """Does the code itself name the record of this key (“attribute:boxed-warning”)?"""
    kind, _, slug = key.partition(":")
    return slug in set(CODED.get(kind, ()))
