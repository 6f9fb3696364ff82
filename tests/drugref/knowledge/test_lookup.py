"""All names in memory: exact, beginnings, longer ones."""

from hypothesis import given
from hypothesis import strategies as st

from drugref.names.lookup import Lookup, own_names
from drugref.names.meanings import Meaning

WORDS = st.sampled_from(["calmol", "cal", "plus", "pm", "with", "rest", "ol"])
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def named(text: str, slug: str = "calmol", kind: str = "brand") -> tuple[str, Meaning]:
    return text, Meaning(slug=slug, kind="drug", name=slug, text=text, name_kind=kind)


def test_of_one_entry_the_best_name_is_given_and_generic_ones_stand_first() -> None:
    lookup = Lookup([named("rest", "restol", "slang"), named("rest", "calmol", "generic"), named("rest", "calmol", "brand")])
    assert [(m.slug, m.name_kind) for m in lookup.meanings(["rest", "unheard of"])["rest"]] == [("calmol", "generic"), ("restol", "slang")]


def test_an_entry_is_called_by_name_plural_and_slug() -> None:
    rows = [spelled for spelled, _ in own_names("beta-calmers", "class", "Beta calmer", "Beta calmers", "medicine")]
    assert rows == ["beta calmer", "beta calmers", "beta calmers"]


def test_longer_names_put_brands_first_and_leave_misspellings_out() -> None:
    lookup = Lookup(
        [named("calmol pm", kind="generic"), named("calmol plus"), named("calmol plsu", kind="misspelling"), named("calmolate")]
    )
    assert [spelled for spelled, _ in lookup.longer(["calmol"])] == ["calmol plus", "calmol pm"]


@given(st.lists(TEXTS, max_size=8), TEXTS)
def test_beginnings_are_just_the_names_that_begin_so(texts: list[str], start: str) -> None:
    lookup = Lookup([named(text) for text in texts])
    assert [spelled for spelled, _ in lookup.beginning(start)] == sorted(text for text in texts if text.startswith(start))
    assert [spelled for spelled, _ in lookup.with_word_beginning(start)] == sorted(
        t for t in texts if t.startswith(start) or f" {start}" in t
    )
