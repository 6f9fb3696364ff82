"""What waits until after the response: gathered, done once, and never in anybody's way."""

import threading
from collections import Counter

import pytest

from drugref import background


@pytest.fixture
def done() -> list[tuple[str, Counter]]:
    """(name of the thread, what had gathered) for each time that the work was done."""
    return []


@pytest.fixture
def work(done):
    def note(items: Counter) -> None:
        done.append((threading.current_thread().name, items))

    return note


def test_what_gathers_is_handed_over_once_with_how_often_it_came(work, done):
    for item in ("a", "b", "a"):
        background.run(work, item)
    assert done == []
    background.catch_up()
    assert [items for _, items in done] == [{"a": 2, "b": 1}]


def test_a_flood_fills_no_memory(work, done, monkeypatch):
    monkeypatch.setattr(background, "MOST_WAITING", 3)
    for number in (1, 2, 3, 4, 5, 1):
        background.run(work, number)
    background.catch_up()
    assert done[0][1] == {1: 2, 2: 1, 3: 1}


def test_work_that_fails_tells_no_word_of_the_exception_and_hinders_no_other(work, done, caplog):
    def fail(_: Counter) -> None:
        raise ValueError(*secret)

    secret = ["flurbazol"]
    background.run(fail, "x")
    background.run(work, "y")
    background.catch_up()
    assert len(done) == 1
    assert "fail failed with ValueError" in caplog.text
    assert "flurbazol" not in caplog.text


@pytest.fixture
def _threaded(settings, monkeypatch):
    """As on a site, but quicker; the thread ends with the test."""
    settings.BACKGROUND_THREAD = True
    monkeypatch.setattr(background, "BRIEFLY", {})  # no database in this test
    monkeypatch.setattr(background, "PAUSE", 0.1)
    monkeypatch.setattr(background, "_ending", threading.Event())
    yield
    background.finish()
    assert not background._thread.is_alive()


@pytest.mark.usefixtures("_threaded")
def test_a_thread_of_its_own_does_it_and_an_ending_process_waits_for_it(work, done):
    background.run(work, "a")
    background.run(work, "a")
    background.finish()
    assert done == [("drugref-background", {"a": 2})]


@pytest.mark.usefixtures("_threaded")
def test_the_thread_outlives_work_that_is_forgotten_while_more_may_gather(work, done):
    background.run(work, "a")
    first = background._thread
    threading.Event().wait(background.PAUSE / 2)
    background.drop()
    threading.Event().wait(background.PAUSE)
    background.run(work, "b")
    background.finish()
    assert background._thread is first
    assert done == [("drugref-background", {"b": 1})]
