"""The kept edition: read once, brought up to date by the log, served while the database is away."""

import threading
from datetime import date
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from drugref import models
from drugref.knowledge import current
from drugref.knowledge.current import Keeper
from drugref.knowledge.edition import Edition
from drugref.models.editions import EVERYTHING, EditionChange, tell_readers, told_as_one
from tests.drugref import stored

pytestmark = pytest.mark.django_db


def looked(keeper: Keeper) -> Keeper:
    keeper.look()
    return keeper


def names_of(keeper: Keeper) -> set[str]:
    return {node.name for node in keeper.edition().graph.nodes.values()}


@pytest.fixture
def keeper(monkeypatch: pytest.MonkeyPatch) -> Keeper:
    """One that looks at the log when it is told to, and not by itself."""
    monkeypatch.setattr(current, "PAUSE", float("inf"))
    stored.drug("calmol")
    return looked(Keeper())


def test_a_change_is_seen_at_the_next_look_and_not_before(keeper: Keeper) -> None:
    stored.drug("restol")
    assert names_of(keeper) == {"Calmol"}
    assert names_of(looked(keeper)) == {"Calmol", "Restol"}


def test_between_two_looks_no_query_is_made(keeper: Keeper, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        keeper.edition()


def test_a_look_that_finds_nothing_new_costs_one_query_and_keeps_the_edition(keeper: Keeper, django_assert_num_queries: Any) -> None:
    before = keeper.edition()
    with django_assert_num_queries(1):
        keeper.look()
    assert keeper.edition() is before


def test_only_what_the_log_names_is_read_again(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    first, *others = current.ORIGINS.bodies

    def counted(keys: Any) -> Any:
        asked.append(keys)
        return first(keys)

    monkeypatch.setattr(current.ORIGINS, "bodies", [counted, *others])
    models.Entry.objects.get().save()
    looked(keeper)
    assert asked == [{"drug:calmol"}]


def test_what_is_rolled_back_is_not_told(keeper: Keeper) -> None:
    with transaction.atomic():
        stored.drug("restol")
        transaction.set_rollback(True)
    before = keeper.edition()
    assert looked(keeper).edition() is before


def test_a_deleted_entry_goes(keeper: Keeper) -> None:
    models.Entry.objects.all().delete()
    assert names_of(looked(keeper)) == set()


def test_a_renamed_slug_makes_everything_be_read_again(keeper: Keeper) -> None:
    stored.classification(models.Entry.objects.get(), stored.drug_class("calmers"))
    looked(keeper)
    group = models.DrugClass.objects.get()
    group.slug = "soothers"
    group.save()
    assert EditionChange.objects.last().keys == EVERYTHING
    assert set(looked(keeper).edition().graph.ancestors("calmol")) == {"soothers"}


def test_a_statement_moved_to_another_entry_is_gone_from_the_first(keeper: Keeper) -> None:
    restol, effect = stored.drug("restol"), stored.attribute()
    stored.fact(models.Entry.objects.get(slug="calmol"), effect, term=stored.term())
    looked(keeper)
    fact = models.Fact.objects.get()
    fact.entry = restol
    fact.save()
    edition = looked(keeper).edition()
    assert (len(edition.profile("calmol").facts), len(edition.profile("restol").facts)) == (0, 1)


def test_an_older_state_of_the_database_is_read_whole(keeper: Keeper) -> None:
    stored.drug("restol")
    looked(keeper)
    models.Entry.objects.filter(slug="restol").delete()
    EditionChange.objects.order_by("-pk")[0].delete()
    EditionChange.objects.order_by("-pk")[0].delete()  # as if a copy from before were put in place
    assert names_of(looked(keeper)) == {"Calmol"}


def test_writers_in_bulk_tell_once() -> None:
    before = EditionChange.objects.count()
    with transaction.atomic(), told_as_one(["drug:calmol", "class:calmers"]):
        stored.classification(stored.drug("calmol"), stored.drug_class("calmers"))
    assert EditionChange.objects.count() == before + 1
    assert EditionChange.objects.last().keys.splitlines() == ["class:calmers", "drug:calmol"]


def test_nothing_touched_is_not_told() -> None:
    tell_readers([])
    assert not EditionChange.objects.exists()


def test_a_write_while_the_rows_are_read_is_not_missed(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = current.ORIGINS.records

    def interrupted(keys: Any = None) -> Any:
        found = reading(keys)
        if not models.Entry.objects.filter(slug="late").exists():
            stored.drug("late")
        return found

    monkeypatch.setattr(current.ORIGINS, "records", interrupted)
    stored.drug("restol")
    assert names_of(looked(keeper)) == {"Calmol", "Restol", "Late"}


def test_while_the_database_is_away_the_last_edition_is_served(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Any:
        raise OperationalError("no answer")

    monkeypatch.setattr(current, "tokens_now", away)
    monkeypatch.setattr(current, "PAUSE", -1.0)
    for _ in range(3):
        assert names_of(keeper) == {"Calmol"}
        for thread in threading.enumerate():
            if thread.name == "edition":
                thread.join()


def test_where_nothing_was_ever_read_the_databases_own_error_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Any:
        raise OperationalError("no answer")

    monkeypatch.setattr(current, "tokens_now", away)
    with pytest.raises(OperationalError):
        Keeper().edition()


@pytest.mark.django_db(transaction=True)
def test_the_first_request_after_a_pause_reads_what_was_changed_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current, "PAUSE", 0.0)
    monkeypatch.setattr(current, "PATIENCE", 30.0)
    stored.drug("calmol")
    keeper = Keeper()
    assert names_of(keeper) == {"Calmol"}
    stored.drug("restol")
    assert names_of(keeper) == {"Calmol", "Restol"}


@pytest.mark.django_db(transaction=True)
def test_an_editor_sees_at_once_what_this_process_has_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper()
    monkeypatch.setattr(current, "KEEPER", keeper)
    monkeypatch.setattr(current, "PAUSE", float("inf"))
    monkeypatch.setattr(current, "OWN_PATIENCE", 30.0)
    stored.drug("calmol")
    assert names_of(keeper) == {"Calmol"}
    stored.drug("restol")
    assert names_of(keeper) == {"Calmol", "Restol"}


def test_an_edition_is_never_read_inside_a_writers_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[bool] = []

    def empty() -> Edition:
        inside.append(connection.in_atomic_block)
        return Edition({}, home="US", today=date.today())  # noqa: DTZ011

    monkeypatch.setattr(current, "tokens_now", list)
    monkeypatch.setattr(current, "read_edition", empty)
    with transaction.atomic():
        Keeper().edition()
    assert inside == [False]
