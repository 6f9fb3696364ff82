"""What is wrong across records: unknown slugs, what stands twice, words of the wrong vocabulary, circles, contradictions."""

from collections.abc import Collection

from drugref.catalogue.checking_classes import check_classes
from drugref.catalogue.checking_entries import check_entry
from drugref.catalogue.checking_rows import check_columns
from drugref.catalogue.faults import Faults
from drugref.catalogue.read import Records
from drugref.catalogue.shelf import Shelf
from drugref.domain.hierarchy import cycle_made_by
from drugref.domain.records import EntryRecord, InteractionRecord, TermRecord


def check(records: Records, faults: Faults, only: Collection[str] | None = None) -> None:
    """Put on *faults* what is wrong with *records*; with *only*, just what is wrong with the records of these keys.

    Costs no query.
    """
    shelf = Shelf(records, faults, only)
    check_columns(shelf)
    check_terms(shelf)
    for entry in shelf.all(EntryRecord):
        if shelf.entries[entry.slug] is not entry:
            shelf.fault(entry, entry.line, f"“{entry.slug}” is a drug and a class; a slug belongs to one entry.")
        if shelf.reports(entry):
            check_entry(shelf, entry)
    check_classes(shelf)
    for interaction in shelf.all(InteractionRecord):
        if shelf.reports(interaction):
            check_interaction(shelf, interaction)


def check_terms(shelf: Shelf) -> None:
    above: dict[str, list[str]] = {}
    for term in shelf.all(TermRecord):
        if not term.broader or not shelf.known(term, term.line, "term", term.broader, shelf.terms):
            continue
        broader = shelf.terms[term.broader]
        if broader.vocabulary != term.vocabulary:
            shelf.fault(term, term.line, f"“{broader.slug}” belongs to another vocabulary ({broader.vocabulary}).")
        if circle := cycle_made_by(above, term.slug, broader.slug):
            shelf.fault(term, term.line, f"“broader” makes a circle: {' → '.join(circle)}.")
            continue
        above.setdefault(term.slug, []).append(broader.slug)


def check_interaction(shelf: Shelf, interaction: InteractionRecord) -> None:
    for slug in {interaction.left, interaction.right} - {""}:
        shelf.known(interaction, interaction.line, "entry", slug, shelf.entries)
    shelf.cited(interaction, interaction.citations)
