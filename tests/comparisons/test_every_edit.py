"""Whatever an editor does: its transaction tells readers, and the computed tables are soon what a fresh build gives.

A walk over every action of every admin page of content, in an invented catalogue, with real transactions.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from comparisons import confused
from comparisons.models import Article, ArticleCitation, Confusion, Reason
from drugref import background, derived
from drugref.models import (
    Attribute,
    AxisCheck,
    Classification,
    Drug,
    DrugClass,
    EditionChange,
    Entry,
    Fact,
    Interaction,
    Name,
    NameNeighbour,
    Relation,
    RosterCheck,
    Source,
    Term,
)
from drugref.models.editions import Told
from drugref.models.sources import CitationOfStatement
from drugref.names.neighbours import neighbours
from drugref.vocabulary import Axis, Extent, NameKind, RelationKind, Status
from tests.drugref import stored
from tests.drugref.admin.making import form_on, make_editor
from tests.drugref.catalogue.small import write_catalogue

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's triggers")]

CHANGES: dict[type[models.Model], dict[str, Any]] = {
    Drug: {"name": "Zephyrol"},
    DrugClass: {"name": "Quieter", "plural": "Quieters"},
    Name: {"text": "Zephyrix"},
    Classification: {"because": "For other reasons."},
    Fact: {"note": "at night"},
    Interaction: {"what_happens": "Both make you slow."},
    Attribute: {"label": "What people feel", "inherited": ""},
    Term: {"label": "tiredness", "broad": "on"},
    Source: {"title": "Another title"},
    Article: {"answer": "No, it is none."},
}
"""What is typed on the page of one row of each model."""


def world() -> None:
    """Two drugs with near names, a product of one of them, classes with an ending, a trap, uses and effects, an article."""
    calmol, calmal, restmol = (stored.drug(slug) for slug in ("calmol", "calmal", "restmol"))
    plus, calmers, sleepers = stored.drug("calmol-plus"), stored.drug_class("calmers"), stored.drug_class("sleepers", axis=Axis.USE)
    stored.drug_class("soothers")
    stored.name(calmol, "Nervex"), stored.name(calmal, "Nervax"), stored.name(calmers, "-mol", NameKind.ENDING)
    stored.name(calmers, "calmie", NameKind.EVERYDAY), stored.name(sleepers, "calmie", NameKind.EVERYDAY, sense="what brings sleep")
    stored.ingredient(plus, calmol), stored.ingredient(plus, calmal)
    effect = stored.attribute()
    for entry in (calmol, calmal, restmol, sleepers):
        for term in ("sleepiness", "dizziness"):
            stored.fact(entry, effect, term=stored.term(term))
    stored.attribute("taste"), stored.term("hiccups"), stored.source("unread")
    stored.classification(calmol, calmers)
    stored.classification(restmol, calmers, Extent.IS_NOT, "It has three rings.")
    stored.classification(calmal, sleepers, Extent.PARTLY, "At high doses.")
    cited = {"source": stored.source(), "section": "list", "key_words": "calMOL"}
    Relation.objects.create(drug=calmol, kind=RelationKind.MISTAKEN, other=restmol, **cited)
    AxisCheck.objects.create(entry=calmol, axis=Axis.USE, checked_on=stored.DAY, **cited)
    RosterCheck.objects.create(entry=calmers, checked_on=stored.DAY, **cited)
    stored.interaction(calmol, calmal, "care")
    row = Article.objects.create(left=calmal, right=sleepers, question="Is calmal a sleeper?", answer="In part.", body="So it is.[^1]")
    ArticleCitation.objects.create(statement=row, source=stored.source(), section="list", key_words="sleep")
    Reason.objects.create(article=row, kind="shared feeling", sentence="Both bring sleep.")
    row.publish()
    for citation in (cited for model in content() if issubclass(model, CitationOfStatement) for cited in model._default_manager.all()):
        citation.pk, citation.section = None, "warnings"
        citation.save()


def content() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, Told) and not model._meta.proxy]


@contextmanager
def every_transaction_tells() -> Iterator[list[str]]:
    """The tables that were written to in a transaction that left no line in the edition log; triggers see to it."""
    escaped: list[str] = []
    triggers = [(model._meta.db_table, verb) for model in content() for verb in ("INSERT", "UPDATE", "DELETE")]

    def look() -> None:
        with connection.cursor() as cursor:
            found = {what for (what,) in cursor.execute("SELECT DISTINCT what FROM written").fetchall()}
            escaped.extend(sorted(found) if "told" not in found else [])
            cursor.execute("DELETE FROM written")

    commit, begin = connection._commit, connection._start_transaction_under_autocommit
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE written (what TEXT)")
        for table, verb in [*triggers, (EditionChange._meta.db_table, "INSERT")]:
            what = "told" if table == EditionChange._meta.db_table else f"{verb} {table}"
            body = f"AFTER {verb} ON {table} BEGIN INSERT INTO written VALUES ('{what}'); END"  # noqa: S608  our own tables
            cursor.execute(f"CREATE TEMP TRIGGER watch_{table}_{verb} {body}")
    connection._commit = lambda: (look(), commit())
    connection._start_transaction_under_autocommit = lambda: (look(), begin())  # what was written outside of any transaction
    try:
        yield escaped
        look()
    finally:
        del connection._commit, connection._start_transaction_under_autocommit
        with connection.cursor() as cursor:
            for table, verb in [*triggers, (EditionChange._meta.db_table, "INSERT")]:
                cursor.execute(f"DROP TRIGGER watch_{table}_{verb}")
            cursor.execute("DROP TABLE written")


def names_stored() -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in NameNeighbour.objects.order_by("name", "rank"):
        found.setdefault(row.name, []).append((row.other, row.rank, row.score, row.likeness))
    return found


def names_fresh() -> dict[str, list[tuple[Any, ...]]]:
    lists = neighbours(derived.measured_names(), {})
    return {name: [(near.name, near.rank, near.likeness.score, near.likeness) for near in rows] for name, rows in lists.items() if rows}


def confusions_stored() -> confused.Reasons:
    return {(row.left_id, row.right_id, row.kind): (row.strength, row.first) for row in Confusion.objects.all()}


@contextmanager
def an_edit(doing: str) -> Iterator[None]:
    """What is done inside is told in its transaction, and followed by the computed tables."""
    with every_transaction_tells() as escaped:
        yield
    assert escaped == [], doing

    background.catch_up()
    assert names_stored() == names_fresh(), doing
    assert confusions_stored() == confused.found_anew(), doing


@pytest.fixture
def editor(transactional_db: None) -> Client:
    world()
    derived.renew()
    background.drop()
    client = Client()
    client.force_login(make_editor())
    return client


def page(model: type[models.Model], action: str, *arguments: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}", args=arguments)


def act_on_all(client: Client, model: type[models.Model], action: str) -> None:
    """The list's *action* on every row."""
    chosen = [str(pk) for pk in model._default_manager.values_list("pk", flat=True)]
    response = client.post(page(model, "changelist"), {"action": action, "_selected_action": chosen, "post": "yes"})
    assert response.status_code in (200, 302)


