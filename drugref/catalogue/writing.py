"""Records -> canonical text: keys in one order, one fact one line."""

from collections.abc import Iterable

from drugref.catalogue.branches import Branch, filled, unless
from drugref.catalogue.emitter import Flow, Prose, emit
from drugref.catalogue.grammar import write_citation
from drugref.catalogue.records import AttributeRecord, EntryRecord, InteractionRecord, Record, SourceRecord, TermRecord
from drugref.catalogue.writing_entries import Order, entry_tree
from drugref.vocabulary import Status


def text_of(record: Record, order: Order) -> str:
    """The canonical text of one record: a whole file for an entry or an interaction, else its part of a file."""
    match record:
        case EntryRecord():
            return emit(entry_tree(record, order))
        case InteractionRecord():
            return emit(interaction_tree(record))
        case AttributeRecord():
            return emit({record.slug: attribute_tree(record)})
        case TermRecord():
            return emit({record.slug: term_tree(record)})
        case SourceRecord():
            return emit({record.slug: source_tree(record)})
    raise TypeError(f"No text is known for {type(record).__name__}.")


def text_of_file(records: Iterable[Record], order: Order) -> str:
    """The canonical text of a file that holds *records*: by slug, attributes by their order."""

    def place(record: Record) -> tuple[int, str]:
        return (record.order if isinstance(record, AttributeRecord) else 0), record.key

    return "\n".join(text_of(record, order) for record in sorted(records, key=place))


def attribute_tree(record: AttributeRecord) -> Branch:
    return filled(
        {
            "label": record.label,
            "group": record.group,
            "order": str(record.order),
            "kind": record.kind,
            "vocabulary": record.vocabulary,
            "qualifier": record.qualifier,
            "levels": list(record.levels),
            "inherited": record.inherited,
            "through ingredients": record.through_ingredients,
            "asked as": Flow(record.asked_as),
            "help": Prose(record.help),
        }
    )


def term_tree(record: TermRecord) -> Branch:
    return filled(
        {
            "label": record.label,
            "clinical": record.clinical,
            "definition": Prose(record.definition),
            "broader": record.broader,
            "broad": record.broad,
            "adds up": record.adds_up,
        }
    )


def source_tree(record: SourceRecord) -> Branch:
    return filled(
        {
            "title": record.title,
            "publisher": record.publisher,
            "url": record.url,
            "dated": record.dated,
            "read": record.read,
            "place": record.place,
            "set id": record.set_id,
            "note": Prose(record.note),
        }
    )


def interaction_tree(record: InteractionRecord) -> Branch:
    return filled(
        {
            "between": Flow([record.left, record.right]),
            "severity": record.severity,
            "what happens": Prose(record.what_happens),
            "what to ask": Prose(record.what_to_ask),
            "status": unless(record.status, Status.PUBLISHED),
            "cite": [write_citation(citation) for citation in record.citations],
        }
    )
