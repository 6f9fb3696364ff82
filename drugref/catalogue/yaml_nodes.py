"""YAML as nodes with their lines. Every scalar stays text: a file's ``no`` is a word, never False."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any

import yaml

from drugref.catalogue.faults import Faults, hint
from drugref.catalogue.notation import GrammarError, parse_day
from drugref.domain.fields import ELSEWHERE, RecordField, Shape, keys_of, record_fields, required_keys
from drugref.vocabulary import ClosedList

FLAGS = {"yes": True, "no": False}
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Node:
    """A YAML node that knows its file and line, and puts what is wrong with it on the fault list."""

    def __init__(self, raw: yaml.Node, file: str, faults: Faults) -> None:
        self.raw, self.file, self.faults = raw, file, faults

    @property
    def line(self) -> int:
        """Counted from 1."""
        return int(self.raw.start_mark.line) + 1

    @property
    def is_scalar(self) -> bool:
        return isinstance(self.raw, yaml.ScalarNode)

    @property
    def is_list(self) -> bool:
        return isinstance(self.raw, yaml.SequenceNode)

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.raw, yaml.MappingNode)

    @property
    def is_empty(self) -> bool:
        return self.is_scalar and not self.raw.value

    def fault(self, sentence: str) -> None:
        self.faults.add(self.file, self.line, sentence)

    def text(self) -> str:
        """Its text; "" and a fault where it is no scalar."""
        if self.is_scalar:
            return str(self.raw.value)
        self.fault("One text is expected here, not a list or a mapping.")
        return ""

    def many(self) -> list["Node"]:
        """Its items; itself where it is no list; none where it is empty."""
        if self.is_list:
            return [self._inner(item) for item in self.raw.value]
        return [] if self.is_empty else [self]

    def pairs(self) -> Iterator[tuple["Node", "Node"]]:
        """(key, value) in the file's order; a key that stands twice is a fault, and its second value is left out."""
        if not self.is_mapping:
            if not self.is_empty:
                self.fault("“key: value” lines are expected here.")
            return
        first: dict[str, int] = {}
        for raw_key, raw_value in self.raw.value:
            key, value = self._inner(raw_key), self._inner(raw_value)
            if (name := key.text()) in first:
                key.fault(f"“{name}” stands here twice; first on line {first[name]}.")
                continue
            first[name] = key.line
            yield key, value

    def _inner(self, raw: yaml.Node) -> "Node":
        return Node(raw, self.file, self.faults)


class Fields:
    """A mapping of known keys. Each getter gives an empty value where the key is missing, and a fault where it is wrong.

    *owner* is the node that gets the faults of the whole, such as a missing key: the key above the mapping.
    """

    def __init__(self, node: Node, known: Collection[str], required: Collection[str] = (), owner: Node | None = None) -> None:
        self.owner = owner or node
        self.nodes: dict[str, Node] = {}
        for key, value in node.pairs():
            if key.text() in known:
                self.nodes[key.text()] = value
            else:
                key.fault(f"Unknown key “{key.text()}”{hint(key.text(), known)}")
        for key_name in required:
            if key_name not in self.nodes or self.nodes[key_name].is_empty:
                self.owner.fault(f"“{key_name}:” is missing.")

    @classmethod
    def of(cls, node: Node, kind: type, *required: str, only: str = "", owner: Node | None = None) -> "Fields":
        """The mapping of a *kind* of record, or of an entry of the kind *only*; *required* are keys that it must have besides."""
        return cls(node, (*required, *keys_of(kind, only)), (*required, *required_keys(kind, only)), owner)

    def told(self, kind: type) -> dict[str, Any]:
        """{field: value} of the fields of a *kind* of record that have a key, but for citations and parts."""
        return {field.name: self.value(field) for field in record_fields(kind) if field.keys and field.shape not in ELSEWHERE}

    def value(self, field: RecordField) -> Any:
        (key,) = field.keys
        return self.choice(key, field.of, field.default) if field.shape is Shape.CHOICE else READ[field.shape](self, key)

    def get(self, key: str) -> Node | None:
        return self.nodes.get(key)

    def text(self, key: str) -> str:
        return self.nodes[key].text().strip() if key in self.nodes else ""

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(item.text() for item in self.nodes[key].many()) if key in self.nodes else ()

    def flag(self, key: str) -> bool:
        if key not in self.nodes:
            return False
        text = self.nodes[key].text()
        if text not in FLAGS:
            self.nodes[key].fault(f"“{key}:” is yes or no, not “{text}”.")
        return FLAGS.get(text, False)

    def number(self, key: str) -> int:
        text = self.text(key)
        if text.isdecimal():
            return int(text)
        if text:
            self.nodes[key].fault(f"“{key}:” is a whole number, not “{text}”.")
        return 0

    def day(self, key: str) -> date | None:
        if not (text := self.text(key)):
            return None
        try:
            return parse_day(text)
        except GrammarError as error:
            self.nodes[key].fault(str(error))
            return None

    def choice(self, key: str, among: type[ClosedList], default: str = "") -> str:
        text = self.text(key)
        words = [member.value for member in among]
        if text and text not in words:
            self.nodes[key].fault(f"“{text}” is none of: {', '.join(words)}{hint(text, words)}")
            return default
        return text or default


READ: dict[Shape, Callable[[Fields, str], Any]] = {
    Shape.TEXT: Fields.text,
    Shape.PROSE: Fields.text,
    Shape.SLUG: Fields.text,
    Shape.FLAG: Fields.flag,
    Shape.NUMBER: Fields.number,
    Shape.DAY: Fields.day,
    Shape.WORDS: Fields.texts,
    Shape.LINES: Fields.texts,
}
"""What reads the value under a key; a choice needs its closed list too."""


def compose(text: str, file: str, faults: Faults) -> Node | None:
    """The root node of *text*; None where it is empty or, with a fault, broken."""
    try:
        raw = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.add(file, mark.line + 1 if mark else 1, f"Broken YAML: {' '.join(filter(None, (error.context, error.problem)))}.")
        return None
    except yaml.YAMLError as error:
        faults.add(file, 1, f"Broken YAML: {' '.join(str(error).split())}.")
        return None
    return Node(raw, file, faults) if raw is not None else None