def some_rows(model: type[models.Model]) -> list[models.Model]:
    """The first two and the last: of entries a product, of what is only referred to one that nobody refers to."""
    rows = list(model._default_manager.order_by("pk"))
    return rows[:2] + rows[2:][-1:]


def inline_prefixes(data: dict[str, Any]) -> list[str]:
    """The rows' forms under a page that may be changed and hold a row: ["names", "citations"]."""
    return [name.removesuffix("-INITIAL_FORMS") for name, count in data.items() if name.endswith("-INITIAL_FORMS") and int(count) > 0]


def as_new(client: Client, address: str) -> dict[str, Any]:
    """What is on the page of a row, as it would be typed on the page that adds one."""
    inlines = [inline.formset for inline in client.get(address).context["inline_admin_formsets"]]
    stored_ids = {f"{rows.prefix}-{number}-{name}" for rows in inlines for number in range(9) for name in ("id", rows.fk.name)}
    typed = {name: value for name, value in form_on(client, address).items() if name not in stored_ids}
    return typed | {f"{rows.prefix}-INITIAL_FORMS": 0 for rows in inlines}


EDITED = sorted((model for model in admin.site._registry if issubclass(model, Told) and model is not Entry), key=lambda m: m.__name__)


def test_every_page_of_content_is_walked() -> None:
    assert set(EDITED) == set(CHANGES)


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_a_row_is_changed_saved_unchanged_and_its_own_rows_come_and_go(editor: Client, model: type[models.Model]) -> None:
    changed, seen, came, went = 0, set[str](), set[str](), set[str]()
    for row in some_rows(model):
        address = page(model, "change", row.pk)
        with an_edit(f"{row} is saved as it is"):
            editor.post(address, form_on(editor, address))
        with an_edit(f"{row} is changed"):
            changed += editor.post(address, form_on(editor, address) | CHANGES[model]).status_code == 302
        for prefix in inline_prefixes(form_on(editor, address)):
            seen.add(prefix)
            with an_edit(f"{row} loses one of its {prefix}"):
                before = form_on(editor, address)
                if editor.post(address, before | {f"{prefix}-0-DELETE": "on"}).status_code == 302:
                    went.add(prefix)
            with an_edit(f"{row} has it again, behind the others"):
                after = form_on(editor, address)
                number = int(after[f"{prefix}-TOTAL_FORMS"])
                own = {name: value for name, value in before.items() if name.startswith(f"{prefix}-0-") and not name.endswith("-id")}
                added = {name.replace(f"{prefix}-0-", f"{prefix}-{number}-"): value for name, value in own.items()}
                if editor.post(address, after | added | {f"{prefix}-TOTAL_FORMS": number + 1}).status_code == 302:
                    came.add(prefix)
    assert changed
    assert came == went == seen


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_a_row_is_deleted_and_added_again(editor: Client, model: type[models.Model]) -> None:
    deleted = 0
    for row in some_rows(model):
        before = as_new(editor, page(model, "change", row.pk))
        with an_edit(f"{row} is deleted"):
            response = editor.post(page(model, "delete", row.pk), {"post": "yes"})
        if response.status_code == 302:
            deleted += 1
            with an_edit(f"{row} is added again"):
                assert editor.post(page(model, "add"), before | {"status": "published"}).status_code == 302, row
    assert deleted


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_the_actions_of_a_list(editor: Client, model: type[models.Model]) -> None:
    for action in ("take_back", "publish", "delete_selected"):
        with an_edit(f"{action} of all rows"):
            act_on_all(editor, model, action)


@pytest.mark.parametrize(
    "write",
    [
        lambda: Name.objects.get(text="Nervex").delete(),
        lambda: Entry.objects.filter(slug="calmal").published().take_back(),
        lambda: Fact.objects.published().take_back(),
        lambda: Entry.objects.get(slug="calmol-plus").delete(),
    ],
    ids=["the last printed name", "an entry taken back", "many facts taken back", "a product deleted"],
)
def test_what_a_script_does(editor: Client, write: Callable[[], Any]) -> None:
    with an_edit("a script"):
        write()


def test_a_load(transactional_db: None, tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path)
    with an_edit("a load"):
        call_command("load_catalogue", folder, verbosity=0)
    assert Entry.objects.filter(status=Status.PUBLISHED).exists()


def test_a_write_that_tells_nobody_is_seen_by_these_tests(editor: Client) -> None:
    with every_transaction_tells() as escaped:
        Entry.objects.filter(slug="calmol").update(name="Secretol")
    assert escaped == ["UPDATE drugref_entry"]
