"""Entries - drugs and drug classes - with their names, ingredients, relations, identifiers, classes and checks."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from drugref.domain.hierarchy import cycle_made_by, path
from drugref.domain.identifiers import is_well_formed
from drugref.models.publishing import Publishable, PublishingQuerySet, Statement, lead_field, published_needs_lead, read_again_field
from drugref.models.sources import CitationOfStatement, CitedRow
from drugref.names.normalise import normalise
from drugref.vocabulary import (
    Axis,
    EntryKind,
    Extent,
    Form,
    IdentifierSystem,
    NameKind,
    Noun,
    Ordinary,
    Place,
    RelationKind,
    Standing,
    Status,
)

BY_NAME = ["name", "slug"]


class Entry(Publishable):
    """A thing one can compare: a drug or a drug class."""

    kind = models.CharField(max_length=10, choices=EntryKind.choices(), editable=False)
    slug = models.SlugField(max_length=80, unique=True, help_text="The last part of its address: baclofen, benzodiazepines.")
    name = models.CharField(max_length=120, help_text="Generic name first: Baclofen. A class in the singular: Benzodiazepine.")
    plural = models.CharField(max_length=120, blank=True, help_text="Classes only: Benzodiazepines.")
    summary = models.CharField(
        max_length=300, help_text="One plain sentence that says what it is: “A muscle relaxant that calms overactive nerves …”"
    )
    noun = models.CharField(max_length=12, choices=Noun.choices(), default=Noun.MEDICINE, help_text="Drugs only: what to call it.")
    axis = models.CharField(max_length=12, choices=Axis.choices(), blank=True, help_text="Classes only: what it groups its members by.")
    place = models.CharField(max_length=20, choices=Place.choices(), blank=True, help_text="Law classes only: whose law.")
    broad = models.BooleanField(default=False, help_text="Classes only: too wide to count as something two drugs share.")
    kinds_are_all = models.BooleanField(
        default=False, help_text="Umbrellas only: its kinds cover it entirely, so that “no” to each kind is “no” to the word."
    )
    loose = models.BooleanField(
        default=False,
        help_text="Classes only: the word has no sharp edge. What is not listed “isn't usually counted as one”, and an effect that most "
        "members have makes a drug look like one.",
    )
    added_on = models.DateField(
        default=date.today, help_text="The day it came into the catalogue; a check older than this says nothing of it."
    )
    read_again = read_again_field()
    note = models.TextField(blank=True, help_text="For editors only; never printed.")
    normalised = models.CharField(max_length=120, editable=False, db_index=True, default="")
    normalised_plural = models.CharField(max_length=120, editable=False, db_index=True, default="")

    class Meta:
        ordering = BY_NAME
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=EntryKind.CLASS) & ~Q(axis="")
                | Q(kind=EntryKind.DRUG, axis="", plural="", broad=False, kinds_are_all=False, loose=False),
                name="entry_axis_is_for_classes",
                violation_error_message="A class needs an axis; a drug has no axis, plural or class flags.",
            ),
            models.CheckConstraint(
                condition=Q(place="") | Q(axis=Axis.LAW),
                name="entry_place_is_for_law",
                violation_error_message="Only a class on the law axis has a place.",
            ),
        ]

    def __str__(self) -> str:
        return self.plural or self.name

    @property
    def record_key(self) -> str:
        return f"{self.kind}:{self.slug}"

    def get_absolute_url(self) -> str:
        return reverse("entry", args=[self.slug])

    def spell(self) -> None:
        """Set what it is looked up by. Called by ``save``; whoever writes rows in bulk calls it."""
        self.normalised, self.normalised_plural = normalise(self.name), normalise(self.plural)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.spell()
        super().save(*args, **kwargs)


class OneKindManager(models.Manager.from_queryset(PublishingQuerySet)):  # type: ignore[misc]
    """The entries of the proxy's own kind."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(kind=self.model.own_kind)


