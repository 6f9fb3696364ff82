"""How every field of the editors' pages is filled in."""

from drugref.admin.autocomplete import PicksByName
from drugref.admin.sentences import WritesSentences


class EditorsFields(PicksByName, WritesSentences):
    """Pickers for foreign keys, boxes for sentences."""
