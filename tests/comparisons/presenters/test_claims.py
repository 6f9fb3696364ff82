"""What each claim of a page rests on, quoted with just its own citations."""

from dataclasses import replace

from comparisons.engine.comparison import compare
from comparisons.presenters.comparison import comparison_page
from drugref.domain.statements import Knowledge
from drugref.presenters.sources import Claim, claim_at
from drugref.vocabulary import Place
from tests.comparisons.engine.invented import drug, graph, group, is_a, knowledge
from tests.comparisons.presenters.pharmacy import by, cite, pharmacy
from tests.comparisons.presenters.reading import article


def claims(left: str, right: str, known: Knowledge | None = None) -> dict[str, Claim]:
    known = known or pharmacy()
    return {claim.slug: claim for claim in comparison_page(compare(known, left, right), known, article()).claims}


def told(claim: Claim) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """(what is quoted, the slugs of its sources)."""
    return claim.lines, [note.source.slug for note in claim.sources]


def test_every_claim_of_a_page_is_quoted_with_the_sources_of_just_itself() -> None:
    assert {slug: told(claim) for slug, claim in claims("calmol", "restol").items()} == {
        "danger-1": ((("", "calmol and restol add up."),), ["review"]),
        "danger-2": ((("", "Don’t stop it suddenly: that can be dangerous. Ask a doctor or pharmacist first."),), ["guide"]),
        "danger-3": ((("", "Don’t stop it suddenly: that can be dangerous. Ask a doctor or pharmacist first."),), ["guide"]),
        "reason-1": (
            (
                (
                    "",
                    "Both work on the calm system, but each at its own place. Calmol blocks the calm gate. Restol activates the calm pump.",
                ),
            ),
            ["calmol-label", "restol-label"],
        ),
        "meeting": ((("", "Both sit under azols. They part at the place they act on within the calm system."),), ["atlas"]),
        "target": (
            (("Calmol", "Blocks the calm gate"), ("Restol", "Activates the calm pump"), ("Calmol and restol", "Calm system")),
            ["calmol-label", "restol-label"],
        ),
        "mechanism": ((("Calmol", "It calms nerves."),), ["calmol-label"]),
        "use": ((("Restol", "Stiff muscles"),), ["restol-label"]),
        "side-effect": ((("Calmol", "Dizziness"), ("Calmol and restol", "Sleepiness")), ["review", "calmol-label", "restol-label"]),
        "dependence": ((("Calmol and restol, from azols", "Life"),), ["guide"]),
        "legal-status": (
            (("Calmol", "In no class of US drug law recorded here; looked up on 22 November 2026"), ("Restol", "Listed Drug (US)")),
            ["law"],
        ),
        "together-1": ((("", "calmol and restol add up."),), ["review"]),
        "together-2": ((("", "Both can cause sleepiness; together it can be stronger."),), ["calmol-label", "restol-label"]),
        "story-3": ((("", "Late first."),), ["book-2"]),
        "story-1": ((("", "Then early."),), ["book-0"]),
    }


def test_a_source_of_both_sides_says_which_section_serves_which() -> None:
    known = pharmacy()
    profiles = dict(known.profiles)
    for slug in ("calmol", "restol"):
        facts = [replace(fact, citations=(cite("shared", f"on {slug}"),)) for fact in profiles[slug].facts]
        profiles[slug] = replace(profiles[slug], facts=tuple(facts))
    found = claims("calmol", "restol", replace(known, profiles=profiles))["side-effect"]
    assert [(place.section, place.of) for place in found.sources[0].places] == [("on calmol", ("calmol",)), ("on restol", ("restol",))]


def test_what_a_class_hands_down_says_so() -> None:
    dependence = claims("calmol", "benzols")["dependence"]
    assert dependence.lines == (("Calmol, from azols", "Life"),)
    assert [place.of for note in dependence.sources for place in note.places] == [("azols",)]


def test_the_law_of_another_country_has_sources_of_its_own() -> None:
    entries = (drug("calmol"), group("listed", axis="law", place=Place.US), group("class c", axis="law", place=Place.UK))
    edges = (by(is_a("calmol", "listed"), "us-law"), by(is_a("calmol", "class c"), "uk-law"))
    found = claims("calmol", "listed", knowledge(graph(*entries, *edges)))
    assert told(found["law-1"])[1] == ["uk-law"]
    assert told(found["answer"])[1] == ["us-law"]
    assert claim_at(found.values(), "law-2") is None


def test_a_sentence_of_the_story_stands_above_its_own_source() -> None:
    found = claims("calmol", "benzols")
    assert told(found["story-3"]) == ((("", "Late first."),), ["book-2"])
    assert told(found["story-1"]) == ((("", "Then early."),), ["book-0"])


def test_a_sentence_is_quoted_without_its_heading_and_what_stands_before_it() -> None:
    known = pharmacy()
    written = article(body="## A heading\n\nNot this. But *this*,[^1] and that.[^2]\n\n- one of a list[^3]")
    found = {claim.slug: claim for claim in comparison_page(compare(known, "calmol", "benzols"), known, written).claims}
    quoted = [found[f"story-{number}"].lines for number in (1, 2, 3)]
    assert quoted == [(("", "But this"),), (("", "and that."),), (("", "one of a list"),)]
