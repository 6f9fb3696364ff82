"""Facts: what is true of an entry, one attribute at a time."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from drugref.domain.english import listed, quantity_words
from drugref.models.attributes import Attribute, Term
from drugref.models.entries import Entry
from drugref.models.publishing import Statement, lead_field, published_needs_lead
from drugref.models.sources import CitationOfStatement
from drugref.vocabulary import (
    Action,
    Approval,
    CodedAttribute,
    EntryKind,
    Form,
    Frequency,
    Members,
    Place,
    Share,
    State,
    Strength,
    Unit,
    ValueKind,
    Vocabulary,
)

EMPTY = {
    "term": Q(term__isnull=True),
    "level": Q(level__isnull=True),
    "low": Q(low__isnull=True, high__isnull=True, unit=""),
    "text": Q(text=""),
}
FILLED = {
    "term": Q(term__isnull=False),
    "level": Q(level__isnull=False),
    "low": Q(low__isnull=False, high__isnull=False) & ~Q(unit=""),
    "text": ~Q(text=""),
}


def exactly(*filled: str) -> Q:
    """The condition that just the named value columns are filled."""
    condition = Q()
    for column in EMPTY:
        condition &= FILLED[column] if column in filled else EMPTY[column]
    return condition


ONE_VALUE = (
    Q(state="") & (exactly("term") | exactly("level") | exactly("low") | exactly("text"))
    | Q(state__in=[State.CHECKED_NONE, State.DOES_NOT_APPLY]) & exactly()
    | Q(state=State.NOT_SO_HERE) & (exactly() | exactly("term"))
)

BY_STRENGTH = (Action.BLOCKS, Action.SPEEDS_UP)
BY_SHARE = (Action.BROKEN_DOWN_BY, Action.CARRIED_BY, Action.MADE_ACTIVE_BY)
ENZYME_ACTIONS = {"strength": BY_STRENGTH, "share": BY_SHARE}
"""What is said of an enzyme or carrier, and which of it has a strength, which a share."""


class Fact(Statement):
    """Entry x attribute -> one value or one state, with its qualifiers."""

    part_of, known_by = "entry", ("entry_id",)

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="facts")
    attribute = models.ForeignKey(Attribute, models.PROTECT, related_name="facts")
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="facts")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    low = models.DecimalField("from", max_digits=9, decimal_places=3, null=True, blank=True)
    high = models.DecimalField(
        "to", max_digits=9, decimal_places=3, null=True, blank=True, help_text="The same as “from” for a single number."
    )
    unit = models.CharField(max_length=20, choices=Unit.choices(), blank=True)
    text = models.TextField(blank=True, help_text="One or two plain sentences, your own.")
    state = models.CharField(
        max_length=20,
        choices=State.choices(),
        blank=True,
        help_text="Instead of a value. “Not so here”: this member lacks what its class has.",
    )
    frequency = models.CharField(max_length=20, choices=Frequency.choices(), blank=True)
    approval = models.CharField(max_length=30, choices=Approval.choices(), blank=True)
    action = models.CharField(max_length=20, choices=Action.choices(), blank=True)
    strength = models.CharField(
        max_length=12, choices=Strength.choices(), blank=True, help_text="How far it blocks an enzyme or carrier, or speeds it up."
    )
    share = models.CharField(max_length=12, choices=Share.choices(), blank=True, help_text="How much of the medicine goes this way.")
    members = models.CharField(
        max_length=12, choices=Members.choices(), blank=True, help_text="For a class: of how many members it is true."
    )
    form = models.CharField(max_length=20, choices=Form.choices(), blank=True, help_text="The dose form it is limited to.")
    place = models.CharField(max_length=20, choices=Place.choices(), blank=True, help_text="The country it is limited to.")
    comparator = models.CharField(max_length=60, blank=True, help_text="For a strength: what it is measured against.")
    note = models.CharField(max_length=200, blank=True, help_text="A few words for readers that belong to this value.")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    lead = lead_field("FactCitation")

    class Meta:
        ordering = ["attribute__order", "position", "pk"]
        constraints = [
            published_needs_lead("fact"),
            models.CheckConstraint(
                condition=ONE_VALUE,
                name="fact_one_value",
                violation_error_message="Give exactly one: a term, a level, a quantity with its unit, a text, or a state.",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(low__lte=F("high")),
                name="fact_range_low_to_high",
                violation_error_message="“From” must not be larger than “to”.",
            ),
            models.UniqueConstraint(
                fields=["entry", "attribute", "term", "action", "approval", "form", "place"],
                condition=Q(term__isnull=False),
                name="fact_term_once",
                violation_error_message="This term stands here already with the same qualifiers.",
            ),
            models.UniqueConstraint(
                fields=["entry", "attribute", "form", "place", "comparator"],
                condition=Q(term__isnull=True),
                name="fact_single_value_once",
                violation_error_message="This attribute has its value already: change that, or say which form or place this is for.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.attribute} – {self.value_text}"

    @property
    def value_text(self) -> str:
        """The value in a few words, for lists in the admin."""
        if self.low is not None and self.high is not None:
            value = quantity_words(self.low, self.high, self.unit)
        elif self.level is not None:
            labels = self.attribute.level_labels
            value = labels[self.level] if self.level < len(labels) else str(self.level)
        else:
            value = str(self.term) if self.term_id else self.text
        return " ".join(part for part in (self.get_state_display(), value) if part)

    def identity(self) -> tuple[object, ...]:
        if self.term_id:
            return (self.attribute_id, self.term_id, self.action, self.approval, self.form, self.place)
        return (self.attribute_id, self.form, self.place, self.comparator)

    def clean(self) -> None:
        super().clean()
        if self.low is not None and self.high is None:
            self.high = self.low
        if self.attribute_id is None:
            return
        for problem in fact_problems(self, self.attribute, self.term if self.term_id else None, self.entry.kind if self.entry_id else ""):
            raise ValidationError(problem)


def fact_problems(fact: Fact, attribute: Attribute, term: Term | None, entry_kind: str) -> list[dict[str, str]]:
    """What is wrong with *fact* beside its constraints: {field: sentence} each. Costs no query."""
    return [
        *_value_problems(fact, attribute, term),
        *_qualifier_problems(fact, attribute, term),
        *_member_problems(fact, attribute, entry_kind),
    ]


def _value_problems(fact: Fact, attribute: Attribute, term: Term | None) -> Iterator[dict[str, str]]:
    """A value of another kind, a word of another vocabulary, a level that does not exist."""
    kind = ValueKind(attribute.value_kind)
    given = {"term": (term, ValueKind.TERMS), "level": (fact.level, ValueKind.LEVEL), "low": (fact.low, ValueKind.QUANTITY)}
    for field, (value, wants) in (given | {"text": (fact.text, ValueKind.TEXT)}).items():
        if value not in (None, "") and kind != wants:
            yield {field: f"“{attribute}” takes {kind.label}."}
    if term is not None and attribute.vocabulary and term.vocabulary != attribute.vocabulary:
        own, wanted = Vocabulary(term.vocabulary).label, Vocabulary(attribute.vocabulary).label
        yield {"term": f"“{term}” is a word for {own}; “{attribute}” takes {wanted}."}
    if fact.level is not None and kind == ValueKind.LEVEL and fact.level >= len(attribute.level_labels):
        yield {"level": f"“{attribute}” has levels 0 to {len(attribute.level_labels) - 1}."}


def _qualifier_problems(fact: Fact, attribute: Attribute, term: Term | None) -> Iterator[dict[str, str]]:
    """A qualifier the attribute does not carry, or lacks."""
    for qualifier in ("frequency", "approval", "action"):
        if getattr(fact, qualifier) and attribute.qualifier != qualifier:
            yield {qualifier: f"“{attribute}” carries no {qualifier}."}
    if attribute.qualifier == "action" and term is not None and not fact.action and fact.state == "":
        yield {"action": f"Say what it does there: “{attribute}” needs an action."}
    for qualifier, actions in ENZYME_ACTIONS.items():
        if getattr(fact, qualifier) and (attribute.vocabulary != Vocabulary.ENZYME or fact.action not in actions):
            yield {qualifier: f"A {qualifier} is said of an enzyme or carrier, and beside {listed(actions, 'or')}."}
    if attribute.vocabulary == Vocabulary.ENZYME and fact.action and fact.action not in {*BY_STRENGTH, *BY_SHARE}:
        yield {"action": f"Of an enzyme or carrier say {listed((*BY_STRENGTH, *BY_SHARE), 'or')}."}
    if fact.comparator and attribute.slug != CodedAttribute.STRENGTH:
        yield {"comparator": "Only a strength is measured against something."}


def _member_problems(fact: Fact, attribute: Attribute, entry_kind: str) -> Iterator[dict[str, str]]:
    """Members are spoken of by classes alone, and must be where the fact may be handed down; a sentence may be about the class itself."""
    if fact.members and entry_kind == EntryKind.DRUG:
        yield {"members": "Only a class's fact speaks of members."}
    handed_down = attribute.inherited and attribute.value_kind != ValueKind.TEXT and fact.state != State.NOT_SO_HERE
    if entry_kind == EntryKind.CLASS and handed_down and not fact.members:
        yield {"members": "Say of how many members this is true: all, most or some."}


class FactCitation(CitationOfStatement):
    statement = models.ForeignKey(Fact, models.CASCADE, related_name="citations")
