"""Settings from environment variables: each either right, or refused with a sentence that names it."""

import os
import re
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in TRUE:
        return True
    if value.strip().lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}: write 1 or 0.")


def number(name: str, *, default: int, low: int, high: int) -> int:
    """A whole number from *low* to *high*. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal() or not low <= int(value) <= high:
        raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number from {low} to {high}.")
    return int(value)


def words(name: str, *, default: list[str]) -> list[str]:
    """A comma-separated list."""
    value = os.environ.get(name)
    return default if value is None else [word.strip() for word in value.split(",") if word.strip()]


def choice(name: str, *, default: str, among: list[str]) -> str:
    """One of *among*. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip() or default
    if value not in among:
        raise ImproperlyConfigured(f"{name} is {value!r}: write one of {', '.join(among)}.")
    return value


def host_names(name: str, *, default: list[str]) -> list[str]:
    """Host names without scheme or path. Raises ImproperlyConfigured for an address."""
    hosts = words(name, default=default)
    for host in hosts:
        if "/" in host:
            raise ImproperlyConfigured(f"{name} holds {host!r}: write host names alone, such as drugs.example.org, separated by commas.")
    return hosts


def origin(name: str) -> str:
    """Where the site stands, “https://drugs.example.org”; empty where it is not set. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip().rstrip("/")
    if value and not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?", value):
        raise ImproperlyConfigured(f"{name} is {value!r}: write scheme and host alone, such as https://drugs.example.org.")
    return value


def contact(name: str) -> str:
    """An address to write or turn to, as RFC 9116 wants it; empty where it is not set. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip()
    if value and not re.fullmatch(r"(mailto:[^\s@]+@[^\s@]+|https://\S+|tel:\+?[-\d]+)", value):
        raise ImproperlyConfigured(f"{name} is {value!r}: write mailto:someone@example.org, https://… or tel:+….")
    return value


def database(name: str, *, fallback: Path) -> dict[str, Any]:
    """The database of the URL in variable *name*; without one, SQLite (write-ahead log) in the file *fallback*."""
    value = os.environ.get(name, "").strip()
    try:
        settings: dict[str, Any] = dict(dj_database_url.parse(value or f"sqlite:///{fallback}", conn_max_age=60, conn_health_checks=True))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"{name} can't be read: write for example postgres://user:password@host:5432/drugref.") from error
    if not settings.get("ENGINE"):
        raise ImproperlyConfigured(f"{name} can't be read: write for example postgres://user:password@host:5432/drugref.")
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = {
            "timeout": 10,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000;",
        }
    return settings


def secret(name: str, *, kept_in: Path) -> str:
    """The secret of variable *name*; without one, a secret made once and kept in the file *kept_in*, readable by its owner alone."""
    value = os.environ.get(name)
    if value is not None:
        if len(value) < 32:
            raise ImproperlyConfigured(f"{name} is too short: use at least 32 random characters.")
        return value
    try:
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as error:
        raise ImproperlyConfigured(f"{name} is not set, and no secret can be kept in {kept_in}: {error.strerror}. Set {name}.") from error
    return kept_in.read_text().strip()
