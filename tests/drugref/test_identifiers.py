"""The codes by which registries know a drug."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from drugref.domain.identifiers import as_code, is_well_formed
from drugref.models import Identifier
from drugref.search import exact, suggest
from tests.drugref import stored


@pytest.mark.parametrize(("system", "code"), [("rxcui", "1292"), ("unii", "H789N3FKE8"), ("atc", "M03BX01"), ("wikidata", "Q413717")])
def test_each_system_has_its_form(system: str, code: str) -> None:
    assert is_well_formed(system, code)
    assert not is_well_formed(system, f"{code} ")
    assert not is_well_formed(system, "")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("h789n3fke8", "H789N3FKE8"),
        (" M03BX01 ", "M03BX01"),
        ("rxcui 1292", "1292"),
        ("1292", ""),
        ("ibuprofens", ""),
        ("", ""),
        ("rxcui x", ""),
        ("Q١٢", ""),
    ],
)
def test_a_code_is_known_however_it_is_typed_and_a_bare_number_or_word_is_none(typed: str, code: str) -> None:
    assert as_code(typed) == code


def coded(slug: str, system: str, code: str) -> None:
    Identifier.objects.create(drug=stored.drug(slug), system=system, code=code, source=stored.source(), section="names", key_words=code)


@pytest.mark.django_db
def test_a_drug_is_found_by_its_code() -> None:
    coded("calmol", "unii", "H789N3FKE8")
    assert [hit.slug for hit in exact("h789n3fke8")] == ["calmol"]
    assert [(hit.slug, hit.matched) for hit in suggest("H789N3FKE8")] == [("calmol", "H789N3FKE8")]
    assert exact("H789N3FKE9") == []


@pytest.mark.django_db
def test_the_page_prints_it_with_its_source(client: Client) -> None:
    coded("calmol", "unii", "H789N3FKE8")
    page = client.get("/what-is/calmol/").content.decode()
    assert "<code>H789N3FKE8</code>" in page
    assert client.get("/what-is/calmol/sources/code-unii/").status_code == 200


@pytest.mark.django_db
def test_a_code_of_the_wrong_form_is_refused() -> None:
    with pytest.raises(ValidationError, match="has not the form of UNII"):
        Identifier(drug=stored.drug("calmol"), system="unii", code="1292", source=stored.source(), section="names").full_clean()
