"""Slugs that rules of the code rest on are declared once, stand fast, and are missed when they are gone (issue of renamed danger boxes)."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from django.urls import reverse

from drugref import models
from drugref.catalogue.check import refuse_missing_coded
from drugref.catalogue.faults import Faults
from drugref.checks import coded_rows_are_there
from drugref.vocabulary import CODED, CodedAttribute, Vocabulary
from tests.drugref import stored

ROOT = Path(__file__).resolve().parents[2]
WORDS_TOO = {"target", "use", "supply", "mechanism", "strength", "route", "enzymes", "narrow"}
"""Slugs that are also plain words: elsewhere in the code they mean an axis, a picture's part, a vocabulary, a ground."""
DECLARED = [slug.value for slugs in CODED.values() for slug in slugs if slug not in WORDS_TOO]


def literals(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("app", ["drugref", "comparisons"])
def test_a_coded_slug_is_spelled_in_the_vocabulary_alone(app: str) -> None:
    files = [path for path in (ROOT / app).rglob("*.py") if path.name != "vocabulary.py" and "migrations" not in path.parts]
    assert [(path.name, literals(path) & set(DECLARED)) for path in files if literals(path) & set(DECLARED)] == []
    for path in (ROOT / "templates").rglob("*.html"):
        assert not re.search("|".join(f"['\"]{slug}['\"]" for slug in DECLARED), path.read_text(encoding="utf-8")), path


@pytest.mark.django_db
def test_an_empty_database_misses_nothing_yet() -> None:
    assert coded_rows_are_there(databases=["default"]) == []


@pytest.mark.django_db
def test_a_missing_row_is_named_and_the_remedy_with_it() -> None:
    stored.attribute("boxed-warning")
    found = coded_rows_are_there(databases=["default"])
    assert any("“dependence”" in error.msg for error in found)
    assert not any("“boxed-warning”" in error.msg for error in found)
    assert "load_catalogue" in found[0].hint
    with pytest.raises(SystemCheckError, match="dependence"):
        call_command("check", tags=["database"], databases=["default"])


def test_committed_content_without_one_is_refused() -> None:
    faults = Faults()
    refuse_missing_coded({}, faults)
    assert len(faults) == sum(len(slugs) for slugs in CODED.values())


@pytest.mark.django_db
def test_the_admin_neither_renames_nor_deletes_one(admin_client: Client) -> None:
    row = stored.attribute("boxed-warning")
    page = reverse("admin:drugref_attribute_change", args=[row.pk])
    assert 'name="slug"' not in admin_client.get(page).content.decode()
    told = admin_client.post(reverse("admin:drugref_attribute_delete", args=[row.pk]), {"post": "yes"}).content.decode()
    assert "rules rest on it" in told
    many = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    assert "rules rest on it" in admin_client.post(reverse("admin:drugref_attribute_changelist"), many).content.decode()
    assert models.Attribute.objects.filter(slug=CodedAttribute.BOXED_WARNING).exists()


@pytest.mark.django_db
def test_the_admin_does_not_hide_the_entry_that_the_code_names(admin_client: Client) -> None:
    alcohol = stored.drug("alcohol")
    many = {"action": "take_back", "_selected_action": [alcohol.pk]}
    told = admin_client.post(reverse("admin:drugref_drug_changelist"), many, follow=True).content.decode()
    assert "rules rest on it" in told
    alcohol.refresh_from_db()
    assert alcohol.is_published


@pytest.mark.django_db
def test_every_other_slug_may_change_without_a_failure(client: Client) -> None:
    calmol, calmers = stored.drug("calmol"), stored.drug_class("calmers")
    stored.classification(calmol, calmers)
    stored.drug("restol")
    effect = stored.attribute("half-asleep", order=7)
    stored.fact(calmol, effect, term=stored.term("nodding", vocabulary=Vocabulary.EFFECT))
    for row in (effect, models.Term.objects.get(), calmers):
        row = type(row).objects.get(pk=row.pk)
        row.slug = f"{row.slug}-renamed"
        row.save()
        group = models.DrugClass.objects.get().slug
        for address in ("/compare/calmol/restol/", f"/compare/calmol/{group}/", "/what-is/calmol/", f"/what-is/{group}/"):
            assert client.get(address).status_code == 200, (row, address)
        assert client.get(f"/api/v1/compare/calmol/{group}").status_code == 200
