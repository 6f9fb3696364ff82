"""The stored truth of the drug reference, one module a noun."""

from drugref.models.attributes import Attribute, Term
from drugref.models.editions import EditionChange
from drugref.models.entries import (
    AxisCheck,
    Classification,
    ClassificationCitation,
    Drug,
    DrugClass,
    Entry,
    Identifier,
    Ingredient,
    LookedThrough,
    Name,
    Relation,
    RosterCheck,
)
from drugref.models.facts import Fact, FactCitation
from drugref.models.interactions import Interaction, InteractionCitation
from drugref.models.loading import LoadedRecord
from drugref.models.neighbours import NameNeighbour
from drugref.models.reports import ReaderReport
from drugref.models.sources import Source

__all__ = [
    "Attribute",
    "AxisCheck",
    "Classification",
    "ClassificationCitation",
    "Drug",
    "DrugClass",
    "EditionChange",
    "Entry",
    "Fact",
    "FactCitation",
    "Identifier",
    "Ingredient",
    "Interaction",
    "InteractionCitation",
    "LoadedRecord",
    "LookedThrough",
    "Name",
    "NameNeighbour",
    "ReaderReport",
    "Relation",
    "RosterCheck",
    "Source",
    "Term",
]
