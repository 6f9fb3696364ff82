"""Of each name that is a common English word somebody says whether it is ordinary; without the frequencies nobody is asked."""

import sys

import pytest

from drugref.catalogue import ordinary
from drugref.catalogue.faults import Faults
from drugref.catalogue.ordinary import ask_ordinary
from drugref.catalogue.read import CONTENT, read_folder
from drugref.domain.records import EntryRecord, NameRecord

COMMON_HERE = {"mellow", "calmol", "the", "chill"}


def asked(*names: NameRecord) -> list[str]:
    """What is asked of a drug named Calmol that has these *names* besides."""
    entry = EntryRecord(slug="calmol", kind="drug", file="drugs/calmol.yaml", name="Calmol", names=names)
    faults = Faults()
    ask_ordinary({entry.key: entry}, faults)
    return [str(fault) for fault in faults]


def slang(text: str, *, said: str = "", line: int = 7) -> NameRecord:
    return NameRecord(text=text, kind="slang", standing="loose", ordinary=said, line=line)


@pytest.fixture
def frequencies(monkeypatch):
    monkeypatch.setattr(ordinary, "english_frequency", lambda: lambda word: 4.0 if word in COMMON_HERE else 2.0)


@pytest.mark.usefixtures("frequencies")
def test_a_name_that_is_a_common_word_is_asked_for():
    (fault,) = asked(slang("Mellow"))
    assert fault == "drugs/calmol.yaml:7: The name “Mellow” is also an English word: say “ordinary” or “not ordinary”."


@pytest.mark.usefixtures("frequencies")
@pytest.mark.parametrize("said", ["yes", "no"])
def test_what_somebody_has_said_is_not_asked_again(said):
    assert asked(slang("mellow", said=said)) == []


@pytest.mark.usefixtures("frequencies")
@pytest.mark.parametrize("text", ["stillomax", "the chill", "CALMOL"], ids=["a rare word", "two words", "its own name"])
def test_of_any_other_name_nothing_is_asked(text):
    assert asked(slang(text)) == []


def test_without_the_frequencies_nothing_is_asked(monkeypatch):
    monkeypatch.setitem(sys.modules, "wordfreq", None)
    assert ordinary.english_frequency() is None
    assert asked(slang("grass")) == []


def test_the_real_frequencies_know_grass_and_not_stillomax():
    assert len(asked(slang("grass"), slang("stillomax"))) == 1


def test_of_the_committed_names_all_is_said():
    faults = Faults()
    ask_ordinary(read_folder(CONTENT, faults), faults)
    assert [str(fault) for fault in faults] == []