class OneKind(models.Model):
    """What the two proxies share: ``kind`` is set before a row is validated and before it is saved."""

    own_kind: ClassVar[EntryKind]

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Any = None) -> None:
        setattr(self, "kind", self.own_kind)  # noqa: B010  Entry's field; this mixin stands before it
        super().clean_fields(exclude)

    def save(self, *args: Any, **kwargs: Any) -> None:
        setattr(self, "kind", self.own_kind)  # noqa: B010  Entry's field; this mixin stands before it
        super().save(*args, **kwargs)


class Drug(OneKind, Entry):
    own_kind = EntryKind.DRUG
    objects = OneKindManager()  # type: ignore[misc]  # of one kind only, which the base's is not

    class Meta:
        proxy = True
        ordering = BY_NAME


class DrugClass(OneKind, Entry):
    own_kind = EntryKind.CLASS
    objects = OneKindManager()  # type: ignore[misc]  # of one kind only, which the base's is not

    class Meta:
        proxy = True
        ordering = BY_NAME
        verbose_name_plural = "drug classes"


class Name(CitedRow):
    """A text by which people call an entry. One text may lead to several entries, each with its sense."""

    part_of, known_by = "entry", ("entry_id",)

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="names")
    text = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=NameKind.choices())
    standing = models.CharField(
        max_length=10,
        choices=Standing.choices(),
        default=Standing.STANDARD,
        help_text="Only standard names decide an answer; loose ones are an aside.",
    )
    ordinary = models.CharField(
        max_length=3,
        choices=Ordinary.choices(),
        blank=True,
        help_text="“Yes” where it also stands for something that is no medicine (mom, grass, e): a question then takes it for the "
        "medicine only where nothing else can be meant.",
    )
    place = models.CharField(max_length=20, choices=Place.choices(), blank=True)
    years = models.CharField(max_length=20, blank=True, help_text="1983-2020, or 2021- for a name in use since.")
    form = models.CharField(max_length=20, choices=Form.choices(), blank=True)
    sense = models.CharField(max_length=200, blank=True, help_text="What the word means here, where it leads to several entries.")
    note = models.CharField(max_length=200, blank=True)
    normalised = models.CharField(max_length=120, editable=False, db_index=True)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    source = models.ForeignKey(  # type: ignore[assignment]  # names alone may do without one
        "Source", models.PROTECT, null=True, blank=True, related_name="+", help_text="Brands and endings need one."
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "normalised", "kind", "place"], name="name_once", violation_error_message="This name stands here already."
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[NameKind.BRAND, NameKind.ENDING]) | Q(source__isnull=False),
                name="name_brand_is_cited",
                violation_error_message="A brand name or a name ending needs a source.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.get_kind_display()})"

    def spell(self) -> None:
        """Set what it is looked up by. Called by ``save``; whoever writes rows in bulk calls it."""
        self.normalised = normalise(self.text)

    def clean_fields(self, exclude: Any = None) -> None:
        self.spell()
        super().clean_fields(exclude)

    def clean(self) -> None:
        super().clean()
        if not self.normalised:
            raise ValidationError({"text": "A name needs at least one letter or digit."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.spell()
        super().save(*args, **kwargs)

    def identity(self) -> tuple[object, ...]:
        return (normalise(self.text), self.kind, self.place)


class Ingredient(CitedRow):
    """A combination drug holds another drug."""

    part_of, known_by = "combination", ("combination_id",)

    combination = models.ForeignKey(Entry, models.CASCADE, related_name="ingredients", limit_choices_to={"kind": EntryKind.DRUG.value})
    drug = models.ForeignKey(Entry, models.PROTECT, related_name="held_by", limit_choices_to={"kind": EntryKind.DRUG.value})
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["combination", "drug"], name="ingredient_once", violation_error_message="This ingredient stands here already."
            ),
            models.CheckConstraint(
                condition=~Q(combination=F("drug")),
                name="ingredient_not_itself",
                violation_error_message="A drug is not its own ingredient.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.combination} contains {self.drug}"

    def clean(self) -> None:
        super().clean()
        held = Ingredient.objects.exclude(pk=self.pk).values_list("combination_id", "drug_id")
        holds: dict[int, list[int]] = {}
        for combination, drug in held:
            holds.setdefault(combination, []).append(drug)
        circle = cycle_made_by(holds, self.combination_id, self.drug_id) if self.combination_id and self.drug_id else None
        if circle and len(circle) > 2:
            raise ValidationError(f"This would make a drug its own ingredient: {named_path(circle)}.")

    def identity(self) -> tuple[object, ...]:
        return (self.drug_id,)


class Relation(CitedRow):
    """How one drug comes from, or mirrors, another."""

    part_of, known_by = "drug", ("drug_id",)

    drug = models.ForeignKey(Entry, models.CASCADE, related_name="relations", limit_choices_to={"kind": EntryKind.DRUG.value})
    kind = models.CharField(max_length=20, choices=RelationKind.choices())
    other = models.ForeignKey(Entry, models.PROTECT, related_name="related_from", limit_choices_to={"kind": EntryKind.DRUG.value})
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["drug", "kind", "other"], name="relation_once", violation_error_message="This relation stands here already."
            ),
            models.CheckConstraint(
                condition=~Q(drug=F("other")), name="relation_not_itself", violation_error_message="A drug has no relation to itself."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.drug} {self.get_kind_display()} {self.other}"

    def identity(self) -> tuple[object, ...]:
        return (self.kind, self.other_id)


class Identifier(CitedRow):
    """The code by which a registry knows a drug."""

    part_of, known_by = "drug", ("drug_id",)

    drug = models.ForeignKey(Entry, models.CASCADE, related_name="identifiers", limit_choices_to={"kind": EntryKind.DRUG.value})
    system = models.CharField(max_length=10, choices=IdentifierSystem.choices())
    code = models.CharField(max_length=12)
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["drug", "system", "code"], name="identifier_once", violation_error_message="This code stands here already."
            )
        ]

    def __str__(self) -> str:
        return f"{self.drug}: {self.get_system_display()} {self.code}"

    def clean(self) -> None:
        super().clean()
        if self.system and not is_well_formed(self.system, self.code):
            raise ValidationError({"code": f"“{self.code}” has not the form of {self.get_system_display()}."})

    def identity(self) -> tuple[object, ...]:
        return (self.system, self.code)


