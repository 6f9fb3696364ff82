"""An article's file: YAML between two ``---`` lines, then Markdown."""

from pathlib import Path, PurePosixPath

from comparisons.articles.records import JOINER, ArticleRecord, ReasonRecord
from comparisons.engine.reasons.kinds import ReasonKind
from drugref.catalogue.faults import Faults, hint
from drugref.catalogue.read import Records, add_record, read_between, read_text, shown_path
from drugref.catalogue.read_entries import read_statement
from drugref.catalogue.write import branch_of
from drugref.catalogue.yaml_nodes import Fields, Node, compose
from drugref.catalogue.yaml_writer import Flow, Prose, Tree, emit
from drugref.domain.records import Record

CONTENT = Path(__file__).parent / "content"
RULE = "---\n"


def article_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.md"))


def read_articles(folder: Path, faults: Faults) -> Records:
    """All articles of *folder* by key."""
    records: Records = {}
    for path in article_files(folder):
        text = read_text(path, shown_path(path), path.name, faults)
        for record in read_article(path.name, text, faults, shown_path(path)) if text is not None else ():
            add_record(records, record, faults)
    return records


def read_article(home: str, text: str, faults: Faults, shown: str = "") -> list[Record]:
    """The article in *text*, in a list of its own; an empty list and a fault where there is none."""
    head, rule, body = text.removeprefix(RULE).partition(f"\n{RULE}")
    if not text.startswith(RULE) or not rule:
        faults.add(shown or home, 1, "An article begins with a head between two “---” lines.")
        return []
    root = compose(f"{RULE}{head}\n", shown or home, faults)
    return [_article(root, PurePosixPath(home).stem, body)] if root else []


def _article(root: Node, stem: str, body: str) -> ArticleRecord:
    fields = Fields.of(root, ArticleRecord, "between")
    left, right = read_between(fields, stem=stem, joiner=JOINER)
    told = read_statement(fields, ArticleRecord) | {"reasons": _reasons(fields.get("reasons")), "body": body.strip()}
    return ArticleRecord(line=root.line, file=root.file, left=left, right=right, **told)


def _reasons(node: Node | None) -> tuple[ReasonRecord, ...]:
    known = [kind.value for kind in ReasonKind]
    reasons = []
    for key, value in node.pairs() if node else ():
        if key.text() not in known:
            key.fault(f"“{key.text()}” is no reason: {', '.join(known)}{hint(key.text(), known)}")
        reasons.append(ReasonRecord(line=key.line, kind=key.text(), sentence=value.text().strip()))
    return tuple(reasons)


def write_article(record: ArticleRecord) -> str:
    """The canonical text of the article's file."""
    head = {"between": Flow([record.left, record.right]), **branch_of(record, {ReasonRecord: _written_reasons})}
    return f"{RULE}{emit(head)}{RULE}{record.body}\n"


def _written_reasons(reasons: tuple[ReasonRecord, ...]) -> list[Tree]:
    return [{reason.kind: Prose(reason.sentence) for reason in reasons}]
