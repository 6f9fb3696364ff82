"""The JSON of a comparison and of a question's answer: the same content as their pages, for programs.

Pure. The shape is documented at /api/; keys are only ever added.
"""

from collections.abc import Sequence
from typing import Any

from comparisons.engine.comparison import Comparison
from comparisons.engine.danger import Danger
from comparisons.engine.differences import Alike, Row
from comparisons.engine.together import Ground, GroundKind
from comparisons.engine.verdict import Verdict
from comparisons.presenters import grounds, sentences
from comparisons.presenters.answer import dangers_of, said_of
from comparisons.presenters.article import PrintedArticle
from comparisons.presenters.comparison import ComparisonPage, Why
from comparisons.presenters.question import Address, PrintedPart, PrintedReply, printed_sense
from comparisons.presenters.replies import PrintedEntry
from comparisons.questions.answer import Part, Sense
from comparisons.questions.reply import Reply, ReplyPart
from drugref.domain.statements import Citation, Edge, Fact, Graph, Interaction, Node, Profile
from drugref.names.meanings import Meaning
from drugref.presenters.facts import value_in_words
from drugref.presenters.sources import SourceNote

Json = dict[str, Any]

DISCLAIMER = "Education, not medical advice. Silence on a point is not a “no”, and no recorded interaction is not the same as safe."


def comparison_data(comparison: Comparison, page: ComparisonPage, graph: Graph) -> Json:
    """The whole answer of ``GET /api/v1/compare/<a>/<b>``."""
    c, why, article = comparison, page.body(Why), page.body(PrintedArticle)
    return {
        "question": page.question,
        "country": graph.home,
        "entries": [_entry(side.node) | {"identifiers": _codes(side)} for side in (c.left, c.right)],
        "verdict": _verdict(c.forward, graph),
        "reverse_verdict": _verdict(c.backward, graph),
        "answer": page.answers[0].whole,
        "dangers": [_danger(found, profile, c, graph) for found, profile in dangers_of(c)],
        "differences": [_row(row) for row in c.differences],
        "similarities": [{"attribute": row.attribute.slug, "items": [_alike(pair) for pair in row.alike]} for row in c.similarities],
        "one_sided": [_row(row) for row in c.one_sided],
        "not_recorded": [row.attribute.slug for row in c.gaps],
        "law": {
            c.left.slug: [_edge(edge) for edge in c.left_law],
            c.right.slug: [_edge(edge) for edge in c.right_law],
        },
        "shared_classes": list(c.shared_classes),
        "reasons": [{"title": one.title, "sentence": one.sentence} for one in (*why.reasons, *why.further)] if why else [],
        "together": _together(c, graph),
        "article": {"question": article.question, "answer": article.answer} if article else None,
        "sources": [_source(note) for note in page.sources],
        "disclaimer": DISCLAIMER,
    }


def _entry(node: Node) -> Json:
    return {
        "slug": node.slug,
        "kind": node.kind,
        "name": node.title,
        "axis": node.axis or None,
        "summary": node.summary,
        "read_again_on": node.read_again_on.isoformat() if node.read_again_on else None,
    }


def _codes(profile: Profile) -> Json:
    """System -> the codes by which it knows the drug: ``{"unii": ["H789N3FKE8"]}``."""
    found: dict[str, list[str]] = {}
    for one in profile.identifiers:
        found.setdefault(one.system, []).append(one.code)
    return found


def _verdict(verdict: Verdict, graph: Graph) -> Json:
    return {
        "kind": verdict.kind.value,
        "subject": verdict.subject,
        "object": verdict.object,
        "rule": verdict.rule.value,
        "why": sentences.answer(verdict, graph),
        "statements": [_edge(edge) for edge in verdict.edges],
        "checked_on": verdict.check.on.isoformat() if verdict.check else None,
        "roster_checked_on": verdict.roster.on.isoformat() if verdict.roster else None,
    }


def _edge(edge: Edge) -> Json:
    return {
        "entry": edge.child,
        "extent": edge.extent,
        "class": edge.parent,
        "because": edge.because or None,
        "place": edge.place or None,
        "citations": [_citation(cite) for cite in edge.citations],
    }


def _danger(found: Danger, profile: Profile, c: Comparison, graph: Graph) -> Json:
    return {"entry": found.entry or None, "kind": found.kind.value, "sentence": said_of(found, profile, c, graph)[1]}


def _row(row: Row) -> Json:
    return {
        "attribute": row.attribute.slug,
        "label": row.attribute.label,
        "left": [_fact(fact) for fact in (row.left_only if row.right else row.left)],
        "right": [_fact(fact) for fact in (row.right_only if row.left else row.right)],
    }


def _alike(pair: Alike) -> Json:
    return {"near": pair.near or None, "left": _fact(pair.left), "right": _fact(pair.right)}


def _fact(fact: Fact) -> Json:
    optional = ("state", "frequency", "approval", "action", "members", "form", "place", "note")
    return {
        "value": value_in_words(fact),
        "term": fact.term.slug if fact.term else None,
        "stated_of": fact.entry,
        "origin": fact.origin,
        **({"through": list(fact.via)} if fact.via else {}),
        **{name: value for name in optional if (value := getattr(fact, name))},
        "citations": [_citation(cite) for cite in fact.citations],
    }


def _citation(cite: Citation) -> Json:
    return {
        "source": cite.source.slug,
        "section": cite.section,
        "finding": cite.finding,
        "key_words": list(cite.key_words),
        "checked_on": cite.checked_on.isoformat(),
    }


