"""One page for a new drug: it is held against the roster of every class, by somebody who did not add it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.timezone import localdate

from drugref.admin.returning import entry_page
from drugref.domain.rosters import roster_check
from drugref.domain.statements import Graph, Node
from drugref.knowledge.current import read_edition
from drugref.models import Entry, RosterCheck
from drugref.vocabulary import Axis, EntryKind, Status

SECOND_PERSON = "Somebody else goes through the rosters: two keys to a “no” are only worth something if two people turned them."


@dataclass(frozen=True)
class Line:
    """A class as the drug is held against it: what is stated of the two, and what they have in common."""

    node: Node
    stated: str
    in_common: str
    done: bool

    @property
    def axis(self) -> str:
        return Axis(self.node.axis).label


def lines(graph: Graph, drug: str) -> list[Line]:
    """Every published class that has its pass, by axis and name; of the others a tick would say nothing."""
    axes = list(Axis)
    classes = [node for node in graph.nodes.values() if node.is_class and node.published and node.roster]
    return [
        Line(
            node=node,
            stated=_stated(graph, drug, node.slug),
            in_common=", ".join(dict.fromkeys(trait.term.label for trait in graph.shared_traits(drug, node.slug))),
            done=roster_check(graph.nodes[drug], node) is not None,
        )
        for node in sorted(classes, key=lambda node: (axes.index(Axis(node.axis)), node.title))
    ]


def _stated(graph: Graph, drug: str, drug_class: str) -> str:
    if graph.way(drug, drug_class):
        return "is one"
    if graph.way_partly(drug, drug_class):
        return "is one in part"
    apart = graph.apart
    above, of = {drug, *graph.ancestors(drug)}, {drug_class, *graph.ancestors(drug_class)}
    return "is not one" if any((a, b) in apart or (b, a) in apart for a in above for b in of) else ""


class RostersForm(forms.ModelForm):
    """A tick for every class, and what the drug was judged by."""

    class Meta:
        model = RosterCheck
        fields = ("source", "section", "key_words")

    def __init__(self, *args: Any, classes: list[Node], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.classes = {node.slug: node.title for node in classes}
        choices = list(self.classes.items())
        self.fields["seen"] = forms.MultipleChoiceField(choices=choices, required=False, widget=forms.CheckboxSelectMultiple)

    def clean_seen(self) -> list[str]:
        seen: list[str] = self.cleaned_data["seen"]
        left = [title for slug, title in self.classes.items() if slug not in seen]
        if left:
            shown = ", ".join(left[:5]) + (f" and {len(left) - 5} more" if len(left) > 5 else "")
            raise ValidationError(f"Not looked at yet: {shown}. A tick for each: it is one, is not, or its classes say so.")
        return seen


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rosters that *pk* is to be held against, or record that it was. 404 for what is no published drug."""
    drug = get_object_or_404(Entry, pk=pk, kind=EntryKind.DRUG, status=Status.PUBLISHED)
    if not request.user.has_perm("drugref.add_rostercheck"):
        raise PermissionDenied
    graph = read_edition().graph
    rows = lines(graph, drug.slug)
    row = RosterCheck.objects.filter(entry=drug).first() or RosterCheck(entry=drug)
    form = RostersForm(request.POST or None, instance=row, classes=[line.node for line in rows])
    refused = SECOND_PERSON if _added_by(drug, request.user) else ""
    if request.method == "POST" and not refused and form.is_valid():
        made = form.save(commit=False)
        made.checked_on = localdate()
        made.save()
        LogEntry.objects.log_actions(str(request.user.pk), [drug], CHANGE, "Held against every class's roster.", single_object=True)
        messages.success(request, f"{drug} was held against {len(rows)} rosters.")
        return HttpResponseRedirect(entry_page(drug.pk, drug.kind))
    context = admin.site.each_context(request) | {
        "title": f"{drug}: is it one of these?",
        "drug": drug,
        "drug_page": entry_page(drug.pk, drug.kind),
        "lines": rows,
        "form": form,
        "seen": set(request.POST.getlist("seen")),
        "refused": refused,
    }
    return TemplateResponse(request, "admin/drugref/rosters.html", context)


def _added_by(drug: Entry, user: Any) -> bool:
    """Did *user* add the drug here? What came from files was added by nobody here."""
    added = LogEntry.objects.filter(object_id=str(drug.pk), action_flag=ADDITION, content_type__app_label="drugref")
    return added.filter(content_type__model__in=("drug", "entry"), user_id=user.pk).exists()
