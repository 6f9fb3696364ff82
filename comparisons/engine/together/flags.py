"""What is flagged of a side for taking it with others: little room, must not fail, one at a time.

Pure.
"""

from drugref.domain.statements import Fact, Profile
from drugref.vocabulary import CodedAttribute


def flags(profile: Profile) -> dict[str, list[Fact]]:
    """Slug of a flag -> the facts that say so: ``{"narrow": [Fact("warfarin", …)]}``."""
    found: dict[str, list[Fact]] = {}
    for fact in profile.of(CodedAttribute.WITH_OTHERS):
        if fact.is_value and fact.term:
            found.setdefault(fact.term.slug, []).append(fact)
    return found
