"""Pages of rows that rules of the code rest on: their slug stands fast, and they are not deleted."""

from typing import Any

from django.contrib import admin

from drugref.vocabulary import is_coded

RESTS_ON_IT = "The site's rules rest on it: it can be reworded, but not deleted, renamed or hidden."


class KeepsCoded(admin.ModelAdmin):
    """Of a coded row the fields ``fixed`` are read-only, and deleting is refused with a sentence."""

    fixed: tuple[str, ...] = ("slug",)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        given = tuple(super().get_readonly_fields(request, obj))
        return tuple(dict.fromkeys((*given, *self.fixed))) if is_coded_row(obj) else given

    def get_prepopulated_fields(self, request: Any, obj: Any = None) -> dict[str, Any]:
        return {} if is_coded_row(obj) else dict(super().get_prepopulated_fields(request, obj))

    def get_deleted_objects(self, objs: Any, request: Any) -> Any:
        deletable, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deletable, counts, lacking, [*protected, *(f"{row}. {RESTS_ON_IT}" for row in objs if is_coded_row(row))]


def is_coded_row(row: Any) -> bool:
    """Does the code itself name *row*? Never a part of a record, such as a fact."""
    return row is not None and not row.part_of and is_coded(row.record_key)
