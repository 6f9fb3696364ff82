"""The picture beside a link: what is drawn, how it is kept, and what it is drawn with."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from drugref.presenters import card
from drugref.presenters.card import Card, drawn
from drugref.vocabulary import VerdictKind
from tests.drugref import stored

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"


def image(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")


def is_drawn_within(picture: Image.Image) -> bool:
    """Nothing but paper beside and below the text."""
    paper = picture.getpixel((card.WIDTH - 1, 0))
    sides = [(x, y) for x in (60, 1130, 1190) for y in range(0, card.HEIGHT, 7)] + [(x, 624) for x in range(20, card.WIDTH, 7)]
    return all(picture.getpixel(place) == paper for place in sides)


WORDS = [
    Card("Calmol", "It calms."),
    Card("Is calmol a benzol?", "It has three rings; benzols have two. " * 12, badge="No", kind="no"),
    Card(
        "Calmol, restol and stimol or calmol, restol, stimol, sleepazine and dreamol: what is the difference?",
        "Two.",
        "",
        "Not the same",
        "no",
    ),
    Card("Dichlorodiphenyltrichloroethanedimethylaminopropylphenothiazine", "A long word. " * 30, "Combination medicine"),
    Card("", "", "", "", ""),
    Card("Ω 薬 \u202e<b>", "\x00\n"),
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.heading[:20])
def test_whatever_is_said_stays_within_the_picture(words: Card) -> None:
    found = image(drawn(words))
    assert found.size == (1200, 630)
    assert is_drawn_within(found)


def test_a_picture_is_light_enough_to_be_shown_anywhere() -> None:
    assert max(len(drawn(words)) for words in WORDS) < 60_000


@pytest.mark.parametrize("kind", VerdictKind)
def test_the_verdict_has_its_own_colour(kind: VerdictKind) -> None:
    found = image(drawn(Card("Is calmol a benzol?", "It is so.", badge=kind.label, kind=kind)))
    near = [
        abs(a - int(card.VERDICTS[kind][0][place : place + 2], 16)) for a, place in zip(found.getpixel((4, 300)), (1, 3, 5), strict=True)
    ]
    assert max(near) < 12


def test_the_colours_are_those_of_the_style_sheet() -> None:
    light = TOKENS.read_text().partition("@media")[0]
    tokens = dict(re.findall(r"--([\w-]+):\s*(#\w{6});", light))
    assert tuple(tokens[name] for name in ("paper", "ink", "soft", "accent")) == (card.PAPER, card.INK, card.SOFT, card.ACCENT)
    assert {kind: (tokens[kind], tokens[f"{kind}-tint"]) for kind in VerdictKind} == card.VERDICTS


def test_each_font_has_its_licence_beside_it() -> None:
    for font in (card.SERIF, card.SANS):
        assert [file for file in font.parent.iterdir() if file.suffix == ".txt"]


def test_the_same_card_is_drawn_once_and_few_are_kept() -> None:
    assert drawn(Card("Calmol", "It calms.")) is drawn(Card("Calmol", "It calms."))
    assert drawn.cache_info().maxsize == card.KEPT


@pytest.mark.django_db
def test_a_picture_that_the_reader_has_is_not_sent_again(client: Client) -> None:
    stored.drug("calmol")
    first = client.get(reverse("entry-picture", args=["calmol"]))
    assert first.status_code == 200
    assert first["Content-Type"] == "image/png"
    assert first["Cache-Control"] == "public, max-age=604800"
    again = client.get(reverse("entry-picture", args=["calmol"]), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.django_db
def test_a_picture_says_what_its_page_says_now(client: Client) -> None:
    calmol = stored.drug("calmol")
    first = client.get("/og/calmol.png")
    calmol.summary = "Calmol is something else."
    calmol.save()
    assert client.get("/og/calmol.png", headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/og/nothing.png", "/og/draftol.png", "/og/-vs-.png", "/og/..%2f..%2fetc.png", "/og/calmol.jpg", "/og/%00.png"]
)
def test_there_is_no_picture_of_what_there_is_not(client: Client, path: str) -> None:
    stored.drug("draftol", status="draft")
    assert client.get(path).status_code == 404
