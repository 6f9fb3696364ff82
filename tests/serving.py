"""A site served over a real socket from a folder of its own, by the command that a host would use."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 300
"""Seconds that a start may take."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command(*words: str) -> list[str]:
    return [sys.executable, "manage.py", *words]


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """The environment of a host whose data are in *folder*, without what the tests themselves run with."""
    bare = {name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "SECRET_KEY")}
    return {**bare, "DRUGREF_VAR": str(folder), "PYTHONWARNINGS": "default", **variables}


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of a site that ``up`` serves from *folder*, and what it said while starting."""
    port, log = free_port(), folder / "up.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command("up"), cwd=ROOT, env=environment(folder, PORT=str(port)), stdout=output, stderr=subprocess.STDOUT, text=True
        )
        try:
            deadline = time.monotonic() + PATIENCE
            while "Drugref is at" not in log.read_text() and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.2)
            said = log.read_text()
            assert process.poll() is None, said
            assert f"http://127.0.0.1:{port}/" in said
            _wait_for(port)
            yield f"http://127.0.0.1:{port}", said
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(port: int) -> None:
    """Until the port takes connections: the site says where it is just before it listens."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"nothing listens on port {port}")
