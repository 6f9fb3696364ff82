"""The care card: what must be known before anything else, at most three lines of at most fourteen words, what to do first.

Pure. The whole of each warning, with its terms and sources, stands folded below the lines (``answer.dangers``).
"""

from collections.abc import Sequence

from comparisons.engine.comparison import Comparison
from comparisons.engine.danger import Danger, danger
from comparisons.engine.together import Badge, Ground, GroundKind, Together, worst_badge
from comparisons.presenters.answer import dangers_of
from drugref.domain.english import capital, in_sentence, listed, many
from drugref.domain.grave import is_of_stopping
from drugref.domain.statements import Fact, Profile
from drugref.presenters.care import STOPPING, TAKEN_WITH, form_of, the_label
from drugref.vocabulary import CodedAttribute, Severity

TOGETHER = {
    Badge.NEVER: f"{TAKEN_WITH[Severity.NEVER]}. Ask before you take both.",
    Badge.SERIOUS: f"{TAKEN_WITH[Severity.SERIOUS]}. Ask before you take both.",
    Badge.CARE: "take care. Ask a pharmacist first.",
    Badge.ADDS_UP: "the effects add up. Ask a pharmacist first.",
}
TWICE = "both are or hold the same; do not take it twice."
ALL = {2: "Both", 3: "All three"}
NAMED_AT_MOST = 3
"""Words of a name; a longer one is “the first” or “the second”."""


def care_lines(c: Comparison) -> tuple[str, ...]:
    """'Together: it can be dangerous. …', 'Both: do not stop suddenly; ask first.'; empty where nothing grave is recorded."""
    found = dangers_of(c)
    both = [_of_ground(one.ground) for one, _ in found if one.ground]
    sides = [(one, profile) for one, profile in found if not one.ground]
    return tuple(dict.fromkeys([*both[:1], *_of_sides(sides, 2)]))[:3]


def care_of_three(pairs: Sequence[Comparison], profiles: Sequence[Profile]) -> tuple[str, ...]:
    """What must be known of the gravest of the pairs, and of whatever is taken twice; then of each: 'Alcohol with oxycodone: …'."""
    worst = worst_badge(pair.together.badge for pair in pairs)
    told = [(pair, said) for pair in pairs if (said := _of_pair(pair, worst))]
    alike = len(told) == len(pairs) and len({said for _, said in told}) == 1
    lines = [f"Any two together: {told[0][1]}"] if alike else [f"{_pair_name(pair)}: {said}" for pair, said in told]
    sides = [(found, profile) for profile in profiles if (found := danger(profile, Together()))]
    return (*lines, *_of_sides(sides, len(profiles)))


def _of_pair(pair: Comparison, worst: Badge | None) -> str:
    if pair.together.of(GroundKind.DOUBLED):
        return TWICE
    return TOGETHER.get(pair.together.badge, "") if pair.together.badge is worst else ""


def _pair_name(pair: Comparison) -> str:
    return f"{_name(pair.left)} with {in_sentence(_name(pair.right))}"


def _of_ground(ground: Ground) -> str:
    if ground.kind == GroundKind.DOUBLED:
        return capital(TWICE)
    return f"Together: {TOGETHER.get(ground.badge, TOGETHER[Badge.ADDS_UP])}"


def _of_sides(sides: Sequence[tuple[Danger, Profile]], of: int) -> list[str]:
    """A line a side, or one for those that say the same; *of* so many sides there are."""
    stopping = [profile for found, profile in sides if _of(found, CodedAttribute.DEPENDENCE) or any(map(is_of_stopping, found.facts))]
    boxed = [(found, profile) for found, profile in sides if _of(found, CodedAttribute.BOXED_WARNING)]
    alike = [profile for found, profile in boxed if not _form(found)]
    lines = [f"{_names(stopping, of)}: {STOPPING}"] if stopping else []
    if len(alike) > 1:
        lines.append(f"{_names(alike, of)}: the US labels carry the strongest warning there is.")
        boxed = [(found, profile) for found, profile in boxed if _form(found)]
    return [*lines, *(f"{_name(profile)}: {the_label(_of(found, CodedAttribute.BOXED_WARNING))}" for found, profile in boxed)]


def _names(profiles: Sequence[Profile], of: int) -> str:
    """'Both' of two, 'All three' of three, else the names."""
    return ALL[of] if len(profiles) == of else capital(listed(in_sentence(_name(profile)) for profile in profiles))


def _of(found: Danger, attribute: str) -> list[Fact]:
    return [fact for fact in found.facts if fact.attribute.slug == attribute]


def _form(found: Danger) -> str:
    """The form that all its boxed warnings are of; '' where there is no such form."""
    return form_of(_of(found, CodedAttribute.BOXED_WARNING))


def _name(profile: Profile) -> str:
    name = capital(many(profile.node))
    return name if len(name.split()) <= NAMED_AT_MOST else capital(in_sentence(profile.node.name).split("/")[0].split(" and ")[0].strip())
