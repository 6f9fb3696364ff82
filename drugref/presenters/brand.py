"""The brand that stands in brackets wherever a medicine's name heads something: 'Alprazolam (Xanax)'.

Pure.
"""

from drugref.domain.statements import Profile
from drugref.vocabulary import Place


def brand_of(profile: Profile, home: str = Place.US) -> str:
    """The brand by which most people at *home* know a medicine: the first recorded one of today, of home before elsewhere; '' for a class.

    A brand of which no country is recorded is one of the US labels: in the US it stands with those of home, elsewhere behind them.
    """
    brands = [name for name in profile.names if name.kind == "brand" and name.standing == "standard"]
    ranks = {"": 0 if home == Place.US else 1, home: 0}
    return min(brands, key=lambda name: ranks.get(name.place, 2)).text if brands and not profile.node.is_class else ""


def with_brand(title: str, brand: str) -> str:
    """'Alprazolam (Xanax)'; the title alone where there is no brand, or it says it already."""
    return f"{title} ({brand})" if brand and brand.lower() not in title.lower() else title
