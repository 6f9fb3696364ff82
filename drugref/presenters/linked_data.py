"""JSON-LD in the terms of schema.org: what a page is, what it is about, what it rests on, where it stands.

Pure. Each function makes one node; ``graph`` puts the nodes of a page together.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from drugref.domain.statements import NameRef, Node
from drugref.presenters.sources import SourceNote
from drugref.vocabulary import NameKind, Noun, Standing

Data = dict[str, object]

MOST_CITED = 8
"""Sources told to machines, as a page first cites them: the page itself lists all."""
MOST_NAMES = 12
CALLED = (NameKind.GENERIC, NameKind.BRAND, NameKind.ABBREVIATION)


def graph(*nodes: Data) -> Data:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def web_page(
    name: str,
    address: str,
    home: str,
    *,
    about: Sequence[str],
    notes: Sequence[SourceNote],
    author: str = "",
    reviewer: str = "",
    modified: date | None = None,
) -> Data:
    """A page of the site. *about*: the names (@id) of other nodes; it was last reviewed on the newest day on which a source was checked."""
    days = [note.checked_on for note in notes]
    return _filled(
        {
            "@type": "MedicalWebPage",
            "@id": address,
            "url": address,
            "name": name,
            "inLanguage": "en",
            "isPartOf": {"@id": f"{home}#site"},
            "breadcrumb": {"@id": f"{address}#path"},
            "about": [{"@id": one} for one in about],
            "lastReviewed": max(days).isoformat() if days else "",
            "dateModified": modified.isoformat() if modified else "",
            "author": {"@type": "Organization", "name": author} if author else None,
            "reviewedBy": {"@type": "Person", "name": reviewer} if reviewer else None,
            "citation": [_cited(note) for note in notes[:MOST_CITED]],
        }
    )


def web_site(name: str, description: str, home: str, ask: str) -> Data:
    """The site, and how a question is put to it."""
    search = {"@type": "EntryPoint", "urlTemplate": f"{ask}?q={{question}}"}
    return {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "url": home,
        "name": name,
        "description": description,
        "inLanguage": "en",
        "potentialAction": {"@type": "SearchAction", "target": search, "query-input": "required name=question"},
    }


def breadcrumbs(address: str, trail: Iterable[tuple[str, str]]) -> Data:
    """The way to the page at *address*: (name, address) of each step, the page itself last."""
    steps = [
        {"@type": "ListItem", "position": place, "name": name, "item": {"@id": where}} for place, (name, where) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{address}#path", "itemListElement": steps}


def entry(node: Node, name: str, address: str, *, names: Iterable[NameRef] = (), classes: Iterable[tuple[str, str]] = ()) -> Data:
    """A drug, a drug class, or a food or plant, called *name* (@id). *classes*: (title, address) of those it belongs to."""
    known_as = (row.text for row in names if row.kind in CALLED and row.standing == Standing.STANDARD)
    data: Data = {
        "@type": _kind(node),
        "@id": name,
        "url": address,
        "name": node.title,
        "alternateName": list(islice(dict.fromkeys(known_as), MOST_NAMES)),
        "description": node.summary,
    }
    if data["@type"] == "Drug":
        data["drugClass"] = [{"@type": "DrugClass", "name": title, "url": where} for title, where in classes]
    return _filled(data)


def _kind(node: Node) -> str:
    if node.is_class:
        return "DrugClass"
    return "Drug" if node.noun == Noun.MEDICINE else "DietarySupplement" if node.noun == Noun.SUPPLEMENT else "Substance"


def _cited(note: SourceNote) -> Data:
    return _filled({"@type": "CreativeWork", "name": note.source.title, "url": note.source.url})


def _filled(data: Mapping[str, object]) -> Data:
    """Without what is not known."""
    return {key: value for key, value in data.items() if value not in ("", None, [])}
