"""What happens when two entries are taken together."""

from typing import Any

from django.db import models
from django.db.models.functions import Greatest, Least

from drugref.models.entries import Entry
from drugref.models.publishing import Statement, lead_field, published_needs_lead, read_again_field
from drugref.models.sources import CitationOfStatement
from drugref.vocabulary import Form, Severity


class Interaction(Statement):
    """An unordered pair of entries; an entry with itself means “two of these”. A class stands for its members."""

    known_by = ("left_id", "right_id")

    left = models.ForeignKey(Entry, models.CASCADE, related_name="+", verbose_name="one")
    right = models.ForeignKey(Entry, models.CASCADE, related_name="+", verbose_name="the other")
    severity = models.CharField(max_length=20, choices=Severity.choices())
    what_happens = models.TextField(help_text="One or two plain sentences.")
    what_to_ask = models.TextField(help_text="What a reader may ask, and whom. Never advice to start, stop, change or dose.")
    form = models.CharField(max_length=20, choices=Form.choices(), blank=True, help_text="The dose form it is limited to.")
    instead_of = models.CharField(
        max_length=300,
        blank=True,
        help_text="Broader rows that this one stands instead of, separated by commas: macrolides+statins.",
    )
    because_of = models.CharField(
        max_length=200,
        blank=True,
        help_text="Effects, enzymes or carriers that it speaks of, by the slug of their term, separated by commas: "
        "what is worked out from these is then not told besides.",
    )
    read_again = read_again_field()
    lead = lead_field("InteractionCitation")

    class Meta:
        ordering = ["left__slug", "right__slug"]
        constraints = [
            published_needs_lead("interaction"),
            models.UniqueConstraint(
                Least("left", "right"),
                Greatest("left", "right"),
                name="interaction_pair_once",
                violation_error_message="This pair has its interaction already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left} + {self.right}: {self.get_severity_display()}"

    @property
    def record_key(self) -> str:
        return "interaction:{}+{}".format(*sorted((self.left.slug, self.right.slug)))

    def identity(self) -> tuple[Any, ...]:
        return (frozenset((self.left_id, self.right_id)),)


class InteractionCitation(CitationOfStatement):
    statement = models.ForeignKey(Interaction, models.CASCADE, related_name="citations")
