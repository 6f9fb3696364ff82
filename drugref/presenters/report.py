"""What a report of a reader is about, in words.

Pure.
"""

from collections.abc import Iterable, Mapping

from drugref.domain.english import in_sentence, listed, many
from drugref.domain.reports import Place
from drugref.domain.statements import Attribute, Graph

OTHER_ROWS = {"legal-status": "legal status"}
"""Rows of a page that are no attribute's."""


def about(place: Place, slugs: Iterable[str], graph: Graph, attributes: Mapping[str, Attribute]) -> str:
    """'Baclofen: dependence', 'Baclofen and benzodiazepines', '/a-z/'; '' for the site as a whole. *slugs*: what its page speaks of."""
    nodes = [graph.nodes[slug] for slug in slugs if graph.shows(slug)]
    page = listed([nodes[0].title, *map(many, nodes[1:])]) if nodes else place.page
    attribute = attributes.get(place.attribute)
    row = in_sentence(attribute.label) if attribute else OTHER_ROWS.get(place.attribute, "")
    return f"{page}: {row}" if row else page
