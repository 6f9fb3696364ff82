"""The care card: what must be known before anything else, at most three lines of at most fourteen words, what to do first.

Pure. The whole of each warning, with its terms and sources, stands folded below the lines (``answer.dangers``).
"""

from collections.abc import Sequence

from comparisons.engine.comparison import Comparison
from comparisons.engine.danger import Danger
from comparisons.engine.together import Badge, Ground, GroundKind
from comparisons.presenters.answer import dangers_of
from drugref.domain.english import capital, in_sentence, many
from drugref.domain.statements import Fact, Profile
from drugref.vocabulary import CodedAttribute

TOGETHER = {
    Badge.NEVER: "Together: labels forbid it. Ask before you take both.",
    Badge.SERIOUS: "Together: it can be dangerous. Ask before you take both.",
    Badge.CARE: "Together: take care. Ask a pharmacist first.",
}
ADDS_UP = "Together: the effects add up. Ask a pharmacist first."
NAMED_AT_MOST = 3
"""Words of a name; a longer one is “the first” or “the second”."""


def care_lines(c: Comparison) -> tuple[str, ...]:
    """'Together: it can be dangerous. …', 'Both: do not stop suddenly; ask first.'; empty where nothing grave is recorded."""
    found = dangers_of(c)
    both = [_of_ground(danger.ground) for danger, _ in found if danger.ground]
    sides = [(danger, profile) for danger, profile in found if not danger.ground]
    return tuple(dict.fromkeys([*both[:1], *_of_sides(sides)]))[:3]


def _of_ground(ground: Ground) -> str:
    if ground.kind == GroundKind.DOUBLED:
        return "Both are or hold the same: do not take it twice."
    return TOGETHER.get(ground.badge, ADDS_UP)


def _of_sides(sides: Sequence[tuple[Danger, Profile]]) -> list[str]:
    """A line a side, or one for both where both say the same."""
    stopping = [profile for danger, profile in sides if _of(danger, CodedAttribute.DEPENDENCE)]
    boxed = [(danger, profile) for danger, profile in sides if _of(danger, CodedAttribute.BOXED_WARNING)]
    lines = []
    if len(stopping) > 1:
        lines.append("Both: do not stop suddenly; ask first.")
    elif stopping:
        lines.append(f"{_name(stopping[0])}: do not stop suddenly; ask first.")
    if len(boxed) > 1 and not any(_form(danger) for danger, _ in boxed):
        lines.append("Both: the US labels carry the strongest warning there is.")
    else:
        lines += [f"{_name(profile)}: the US label carries the strongest warning{_form(danger)}." for danger, profile in boxed]
    return lines


def _of(danger: Danger, attribute: str) -> list[Fact]:
    return [fact for fact in danger.facts if fact.attribute.slug == attribute]


def _form(danger: Danger) -> str:
    """', for the spinal pump', where its boxed warnings are all of one form."""
    forms = {fact.form for fact in _of(danger, CodedAttribute.BOXED_WARNING)}
    only = next(iter(forms)) if len(forms) == 1 else ""
    return f" ({only})" if only else ""


def _name(profile: Profile) -> str:
    name = capital(many(profile.node))
    return name if len(name.split()) <= NAMED_AT_MOST else capital(in_sentence(profile.node.name).split("/")[0].split(" and ")[0].strip())
