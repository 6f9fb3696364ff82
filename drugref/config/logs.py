"""A log that tells nothing of readers: no pair, address, query or typed text (I9)."""

import logging
import traceback
from http import HTTPStatus


class Discreet(logging.Filter):
    """Of what goes wrong with a request, only status, view, exception by name and lines of code are told; of a reader's slip nothing.

    “500 Internal Server Error in comparisons.pages.compare.compare_page: KeyError”, and a stack without the exception's words.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        error = record.exc_info[1] if record.exc_info else None
        if request is None and not (record.name == "waitress" and error):
            return True
        if record.levelno < logging.ERROR:
            return False
        status = HTTPStatus(getattr(record, "status_code", 500))
        record.msg, record.args = f"{status.value} {status.phrase} in {_view(request)}: {type(error).__name__}", ()
        record.exc_text, record.exc_info, record.request = _code_lines(error), None, None
        return True


def _view(request: object) -> str:
    match = getattr(request, "resolver_match", None)
    return match._func_path if match else "no view"


def _code_lines(error: BaseException | None) -> str:
    """The stack of *error*, and of those that it came from, the first first; their words are left out."""
    if error is None:
        return ""
    before = _code_lines(error.__cause__ or error.__context__)
    return "\n".join(filter(None, (before, "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)))
