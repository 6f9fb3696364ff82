"""A page as the sequence of its sections: the one place that says in what order a page is read.

Pure.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSection:
    """One section of a page: the template named by *kind* prints *body*, for example ``PageSection("gaps", "Not recorded", ("Onset",))``.

    A page's sections are built from top to bottom with one ``SourceNotes``, so that the numbers of sources ascend as one reads.
    ``anchor`` is the part of the address that leads to it, ``short`` its name in the table of contents; '' where it has none.
    """

    kind: str
    heading: str = ""
    body: object = ""
    anchor: str = ""
    short: str = ""


def present(*sections: PageSection) -> tuple[PageSection, ...]:
    """The sections that have something to print: those without a body (None) are left out."""
    return tuple(section for section in sections if section.body is not None)


def contents(sections: tuple[PageSection, ...]) -> tuple[PageSection, ...]:
    """Those that the table of contents names."""
    return tuple(section for section in sections if section.short)
