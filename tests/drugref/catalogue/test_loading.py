"""Loading: everything or nothing, only what changed, and never over an editor's change in silence."""

import pytest
from django.db.models import Count

from drugref.catalogue import sync
from drugref.catalogue.bodies import CataloguePart
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.read import Records
from drugref.catalogue.sync import Decision, Outcome, Prefer, load, stages
from drugref.domain.records import Citation as CitationRecord
from drugref.domain.records import EntryRecord, RelationRecord
from drugref.models import (
    AxisCheck,
    Classification,
    Entry,
    Fact,
    FactCitation,
    Interaction,
    LoadedRecord,
    Name,
    Source,
    Term,
)
from drugref.vocabulary import Status
from tests.drugref.catalogue.small import CALMERS, CALMOL, EFFECTS, LABELS, TARGETS, TOGETHER, write_catalogue

pytestmark = pytest.mark.django_db


def load_folder(folder, prefer: Prefer = Prefer.ASK) -> Outcome:
    part, faults = CataloguePart(), Faults()
    records = part.read(folder, faults)
    part.check(records, faults)
    assert list(faults) == []
    return load(part, records, prefer)


def in_database() -> Records:
    return CataloguePart().fetch()


@pytest.fixture
def loaded(tmp_path):
    load_folder(write_catalogue(tmp_path))
    return tmp_path


def made(outcome: Outcome) -> dict[str, str]:
    """Key -> decision, but for the unchanged."""
    return {key: decision.value for key, decision in outcome.decisions.items() if decision is not Decision.UNCHANGED}


def test_what_is_in_the_files_is_in_the_database(loaded):
    assert in_database() == CataloguePart().read(loaded, Faults())


def test_statements_are_published_with_their_first_citation_in_the_lead(loaded):
    drowsiness = Fact.objects.get(entry__slug="calmol", term__slug="drowsiness")
    assert drowsiness.status == Status.PUBLISHED
    assert drowsiness.lead.section == "adverse_reactions"
    assert drowsiness.citations.count() == 2
    assert Classification.objects.filter(status=Status.PUBLISHED, lead__isnull=False).count() == 2
    assert Interaction.objects.get().status == Status.PUBLISHED


def test_a_draft_stays_a_draft(loaded):
    assert Fact.objects.get(term__slug="hiccups").status == Status.DRAFT


