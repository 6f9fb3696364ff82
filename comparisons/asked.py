"""From a typed question to its answer: the one bridge between the pure parser and the database.

At most six queries, and one or two more once a minute, when the lists kept in memory are read anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from comparisons.engine.comparison import canonical
from comparisons.engine.on_attribute import Asked, recorded
from comparisons.engine.together import together
from comparisons.presenters import question as printing
from comparisons.presenters.question import Address, Understanding, understanding
from comparisons.questions.answer import Answered, answered
from comparisons.questions.kinds import names_in, parse
from comparisons.questions.question import Question, QuestionKind
from comparisons.questions.words import LONGEST
from drugref import models, search
from drugref.domain.records import AttributeRecord
from drugref.domain.statements import Attribute, Graph, Node
from drugref.knowledge.current import current
from drugref.knowledge.edition import Edition
from drugref.models.sources import split_key_words
from drugref.names.normalise import normalise
from drugref.names.similarity import EASILY_CONFUSED, TOP
from drugref.presenters.facts import PrintedFact, SourceNotes, printed_fact
from drugref.search import Hit
from drugref.vocabulary import RelationKind, VerdictKind

MOST_GUESSES = 5


@dataclass(frozen=True, slots=True)
class Guessed:
    """A run of words that was not understood, and the names it may have been meant for: offered, never followed (I6)."""

    words: str
    hits: tuple[Hit, ...]


def understand(text: str) -> Question:
    """What *text* asks. One query; none for a text that is too long to be a question."""
    if len(text) > LONGEST:
        return Question("", QuestionKind.UNCLEAR)
    known = search.meanings(names_in(text))
    return parse(text, known, _asked_as() if known else {})


def answer(question: Question, graph: Graph | None = None) -> Answered:
    """The question answered from the class graph. Four queries; one where the graph is given; none where nothing was named."""
    if not question.subjects:
        return Answered(question, ())
    wants_longer = question.kind is QuestionKind.IS_A and question.is_whole
    longer = search.longer(mention.phrase for mention in question.subjects) if wants_longer else []
    return answered(question, graph or current().graph, longer)


def guesses(question: Question) -> tuple[Guessed, ...]:
    """Names like each run of words that was not understood: the run as a whole, else its single words. At most two queries."""
    runs = [run for run in question.unknown if run]
    near = search.near_each({text for run in runs for text in (run, *run.split())}, MOST_GUESSES)
    found = [Guessed(text, tuple(near[text])) for run in runs for text in _parts(run) if near.get(text)]
    return tuple(_first_of_each(found))


def _parts(run: str) -> Iterable[str]:
    return dict.fromkeys((run, *(word for word in run.split() if len(word) > 3)))


def _first_of_each(found: Iterable[Guessed]) -> Iterable[Guessed]:
    """A run whose whole was guessed at is not guessed at word by word."""
    kept: list[str] = []
    for guessed in found:
        if not any(guessed.words in whole.split() for whole in kept):
            kept.append(guessed.words)
            yield guessed


def _asked_as() -> dict[str, list[str]]:
    """Slug of an attribute -> how people ask for it."""
    return current().once(_read_asked_as)


def _read_asked_as(edition: Edition) -> dict[str, list[str]]:
    rows = (record for record in edition.records.values() if isinstance(record, AttributeRecord) and record.asked_as)
    return {row.slug: [spelled for phrase in row.asked_as if (spelled := normalise(phrase))] for row in rows}


def warnings(guessed: Iterable[Guessed]) -> tuple[str, ...]:
    """For every two drugs offered for the same words that are known to be confused. At most two queries, none for fewer than two."""
    offered = {hit.slug: hit.matched for some in guessed for hit in some.hits if not hit.is_class}
    if len(offered) < 2:
        return ()
    reported = models.Relation.objects.filter(kind=RelationKind.MISTAKEN, drug__slug__in=offered, other__slug__in=offered)
    told = {
        frozenset((row.drug.slug, row.other.slug)): split_key_words(row.key_words)[:2] for row in reported.select_related("drug", "other")
    }
    spelled = {normalise(name): slug for slug, name in offered.items()}
    near = models.NameNeighbour.objects.filter(name__in=spelled, other__in=spelled, rank__lte=TOP, score__gte=EASILY_CONFUSED)
    measured = {frozenset((spelled[row.name], spelled[row.other])): sorted((row.name.capitalize(), row.other.capitalize())) for row in near}
    said = [printing.look_alike_warning(names, reported=True) for names in told.values()]
    said += [printing.look_alike_warning(names, reported=False) for pair, names in measured.items() if pair not in told and len(pair) > 1]
    return tuple(said)


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """What is recorded of one entry on the row asked about; ``verdict`` where that is a yes or no."""

    node: Node
    attribute: Attribute
    verdict: VerdictKind | None
    facts: tuple[PrintedFact, ...]
    sentence: str


def recorded_answer(slug: str, question: Question, sources: SourceNotes) -> RecordedAnswer:
    """The answer to a question on an attribute, its sources numbered in *sources*. Eight queries."""
    known = current().knowledge(slug)
    wanted = Asked(question.attribute, question.phrase, question.about, question.wants_yes_no)
    found = recorded(known.profiles[slug], wanted, known.graph.home)
    attribute = next(row for row in known.attributes if row.slug == question.attribute)
    node = known.graph.nodes[slug]
    facts = tuple(printed_fact(fact, known.graph, sources) for fact in found.facts)
    return RecordedAnswer(node, attribute, found.verdict, facts, printing.recorded_sentence(attribute, node.title, found))


def together_sentence(a: str, b: str) -> str:
    """What is recorded of taking both. Eight queries."""
    known = current().knowledge(a, b)
    return printing.together_sentence(together(known.profiles[a], known.profiles[b], known.graph, known.interactions))


def address_in(graph: Graph) -> Address:
    """The address of a comparison in its one order, or of a single entry."""

    def address(slug: str, other: str | None) -> str:
        return reverse("compare", args=canonical(graph, slug, other)) if other else reverse("entry", args=[slug])

    return address


def understood_on(text: str, *slugs: str, graph: Graph | None = None) -> Understanding | None:
    """How *text* was read, if it asks about just these entries; None for no text, or for one that asks something else."""
    if not text:
        return None
    found = answer(understand(text), graph := graph or current().graph)
    about = {frozenset(filter(None, (s.subject.slug, s.object and s.object.slug))) for part in found.parts for s in part.deciding}
    return understanding(found, graph, address_in(graph)) if frozenset(slugs) in about else None
