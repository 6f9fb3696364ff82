"""What is wrong with a file, and on which line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend: ``str()`` gives ``file:line: sentence``."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class Faults:
    """A collector: reading and checking go on after a fault, so that all are found in one run."""

    def __init__(self) -> None:
        self._found: set[Fault] = set()
        self.unread: set[str] = set()
        """Kinds of record of which a whole file could not be read; unknown slugs of these are not reported."""

    def add(self, file: str, line: int, sentence: str) -> None:
        self._found.add(Fault(file, line, sentence))

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Fault]:
        """By file, then by line."""
        return iter(sorted(self._found))


class CatalogueError(Exception):
    """The catalogue can't be loaded; ``faults`` says why."""

    def __init__(self, faults: Faults) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


GOOD_ENOUGH = 70
"""Of 100; below it a suggestion would mislead more than help."""


def hint(word: str, among: Iterable[str]) -> str:
    """“; did you mean “baclofen”?” for the likeliest of *among*, or "." where none comes near."""
    best = process.extractOne(word, list(among), scorer=fuzz.ratio, score_cutoff=GOOD_ENOUGH)
    return f"; did you mean “{best[0]}”?" if best else "."
