"""How many reports of readers wait for an editor, for the editors' index."""

from django import template

from drugref.models import ReaderReport

register = template.Library()


@register.simple_tag
def new_reports() -> int:
    return ReaderReport.objects.new().count()
