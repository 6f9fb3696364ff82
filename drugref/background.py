"""What is done after the response: by one thread a process, so that reading never waits for writing (I14)."""

import atexit
import logging
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Hashable
from typing import Any

from django.conf import settings
from django.db import connection, connections

PAUSE = 1.0
"""Seconds in which more may gather before the work that was asked for begins."""
LAST_WAIT = 10.0
"""Seconds that an ending process gives what still waits."""
MOST_WAITING = 4000
"""Different items that wait for one work; more are dropped, so that no flood fills the memory."""
BRIEFLY = {"sqlite": "PRAGMA busy_timeout = 1000", "postgresql": "SET lock_timeout = 1000"}
"""Vendor -> how a connection is told not to wait for others' locks for longer than a second."""

YIELD = 0.0005
"""Seconds after which a thread that computes lets another go on, a tenth of Python's own. A request gives way at each row that it
reads, and each time waits so long for the work here: at Python's own pace a page could take ten seconds.
"""

Work = Callable[[Counter[Any]], object]
"""Takes what has gathered: each item with how often it was given."""

log = logging.getLogger(__name__)
_wake = threading.Condition()
_waiting: dict[Work, Counter[Any]] = {}
_ending = threading.Event()
_thread: threading.Thread | None = None


def run(work: Work, item: Hashable) -> None:
    """Call *work* soon, once for all items that gather until then: ``run(write_readings, ("baclofen", "benzodiazepines"))``.

    In tests it waits until ``catch_up``.
    """
    global _thread
    with _wake:
        items = _waiting.setdefault(work, Counter())
        if item in items or len(items) < MOST_WAITING:
            items[item] += 1
        if settings.BACKGROUND_THREAD and (_thread is None or not _thread.is_alive()):
            _thread = threading.Thread(target=_work_on, name="drugref-background", daemon=True)
            _thread.start()
        _wake.notify_all()


def catch_up() -> None:
    """Do all that waits, now and here."""
    while gathered := _next():
        _call(*gathered)


def drop() -> None:
    """Forget all that waits."""
    with _wake:
        _waiting.clear()


def _next() -> tuple[Work, Counter[Any]] | None:
    """The work that has waited longest, with its items; None where it has been done or forgotten meanwhile."""
    with _wake:
        work = next(iter(_waiting), None)
        return (work, _waiting.pop(work)) if work else None


def _work_on() -> None:
    """Until the process ends, and nothing waits any more."""
    sys.setswitchinterval(YIELD)
    while True:
        with _wake:
            _wake.wait_for(lambda: _waiting or _ending.is_set())
            if not _waiting:
                return
        _ending.wait(PAUSE)
        try:
            if gathered := _next():
                _call(*gathered, briefly=True)
        finally:
            connections.close_all()  # this thread's own


def _call(work: Work, items: Counter[Any], *, briefly: bool = False) -> None:
    """What fails is told without the exception's words, which may be a reader's (I9)."""
    try:
        if briefly and connection.vendor in BRIEFLY:
            with connection.cursor() as cursor:
                cursor.execute(BRIEFLY[connection.vendor])
        work(items)
    except Exception as error:  # noqa: BLE001  the thread lives on, whatever its work does
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("%s failed with %s\n%s", work.__name__, type(error).__name__, where)


@atexit.register
def finish() -> None:
    """Wait a while for what has been asked for."""
    with _wake:
        _ending.set()
        _wake.notify_all()
    if _thread is not None:
        _thread.join(LAST_WAIT)
