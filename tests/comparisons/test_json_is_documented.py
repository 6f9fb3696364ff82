"""What /api/ says of the JSON is what the JSON is."""

import json
import re

import pytest
from django.test import Client

from comparisons.engine.together import Badge
from comparisons.pages.api import EXAMPLES
from comparisons.presenters.data import PART_KEYS, REPLY_KEYS
from comparisons.questions.question import QuestionKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


def documented(client: Client) -> str:
    page = client.get("/api/").content.decode()
    return page[page.index('id="ask"') : page.index("<h2>A comparison</h2>")]


@pytest.mark.parametrize("kind", QuestionKind)
def test_each_kind_has_an_example_that_is_of_that_kind(client: Client, kind: QuestionKind) -> None:
    assert json.loads(client.get("/api/v1/ask", {"q": EXAMPLES[kind]}).content)["kind"] == kind


def test_the_examples_stand_in_the_order_in_which_kinds_are_tried() -> None:
    assert list(EXAMPLES) == list(QuestionKind)


def test_every_key_is_documented_and_every_documented_key_is_there(client: Client) -> None:
    keys = set(re.findall(r"<dt>([^<]+)</dt>", documented(client)))
    assert keys == set(REPLY_KEYS)
    for example in EXAMPLES.values():
        told = json.loads(client.get("/api/v1/ask", {"q": example}).content)
        assert set(told) == keys
        assert all(set(part) == set(PART_KEYS) for part in told["parts"])


def test_every_badge_is_documented(client: Client) -> None:
    assert all(f"<code>{badge.value}</code>" in documented(client) for badge in Badge)
