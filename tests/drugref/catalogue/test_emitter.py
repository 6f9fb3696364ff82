"""Whatever tree is emitted, the YAML reads back as the same tree of texts."""

from hypothesis import given
from hypothesis import strategies as st

from drugref.catalogue.faults import Faults
from drugref.catalogue.yaml_nodes import Node, compose
from drugref.catalogue.yaml_writer import WIDTH, Flow, Prose, emit

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
TREES = st.dictionaries(
    TEXTS.filter(bool),
    st.recursive(
        TEXTS | TEXTS.map(Prose) | st.lists(TEXTS, min_size=1).map(Flow),
        lambda inner: st.dictionaries(TEXTS.filter(bool), inner, min_size=1, max_size=3) | st.lists(TEXTS, min_size=1, max_size=3),
        max_leaves=6,
    ),
    min_size=1,
    max_size=4,
)


def plain(node: Node) -> object:
    if node.is_mapping:
        return {key.text(): plain(value) for key, value in node.pairs()}
    return [plain(item) for item in node.many()] if node.is_list else node.text()


def read_back(text: str) -> object:
    faults = Faults()
    root = compose(text, "x.yaml", faults)
    assert root is not None, (list(faults), text)
    return plain(root)


@given(TREES)
def test_a_tree_comes_back(tree):
    assert read_back(emit(tree)) == tree


@given(st.lists(st.text("ab# -:", min_size=1, max_size=30), min_size=1, max_size=30).map(" ".join))
def test_long_prose_comes_back(text):
    assert read_back(emit({"says": Prose(text), "in": {"deep": Prose(text)}})) == {"says": text, "in": {"deep": text}}


def test_words_that_yaml_would_turn_into_something_else_stay_plain():
    assert emit({"a": "yes", "b": "no", "c": "5.10", "d": "2026-11-22"}) == "a: yes\nb: no\nc: 5.10\nd: 2026-11-22\n"


def test_a_citation_stays_plain_and_a_colon_is_quoted():
    assert emit({"a": "label-x warnings [a, b]", "b": "calm: very"}) == 'a: label-x warnings [a, b]\nb: "calm: very"\n'


def test_prose_is_folded_only_when_it_is_long_and_keeps_its_paragraphs():
    text = " ".join(["calm"] * 40)
    lines = emit({"short": Prose("calm"), "long": Prose(f"{text}\n\n{text}")}).splitlines()
    assert lines[:2] == ["short: calm", "long: >-"]
    assert all(len(line) <= WIDTH for line in lines)
    assert lines.count("") == 2


def test_a_long_list_is_broken_between_items():
    lines = emit({"names": Flow(["some name"] * 30)}).splitlines()
    assert len(lines) > 1
    assert all(len(line) <= WIDTH for line in lines)
    assert read_back("\n".join(lines)) == {"names": ["some name"] * 30}
