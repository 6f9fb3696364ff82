"""The rows of a comparison, and the words they are filled with."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from drugref.domain.hierarchy import cycle_made_by
from drugref.models.editions import Told
from drugref.vocabulary import ValueKind, Vocabulary

QUALIFIER_OF_ATTRIBUTE = [("", "none"), ("action", "action"), ("approval", "approval"), ("frequency", "frequency")]


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of *text*, trimmed, in order, without blanks."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class Attribute(Told):
    """A row of the comparison, such as “side effects”."""

    slug = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=80)
    group = models.CharField(max_length=40, help_text="The heading it stands under: how it works, effects …")
    order = models.PositiveSmallIntegerField(help_text="Its place on the page; smaller stands higher.")
    value_kind = models.CharField(max_length=10, choices=ValueKind.choices())
    vocabulary = models.CharField(max_length=12, choices=Vocabulary.choices(), blank=True, help_text="For terms: which words it may use.")
    qualifier = models.CharField(max_length=10, choices=QUALIFIER_OF_ATTRIBUTE, blank=True, help_text="What each of its terms may carry.")
    levels = models.TextField(blank=True, help_text="For a level: what 0, 1, 2 … mean, one a line, from 0 upward.")
    inherited = models.BooleanField(default=False, help_text="A class's fact holds for its members.")
    through_ingredients = models.BooleanField(default=False, help_text="An ingredient's fact holds for the combination.")
    asked_as = models.CharField(
        max_length=300,
        blank=True,
        help_text="How people ask for it, separated by commas. The words of a phrase may stand apart: “how long last”.",
    )
    help_text = models.CharField(max_length=200, blank=True, help_text="One sentence for readers: what this row tells.")

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value_kind=ValueKind.TERMS) & ~Q(vocabulary="")
                | ~Q(value_kind=ValueKind.TERMS) & Q(vocabulary="", qualifier=""),
                name="attribute_vocabulary_is_for_terms",
                violation_error_message="An attribute of terms needs a vocabulary; any other has neither vocabulary nor qualifier.",
            ),
            models.CheckConstraint(
                condition=Q(value_kind=ValueKind.LEVEL) & ~Q(levels="") | ~Q(value_kind=ValueKind.LEVEL) & Q(levels=""),
                name="attribute_levels_are_for_level",
                violation_error_message="An attribute of levels says what each level means; any other does not.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def level_labels(self) -> tuple[str, ...]:
        return split_lines(self.levels)


class Term(Told):
    """A word of the controlled vocabulary."""

    slug = models.SlugField(max_length=60, unique=True)
    vocabulary = models.CharField(max_length=12, choices=Vocabulary.choices())
    label = models.CharField("plain label", max_length=100, help_text="As a reader would say it: sleepiness.")
    clinical = models.CharField("clinical label", max_length=100, blank=True, help_text="As a label would: somnolence.")
    definition = models.CharField(max_length=300, blank=True)
    broader = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="narrower")
    broad = models.BooleanField(default=False, help_text="Too wide to make two drugs alike.")
    adds_up = models.BooleanField(default=False, help_text="Two drugs that both cause it cause more of it together.")

    class Meta:
        ordering = ["vocabulary", "label"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(broader=F("pk")),
                name="term_not_broader_than_itself",
                violation_error_message="A term is not broader than itself.",
            )
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        if self.broader is None:
            return
        if self.broader.vocabulary != self.vocabulary:
            raise ValidationError({"broader": f"“{self.broader}” belongs to another vocabulary ({self.broader.vocabulary})."})
        rows = Term.objects.exclude(pk=self.pk).filter(broader__isnull=False).values_list("pk", "broader_id")
        above = {pk: [up] for pk, up in rows if up}
        if self.pk and self.broader_id and cycle_made_by(above, self.pk, self.broader_id):
            raise ValidationError({"broader": f"“{self.broader}” is itself narrower than this term."})
