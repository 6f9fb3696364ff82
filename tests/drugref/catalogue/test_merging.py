"""Who has moved since file and database last agreed decides which of the two stands."""

import pytest

from drugref.catalogue.sync import Decision, Prefer, decide
from drugref.domain.records import TermRecord


def term(label: str) -> TermRecord:
    return TermRecord(slug="calm", vocabulary="effect", label=label)


OLD, EDITED, NEWER = term("calm"), term("calmer"), term("calmest")


@pytest.mark.parametrize(
    ("file", "database", "last", "decision"),
    [
        (OLD, None, None, Decision.ADD),
        (OLD, OLD, OLD, Decision.UNCHANGED),
        (NEWER, NEWER, OLD, Decision.UNCHANGED),
        (NEWER, OLD, OLD, Decision.CHANGE),
        (OLD, EDITED, OLD, Decision.KEEP),
        (OLD, None, OLD, Decision.KEEP),
        (NEWER, EDITED, OLD, Decision.CONFLICT),
        (NEWER, None, OLD, Decision.CONFLICT),
        (NEWER, EDITED, None, Decision.CONFLICT),
    ],
)
def test_the_decision(file, database, last, decision):
    assert decide(file, database, last) is decision


def test_a_preference_settles_a_conflict_and_nothing_else():
    assert decide(NEWER, EDITED, OLD, Prefer.FILE) is Decision.CHANGE
    assert decide(NEWER, None, OLD, Prefer.FILE) is Decision.ADD
    assert decide(NEWER, EDITED, OLD, Prefer.DATABASE) is Decision.KEEP
    assert decide(OLD, EDITED, OLD, Prefer.FILE) is Decision.KEEP
    assert decide(NEWER, OLD, OLD, Prefer.DATABASE) is Decision.CHANGE


def test_where_a_record_was_read_is_no_difference():
    assert TermRecord(slug="calm", vocabulary="effect", label="calm", line=7, file="terms/effect.yaml") == OLD
