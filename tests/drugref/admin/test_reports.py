"""What editors do with the reports of readers."""

from datetime import date

from django.urls import reverse

from drugref.models import Entry, ReaderReport
from drugref.vocabulary import EntryKind, Handling, Status
from tests.drugref.admin.making import form_on, make_attribute, make_class, make_drug, page_of, save

LIST = reverse("admin:drugref_readerreport_changelist")


def make_report(*, entry: Entry | None = None, other: Entry | None = None, **fields: str) -> ReaderReport:
    return ReaderReport.objects.create(**{"entry": entry, "other": other, "text": "It is wrong here.", **fields})


def page(report: ReaderReport) -> str:
    return reverse("admin:drugref_readerreport_change", args=[report.pk])


def test_a_report_leads_to_the_page_and_to_the_row_of_the_entry(editor):
    entry = make_drug(status=Status.PUBLISHED)
    make_attribute(slug="dependence")
    html = editor.get(page(make_report(entry=entry, page="/what-is/calmol/", row="row-dependence"))).content.decode()
    assert '<a href="/what-is/calmol/#row-dependence">' in html
    assert f'<a href="{page_of(entry)}#facts-dependence">Calmol: Dependence</a>' in html


def test_a_report_on_a_pair_leads_to_both_entries(editor):
    entry, other = make_drug(), make_class()
    html = editor.get(page(make_report(entry=entry, other=other, page="/compare/calmol/calmers/", row="together"))).content.decode()
    assert f'<a href="{page_of(entry)}">Calmol</a> · <a href="{page_of(other)}">Calmers</a>' in html
    assert other.kind == EntryKind.CLASS


def test_a_report_on_the_site_as_a_whole_opens_too(editor):
    html = editor.get(page(make_report())).content.decode()
    assert "the site as a whole" in html
    assert "not the page of an entry" in html


def test_an_editor_says_how_far_it_is_and_changes_no_word_of_the_reader(editor):
    report = make_report()
    data = form_on(editor, page(report)) | {"text": "Something else.", "page": "/a-z/", "status": Handling.DONE, "note": "Mended."}
    save(editor, page(report), data)
    report.refresh_from_db()
    assert (report.text, report.page, report.status, report.note) == ("It is wrong here.", "", Handling.DONE, "Mended.")
    assert report.done_on == date.today()  # noqa: DTZ011


def test_many_are_marked_at_once(editor):
    rows = [make_report(text=f"It is wrong here: {number}") for number in range(3)]
    many = {"action": "mark_done", "_selected_action": [row.pk for row in rows[:2]]}
    assert "2 reports marked as done." in editor.post(LIST, many, follow=True).content.decode()
    assert list(ReaderReport.objects.order_by("pk").values_list("status", flat=True)) == ["done", "done", "new"]


def test_the_list_is_filtered_and_searched(editor):
    make_report(text="The first one is wrong."), make_report(text="The other one is wrong.", status=Handling.SEEN)
    html = editor.get(LIST, {"status__exact": "new"}).content.decode()
    assert "The first one" in html
    assert "The other one" not in html
    assert "The other one" in editor.get(LIST, {"q": "other"}).content.decode()


def test_editors_neither_write_nor_delete_reports(editor):
    report = make_report()
    assert editor.get(reverse("admin:drugref_readerreport_add")).status_code == 403
    assert editor.post(reverse("admin:drugref_readerreport_delete", args=[report.pk]), {"post": "yes"}).status_code == 403
    assert "delete_selected" not in editor.get(LIST).content.decode()


def test_an_administrator_may(admin_client):
    add = reverse("admin:drugref_readerreport_add")
    save(admin_client, add, {"text": "Told on the phone.", "page": "", "row": "", "entry": "", "other": ""})
    report = ReaderReport.objects.get()
    assert admin_client.post(reverse("admin:drugref_readerreport_delete", args=[report.pk]), {"post": "yes"}).status_code == 302
    assert not ReaderReport.objects.exists()


def test_the_index_counts_the_new_ones(editor):
    make_report(), make_report(status=Handling.SEEN)
    assert "What readers report as wrong</a>: 1 new" in editor.get(reverse("admin:index")).content.decode()
    ReaderReport.objects.all().mark(Handling.SEEN)
    assert "What readers report as wrong</a>: none new" in editor.get(reverse("admin:index")).content.decode()


def test_markup_in_a_report_is_printed_not_obeyed(editor):
    html = editor.get(page(make_report(text="<script>alert(1)</script>", page='/a-z/"><script>alert(2)</script>'))).content.decode()
    assert "<script>alert" not in html