class Classification(Statement):
    """An entry belongs to a class - or partly, or decidedly not."""

    part_of, known_by = "entry", ("entry_id",)

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="classifications")
    drug_class = models.ForeignKey(
        Entry, models.PROTECT, related_name="member_classifications", limit_choices_to={"kind": EntryKind.CLASS.value}, verbose_name="class"
    )
    extent = models.CharField(max_length=10, choices=Extent.choices(), default=Extent.IS)
    because = models.CharField(
        max_length=300, blank=True, help_text="Why partly, or why not: one plain sentence. Required unless it simply is."
    )
    form = models.CharField(max_length=20, choices=Form.choices(), blank=True)
    place = models.CharField(max_length=20, choices=Place.choices(), blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True, help_text="The last day on which it was so.")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    lead = lead_field("ClassificationCitation")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            published_needs_lead("classification"),
            models.UniqueConstraint(
                fields=["entry", "drug_class", "form", "place"],
                name="classification_once",
                violation_error_message="This class stands here already.",
            ),
            models.CheckConstraint(
                condition=~Q(entry=F("drug_class")),
                name="classification_not_itself",
                violation_error_message="A class cannot belong to itself.",
            ),
            models.CheckConstraint(
                condition=Q(extent=Extent.IS) | ~Q(because=""),
                name="classification_has_because",
                violation_error_message="Say why it belongs only in part, or not at all.",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="classification_since_before_until",
                violation_error_message="“Since” must not be later than “until”.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.get_extent_display()} {self.drug_class}"

    def identity(self) -> tuple[object, ...]:
        return (self.drug_class_id, self.form, self.place)

    def clean(self) -> None:
        super().clean()
        if self.entry_id and self.drug_class_id:
            self._refuse_cycle_and_contradiction()

    def _refuse_cycle_and_contradiction(self) -> None:
        others = list(Classification.objects.exclude(pk=self.pk).values_list("entry_id", "drug_class_id", "extent", "status"))
        if self.extent != Extent.IS_NOT:
            self._refuse_cycle(_upward((child, parent) for child, parent, extent, _status in others if extent != Extent.IS_NOT))
        if self.status == Status.PUBLISHED:
            published = [row[:3] for row in others if row[3] == Status.PUBLISHED]
            _refuse_contradiction([*published, (self.entry_id, self.drug_class_id, self.extent)])

    def _refuse_cycle(self, upward: dict[int, list[int]]) -> None:
        circle = cycle_made_by(upward, self.entry_id, self.drug_class_id)
        if circle:
            raise ValidationError(f"This would close a circle: {named_path(circle)}.")


def _upward(edges: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    upward: dict[int, list[int]] = {}
    for child, parent in edges:
        upward.setdefault(child, []).append(parent)
    return upward


def _refuse_contradiction(edges: list[tuple[int, int, str]]) -> None:
    """Refuse edges of which some lead from an entry to a class that others say it is not."""
    upward = _upward((child, parent) for child, parent, extent in edges if extent == Extent.IS)
    for child, parent in ((child, parent) for child, parent, extent in edges if extent == Extent.IS_NOT):
        way = path(upward, child, parent)
        if way:
            raise ValidationError(
                f"This would contradict what is published: by {named_path(way)} it is one, and elsewhere it is stated that it is not."
            )


def named_path(ids: tuple[int, ...]) -> str:
    """'Baclofen -> GABA-B agonists -> …' for entry ids."""
    names = {entry.pk: str(entry) for entry in Entry.objects.filter(pk__in=ids)}
    return " → ".join(names[i] for i in ids)


class ClassificationCitation(CitationOfStatement):
    statement = models.ForeignKey(Classification, models.CASCADE, related_name="citations")


class AxisCheck(CitedRow):
    """All classes of an entry on one axis were looked for, on a day: what lets the site say “no” (I1)."""

    part_of, known_by = "entry", ("entry_id",)

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="axis_checks")
    axis = models.CharField(max_length=12, choices=Axis.choices())
    checked_on = models.DateField(default=date.today, help_text="The day all its classes on this axis were looked for.")

    class Meta:
        ordering = ["axis"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "axis"], name="axis_check_once", violation_error_message="This axis has its check already."
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.axis} checked on {self.checked_on}"

    def identity(self) -> tuple[object, ...]:
        return (self.axis,)


class LookedThrough(CitedRow):
    """A section of a label, or a page, that was read through for what it says of taking this with other things, on a day."""

    part_of, known_by = "entry", ("entry_id",)

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="looked_through")
    checked_on = models.DateField(default=date.today, help_text="The day it was read through for what it says of other medicines.")
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "looked through"
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "source", "section"],
                name="looked_through_once",
                violation_error_message="This section stands here already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.source} {self.section}, read through on {self.checked_on}"

    def identity(self) -> tuple[object, ...]:
        return (self.source_id, self.section)


class RosterCheck(CitedRow):
    """All members of a class were looked for, on a day; or a drug was held against the roster of every class."""

    part_of, known_by = "entry", ("entry_id",)

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="roster_check")
    checked_on = models.DateField(default=date.today, help_text="The day the rosters were gone through.")

    def __str__(self) -> str:
        return f"{self.entry}: {'members' if self.entry.kind == EntryKind.CLASS else 'rosters'} checked on {self.checked_on}"

    def identity(self) -> tuple[object, ...]:
        return ("roster",)
