"""Every table keyed by a closed list names all of it, each once: a new kind must not become a KeyError for a reader."""

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import pytest

from comparisons.engine import differences
from comparisons.engine.reasons import find, strength
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.together import Change, GroundKind, enzymes
from comparisons.engine.verdict import Rule
from comparisons.presenters import grounds, reasons, relating, sentences
from drugref.presenters import browsing, card, entry, glossary, links, resting
from drugref.vocabulary import (
    Approval,
    Axis,
    Extent,
    NameKind,
    Place,
    RelationKind,
    SourceKind,
    Strength,
    ValueKind,
    VerdictKind,
    Vocabulary,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("table", "closed_list"),
    [
        pytest.param(differences.LIKENESS, ValueKind, id="what makes two values alike"),
        pytest.param([kind for kind, _finder in find.FINDERS], ReasonKind, id="how a reason is found"),
        pytest.param(strength.WEIGHTS, ReasonKind, id="how strong a reason is"),
        pytest.param(reasons.REASONS, ReasonKind, id="a reason in a sentence"),
        pytest.param(reasons.MEANINGS, ReasonKind, id="what a reason comes to"),
        pytest.param(sentences.ANSWERS, Rule, id="an answer in a sentence"),
        pytest.param(grounds.SENTENCES, GroundKind, id="a ground of taking both in a sentence"),
        pytest.param(enzymes.TABLES, Change, id="what one does to the amount of the other"),
        *(pytest.param(table, Strength, id=f"how far: {change}") for change, table in enzymes.TABLES.items()),
        pytest.param(sentences.BY_AXIS, Axis, id="by what a class groups, in an answer"),
        pytest.param(relating.PREFERRED, Axis, id="which class is walked to"),
        pytest.param(entry.NAME_HEADINGS, NameKind, id="headings of names"),
        pytest.param(entry.LOOKED_THROUGH_BY, Axis, id="what was looked through"),
        pytest.param(links.CLASS_HEADINGS, Axis, id="headings of classes"),
        pytest.param(browsing.AXES, Axis, id="lists of classes"),
        pytest.param(browsing.APPROVALS, Approval, id="how far a use is approved"),
        pytest.param(browsing.COUNTRIES, Place, id="whose law controls"),
        pytest.param((*glossary.GROUPS, Vocabulary.REGULATOR, Vocabulary.FLAG), Vocabulary, id="groups of words"),
        pytest.param(resting.PLURALS, SourceKind, id="lists of sources"),
        pytest.param(resting.EXTENTS, Extent, id="how far something belongs to a class"),
        pytest.param(card.VERDICTS, VerdictKind, id="the colours of a verdict in a picture"),
        pytest.param(links.TURNED, RelationKind, id="a relation from its other end"),
    ],
)
def test_a_table_names_each_kind_once(table: Iterable[StrEnum], closed_list: type[StrEnum]) -> None:
    assert sorted(table) == sorted(closed_list)


@pytest.mark.parametrize(
    ("presenter", "templates"),
    [
        ("comparisons/presenters/comparison.py", "templates/comparisons/sections"),
        ("drugref/presenters/entry.py", "templates/drugref/sections"),
    ],
)
def test_every_kind_of_section_has_a_template_and_every_template_its_kind(presenter: str, templates: str) -> None:
    kinds = set(re.findall(r'PageSection\(\s*"([\w-]+)"', (ROOT / presenter).read_text(encoding="utf-8")))
    assert kinds == {path.stem for path in (ROOT / templates).glob("*.html")}