def _together(c: Comparison, graph: Graph) -> Json:
    both = c.together
    return {
        "badge": both.badge.value,
        "doubled": [ground.doubled for ground in both.of(GroundKind.DOUBLED)],
        "interactions": [_interaction(item) for item in both.interactions],
        "adds_up": [ground.term.slug for ground in both.of(GroundKind.ADDS_UP) if ground.term],
        "grounds": [_ground(ground, c, graph) for ground in both.counted],
        "of_some": [_interaction(ground.interaction) for ground in both.of(GroundKind.SOME_MEMBERS) if ground.interaction],
        "looked_through": [
            {
                "entry": row.entry,
                "source": row.citation.source.slug,
                "section": row.citation.section,
                "checked_on": row.citation.checked_on.isoformat(),
            }
            for row in both.looked_through
        ],
        "note": "No interaction is recorded here. That is not the same as safe." if both.nothing_recorded else None,
    }


def _ground(ground: Ground, c: Comparison, graph: Graph) -> Json:
    """A ground with its own severity, its sentence, and the statements that it rests on."""
    row, facts = ground.interaction, [_fact(fact) for fact in (*ground.left, *ground.right)]
    held = {"entry": ground.doubled, "citations": [_citation(cite) for cite in ground.citations]}
    return {
        "ground": ground.kind.value,
        "severity": ground.badge.value,
        "sentence": grounds.sentence(ground, c.left.node, c.right.node, graph),
        "statements": [_interaction(row)] if row else facts or [held],
    }


def _interaction(item: Interaction) -> Json:
    return {
        "between": [item.left, item.right],
        "severity": item.severity,
        "what_happens": item.what_happens,
        "what_to_ask": item.what_to_ask,
        "citations": [_citation(cite) for cite in item.citations],
    }


def _source(note: SourceNote) -> Json:
    source = note.source
    return {
        "slug": source.slug,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "dated": source.dated or None,
        "sections": [place.section for place in note.places],
        "checked_on": note.checked_on.isoformat(),
    }


def reply_data(given: Reply, printed: PrintedReply, address: Address, suggestions: Sequence[Json]) -> Json:
    """The whole answer of ``GET /api/v1/ask``: every key of REPLY_KEYS, whatever was asked."""
    parts = [_part_data(row, said, given.graph, address) for row, said in zip(given.parts, printed.parts, strict=True)]
    first, many_parts = parts[0] if parts else dict.fromkeys(PART_KEYS), len(parts) > 1
    return {
        "question": printed.text,
        "country": given.graph.home,
        "kind": printed.kind,
        "subject": first["subject"],
        "object": None if many_parts and len(given.question.objects) > 1 else first["object"],
        "verdict": printed.verdict or None,
        "badge": printed.badge.value if printed.badge else None,
        "answer": printed.sentence,
        "danger": [caution.sentence for caution in printed.cautions],
        "url": None if many_parts else first["url"],
        "understood": [*printed.understood.readings, *filter(None, [printed.understood.note])],
        "not_understood": list(given.question.unknown),
        "suggestions": list(suggestions),
        "parts": parts if many_parts else [],
        "entries": [entry for part in parts for entry in part["entries"]],
        "senses": first["senses"] or [],
        "severity": printed.badge.value if printed.badge else None,
        "urgency": printed.urgency.value or None,
    }


PART_KEYS = ("kind", "subject", "object", "verdict", "badge", "danger", "senses", "answer", "url", "entries", "severity")
REPLY_KEYS = ("question", "country", *PART_KEYS, "understood", "not_understood", "suggestions", "parts", "urgency")
"""What /api/ documents."""


def _part_data(row: ReplyPart, said: PrintedPart, graph: Graph, address: Address) -> Json:
    given = row.part
    subjects, objects = (_told(given, index) for index in (0, 1))
    only = given.only
    told = (*given.deciding, *given.asides) if only is None or given.asides else ()
    return {
        "kind": said.asks,
        "subject": _named(subjects[0]) if subjects else None,
        "object": _named(objects[0]) if objects else None,
        "verdict": said.verdict or None,
        "badge": said.badge or None,
        "danger": [caution.sentence for caution in said.cautions],
        "senses": [_sense_data(sense, graph, address, given.senses, row) for sense in told],
        "answer": said.sentence,
        "url": printed_sense(only, graph, address).address if only else None,
        "entries": [_entry_data(entry) for entry in said.entries],
        "severity": said.badge or None,
    }


def _entry_data(entry: PrintedEntry) -> Json:
    return {"slug": entry.slug, "kind": entry.kind, "name": entry.name, "badge": entry.badge or None, "why": entry.why}


def _told(given: Part, index: int) -> list[Meaning]:
    pairs = [(sense.subject, sense.object) for sense in given.deciding]
    return [meaning for pair in pairs if (meaning := pair[index]) is not None]


def _named(meaning: Meaning) -> Json:
    return {"slug": meaning.slug, "kind": meaning.kind, "name": meaning.title}


def _sense_data(sense: Sense, graph: Graph, address: Address, among: Sequence[Sense], row: ReplyPart) -> Json:
    """One reading; with a verdict of its own only where the part may have one."""
    printed = printed_sense(sense, graph, address, among)
    return {
        "reading": printed.reading,
        "subject": _named(sense.subject),
        "object": _named(sense.object) if sense.object else None,
        "verdict": sense.verdict.kind.value if sense.verdict and row.verdict else None,
        "decides": sense.decides,
        "answer": printed.sentence,
        "url": printed.address,
    }
