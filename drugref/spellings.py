"""All published names, kept in memory for guessing at misspelled ones.

Only guesses rest on it, and what a guess leads to is read from the database anew: a list that is a minute old offers a new
name a minute late, and never a wrong one. PostgreSQL's trigram index (pg_trgm) would take over where the names outgrow a
process's memory; to some hundred thousand they don't.
"""

from drugref.closed_lists import NameKind
from drugref.kept import Kept
from drugref.models import Entry, Name
from drugref.naming.nearest import Spellings


def _all_names() -> Spellings:
    entries = Entry.objects.published().order_by()
    names = Name.objects.filter(entry__in=entries).exclude(kind__in=(NameKind.MISSPELLING, NameKind.ENDING)).order_by()
    own = [entries.values_list(column, flat=True) for column in ("normalised", "normalised_plural")]
    return Spellings(names.values_list("normalised", flat=True).union(*own))


spellings = Kept(_all_names)
"""Every name, plural and listed name of the published entries, but misspellings. One query where it is read anew."""
