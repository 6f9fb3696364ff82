"""What a reader may send the editors: of what, and in which words.

Pure.
"""

import re
from dataclasses import dataclass

FEWEST, MOST = 10, 1000
"""Characters of a report."""
LONGEST_PAGE = 300
ROW_OF_ATTRIBUTE = "row-"
"""What the anchor of an attribute's row begins with: “row-dependence”."""
ANCHOR = re.compile(r"[A-Za-z][\w-]{0,79}", re.ASCII)

_MARKUP = re.compile(r"<\s*[/!?a-z]|&#?\w+;|\[/?(?:url|link|img|b|i)\b|\]\(", re.IGNORECASE)
_MAIL = re.compile(r"\S@\S+\.\w")
_LINK = re.compile(
    r"\b[a-z]+://|\bwww\.|\b[\w-]+\.(?:com|net|org|info|biz|gov|edu|int|io|co|uk|eu|de|fr|nl|ru|cn|xyz|shop|site|online)\b(?![-\w])",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Place:
    """What a report is about: the path of a page, '' for the site as a whole, and the anchor of a row on it, '' for all of it."""

    page: str = ""
    row: str = ""

    @property
    def address(self) -> str:
        """“/what-is/baclofen/#row-dependence”."""
        return f"{self.page}#{self.row}" if self.row else self.page

    @property
    def attribute(self) -> str:
        """The slug of the attribute whose row it is: “dependence”; '' where it is no such row."""
        return self.row.removeprefix(ROW_OF_ATTRIBUTE) if self.row.startswith(ROW_OF_ATTRIBUTE) else ""


def objection(text: str) -> str:
    """Why *text* is not taken, in a sentence; '' where it is. How long it may be is the form's question."""
    if _MARKUP.search(text) or _CONTROL.search(text):
        return "Please write plain words, without HTML or other markup."
    if _MAIL.search(text):
        return "Please leave e-mail addresses out: nothing that tells who you are is kept, so nobody could write back."
    if _LINK.search(text):
        return "Please leave links out. Name the source instead, such as “the FDA label of baclofen, section 5”."
    return ""
