"""The one shape of a JSON reply."""

from collections.abc import Mapping

from django.http import JsonResponse


def json_reply(content: Mapping[str, object], status: int = 200) -> JsonResponse:
    """Readable by people, and by scripts of other sites: nothing in it is private."""
    response = JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response