def test_a_second_load_changes_nothing(loaded, django_assert_max_num_queries):
    before = list(Fact.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(30):
        outcome = load_folder(loaded)
    assert outcome.counts == {Decision.UNCHANGED: 14}
    assert list(Fact.objects.values_list("pk", flat=True)) == before


def test_only_what_changed_is_touched(loaded):
    facts, names = set(Fact.objects.values_list("pk", flat=True)), set(Name.objects.values_list("pk", flat=True))
    write_catalogue(loaded, drugs__calmol=CALMOL.replace("calm pill (loose)", "quieter"))
    assert made(load_folder(loaded)) == {"drug:calmol": "changed"}
    assert set(Fact.objects.values_list("pk", flat=True)) == facts
    assert not names & set(Name.objects.values_list("pk", flat=True))
    assert Name.objects.filter(text="quieter").exists()


def test_every_kind_of_record_can_change(loaded):
    write_catalogue(
        loaded,
        drugs__calmol=CALMOL.replace("level 1:", "level 0:").replace(
            "calmers: label-calmol description [calm]", "calmers: label-calmol title [calm]"
        ),
        classes__calmers=CALMERS.replace("(most members)", "(all members)"),
        terms__effect=EFFECTS.replace("label: hiccups", "label: hiccup"),
        terms__target=TARGETS.replace("  broader: calm-system\n", ""),
        sources__label=LABELS.replace("2025-03", "2025-04"),
        **{"interactions__calmers+calmol": TOGETHER.replace("severity: care", "severity: serious").replace("[calm]", "[calming]")},
    )
    changed = {"drug:calmol", "class:calmers", "term:hiccups", "term:calm-receptor", "source:label-calmol", "interaction:calmers+calmol"}
    assert made(load_folder(loaded)) == dict.fromkeys(changed, "changed")
    assert in_database() == CataloguePart().read(loaded, Faults())
    assert Term.objects.get(slug="calm-receptor").broader is None
    assert not FactCitation.objects.annotate(n=Count("statement")).filter(n=0).exists()


def test_what_does_not_fit_an_editors_change_is_refused_whole(loaded):
    changed = {"drugs__calmol": CALMOL.replace(CALMOL[CALMOL.index("is not:") : CALMOL.index("checked:")], "")}
    load_folder(write_catalogue(loaded, **changed))
    calmers, sleepers = Entry.objects.get(slug="calmers"), Entry.objects.get(slug="sleepers")
    Classification.objects.create(entry=sleepers, drug_class=calmers)
    changed["classes__calmers"] = CALMERS + "is a:\n  sleepers: label-calmol a [b]\n"
    changed["terms__effect"] = EFFECTS.replace("label: hiccups", "label: x")
    write_catalogue(loaded, **changed)
    with pytest.raises(CatalogueError) as refused:
        load_folder(loaded)
    assert [fault.sentence for fault in refused.value.faults] == ["This closes a circle: calmers → sleepers → calmers."]
    assert Term.objects.get(slug="hiccups").label == "hiccups"


class TestEditorsChanges:
    """A change in the database since the last load."""

    @pytest.fixture(autouse=True)
    def edited(self, loaded):
        Entry.objects.filter(slug="calmol").update(summary="A pill that calms.")

    def test_an_editors_change_is_kept_and_told(self, loaded):
        assert made(load_folder(loaded)) == {"drug:calmol": "kept as edited here"}
        assert Entry.objects.get(slug="calmol").summary == "A pill that calms."

    def test_it_is_kept_again_the_next_time(self, loaded):
        load_folder(loaded)
        assert made(load_folder(loaded)) == {"drug:calmol": "kept as edited here"}

    @pytest.fixture
    def changed_too(self, loaded):
        return write_catalogue(loaded, drugs__calmol=CALMOL.replace("name: Calmol", "name: Calmolum"))

    def test_two_changes_are_a_conflict_shown_as_a_diff_and_left_alone(self, changed_too):
        outcome = load_folder(changed_too)
        assert made(outcome) == {"drug:calmol": "in conflict"}
        diff = outcome.conflicts["drug:calmol"].splitlines()
        assert {"-name: Calmol", "+name: Calmolum", "-summary: A pill that calms.", "+summary: A medicine that calms."} <= set(diff)
        assert Entry.objects.get(slug="calmol").name == "Calmol"
        assert made(load_folder(changed_too)) == {"drug:calmol": "in conflict"}

    def test_theirs_takes_the_file(self, changed_too):
        assert made(load_folder(changed_too, Prefer.FILE)) == {"drug:calmol": "changed"}
        assert Entry.objects.values_list("name", "summary").get(slug="calmol") == ("Calmolum", "A medicine that calms.")

    def test_ours_keeps_the_database_for_good(self, changed_too):
        assert made(load_folder(changed_too, Prefer.DATABASE)) == {"drug:calmol": "kept as edited here"}
        assert made(load_folder(changed_too)) == {"drug:calmol": "kept as edited here"}
        assert Entry.objects.get(slug="calmol").summary == "A pill that calms."

    def test_other_records_are_loaded_all_the_same(self, changed_too):
        write_catalogue(
            changed_too,
            drugs__calmol=CALMOL.replace("name: Calmol", "name: X"),
            terms__effect=EFFECTS.replace("label: hiccups", "label: x"),
        )
        assert made(load_folder(changed_too)) == {"drug:calmol": "in conflict", "term:hiccups": "changed"}


def test_a_change_made_on_both_sides_alike_is_no_conflict(loaded):
    Source.objects.update(title="Calmol pills")
    write_catalogue(loaded, sources__label=LABELS.replace("Calmol tablets", "Calmol pills"))
    assert made(load_folder(loaded)) == {}
    assert "Calmol pills" in LoadedRecord.objects.get(key="source:label-calmol").text


def test_what_an_editor_deleted_does_not_come_back(loaded):
    Interaction.objects.all().delete()
    assert made(load_folder(loaded)) == {"interaction:calmers+calmol": "kept as edited here"}
    assert not Interaction.objects.exists()


def test_a_record_whose_file_is_gone_is_told_and_not_deleted(loaded):
    (loaded / "interactions/calmers+calmol.yaml").unlink()
    assert load_folder(loaded).gone == ["interaction:calmers+calmol"]
    assert Interaction.objects.exists()


def test_what_is_gone_from_both_sides_is_forgotten(loaded):
    (loaded / "interactions/calmers+calmol.yaml").unlink()
    Interaction.objects.all().delete()
    assert load_folder(loaded).gone == []
    assert not LoadedRecord.objects.filter(key__startswith="interaction:").exists()


def test_a_new_order_of_attributes_is_no_change_of_entries(loaded):
    attributes = (loaded / "attributes.yaml").read_text().replace("order: 10", "order: 60")
    assert made(load_folder(write_catalogue(loaded, attributes=attributes))) == {"attribute:target": "changed"}


def test_line_ends_of_a_browser_are_no_change(loaded):
    Fact.objects.filter(attribute__slug="mechanism").update(text="It wakes the calm receptor.\r\n")
    assert made(load_folder(loaded)) == {}


def test_a_check_has_its_day(loaded):
    assert AxisCheck.objects.get().checked_on.isoformat() == "2026-11-20"


# In short transactions


class BrokenOffError(Exception):
    """The process was ended."""


@pytest.mark.parametrize("after", range(8))
def test_a_load_that_was_broken_off_is_resumed_by_the_next(tmp_path, monkeypatch, after):
    write_catalogue(tmp_path)
    store, done = sync.Steps._store, []

    def break_off(self, *batch):
        if len(done) == after:
            raise BrokenOffError
        done.append(batch)
        store(self, *batch)

    with monkeypatch.context() as broken:
        broken.setattr(sync.Steps, "_store", break_off)
        with pytest.raises(BrokenOffError):
            load_folder(tmp_path)
    assert load_folder(tmp_path).conflicts == {}
    assert in_database() == CataloguePart().read(tmp_path, Faults())


def test_what_an_editor_saves_during_a_load_is_not_overwritten(loaded, monkeypatch):
    write_catalogue(
        loaded, terms__effect=EFFECTS.replace("label: hiccups", "label: x"), drugs__calmol=CALMOL.replace("name: Calmol", "name: Calmolum")
    )
    store, saved = sync.Steps._store, []

    def edit_first(self, made, batch):
        store(self, made, batch)
        if not saved:
            calmol = Entry.objects.get(slug="calmol")
            calmol.summary = "A pill that calms."
            calmol.save()
            saved.append(calmol)

    monkeypatch.setattr(sync.Steps, "_store", edit_first)
    assert made(load_folder(loaded)) == {"term:hiccups": "changed", "drug:calmol": "in conflict"}
    assert Entry.objects.values_list("name", "summary").get(slug="calmol") == ("Calmol", "A pill that calms.")


def test_where_editors_save_all_the_time_a_load_gives_up_with_a_sentence(loaded, monkeypatch):
    write_catalogue(loaded, terms__effect=EFFECTS.replace("label: hiccups", "label: x"))
    fetch = CataloguePart.fetch

    def edited(self):
        Source.objects.get().save()
        return fetch(self)

    monkeypatch.setattr(CataloguePart, "fetch", edited)
    with pytest.raises(CatalogueError) as refused:
        load_folder(loaded)
    assert next(fault.sentence for fault in refused.value.faults).startswith("Editors saved again and again")


def test_two_new_entries_may_name_one_another():
    def record(slug: str, other: str) -> EntryRecord:
        relation = RelationRecord(kind="mirror form of", other=other, citation=CitationRecord(source="label-calmol"))
        return EntryRecord(slug=slug, kind="drug", relations=(relation,))

    one, other = record("calmol", "escalmol"), record("escalmol", "calmol")
    stubs, whole = stages([(one, None), (other, None)])
    assert [made.relations for made, _ in stubs] == [(), ()]
    assert whole == [(one, stubs[0][0]), (other, stubs[1][0])]
