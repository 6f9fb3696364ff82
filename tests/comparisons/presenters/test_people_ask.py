"""What people ask of an entry stands once each, with its verdict and why it is asked."""

from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.presenters.people_ask import people_ask
from drugref.presenters.links import pair_of
from tests.comparisons.engine.invented import drug, graph, group, is_a, partly

CALMOL, SEDOLS = drug("calmol"), group("sedols", axis="use")
OTHERS = tuple(drug(f"other{number}") for number in range(4))


def test_a_pair_that_is_confused_and_offered_stands_once_with_its_reason() -> None:
    pair = pair_of(CALMOL, OTHERS[0])
    rows = people_ask([(pair, ReasonKind.LOOK_ALIKE)], [pair], graph(CALMOL, *OTHERS))
    assert [(row.pair.question, row.word, row.reason) for row in rows] == [("Calmol or other0?", "Not the same", ReasonKind.LOOK_ALIKE)]


def test_what_belongs_only_in_part_makes_way_for_what_tells_more() -> None:
    known = graph(CALMOL, SEDOLS, *OTHERS, partly("calmol", "sedols"))
    in_part, offered = (pair_of(CALMOL, SEDOLS), ReasonKind.IN_PART), [pair_of(CALMOL, other) for other in OTHERS]
    assert "Is calmol a sedol?" not in [row.pair.question for row in people_ask([in_part], offered, known)]
    assert "Is calmol a sedol?" in [row.pair.question for row in people_ask([in_part], offered[:2], known)]


def test_what_is_only_offered_has_a_verdict_and_no_reason() -> None:
    [row] = people_ask([], [pair_of(CALMOL, SEDOLS)], graph(CALMOL, SEDOLS, is_a("calmol", "sedols")))
    assert (row.kind, row.word, row.reason) == ("yes", "Yes", None)
