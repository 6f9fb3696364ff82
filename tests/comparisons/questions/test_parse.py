"""What is asked of which names, in the shapes in which people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.questions.parse import names_in, parse
from comparisons.questions.question import Question, QuestionKind
from comparisons.questions.words import LONGEST, replaced
from drugref.names.normalise import normalise
from tests.comparisons.questions.known import ASKED_AS, NAMES

IS_A, COMPARE, TOGETHER, ENTRY = QuestionKind.IS_A, QuestionKind.COMPARE, QuestionKind.TOGETHER, QuestionKind.ENTRY
ATTRIBUTE, UNCLEAR, SAME, STRONGER, LIST = (
    QuestionKind.ATTRIBUTE,
    QuestionKind.UNCLEAR,
    QuestionKind.SAME,
    QuestionKind.STRONGER,
    QuestionKind.LIST,
)


def ask(text: str) -> Question:
    """The question as the site reads it: only names that were looked up are known."""
    wanted = names_in(text)
    return parse(text, {name: meanings for name, meanings in NAMES.items() if name in wanted}, ASKED_AS)


def subjects(question: Question) -> list[str]:
    return [mention.phrase for mention in question.subjects]


def objects(question: Question) -> list[str]:
    return [mention.phrase for mention in question.objects]


@pytest.mark.parametrize(
    "typed",
    [
        "is calmol a calmer",
        "Is CALMOL a calmer?",
        "is calmol calmer",
        "calmol calmer?",
        "is the drug calmol hcl considered a calmer",
        "is calmol 10mg a calmer",
        "is calmol 0.5 mg tablet classified as a calmer",
        "is calmol really in the class of calmers",
        "does calmol count as a calmer",
        "is calmol (calmol) a calmer",
        "hey, do you know if calmol is a calmer",
        "why is calmol a calmer",
        "isn't calmol a calmer?",
        "is calmol a calmer or not",
        "is calmol a calmer in the US",
        "is cálmol a calmer",
        "is calmols a calmers",
        "does calmol contain calmers",
    ],
)
def test_is_it_one_in_all_its_shapes(typed: str) -> None:
    question = ask(typed)
    assert (question.kind, subjects(question), objects(question), question.unknown) == (IS_A, ["calmol"], [objects(question)[0]], ())
    assert objects(question)[0] in ("calmer", "calmers")


def test_the_thing_held_comes_first_where_it_is_asked_so() -> None:
    question = ask("is there sleepazine in Nervex PM")
    assert (question.kind, subjects(question), objects(question)) == (IS_A, ["nervex pm"], ["sleepazine"])


@pytest.mark.parametrize("typed", ["is calmol a calmer or sleeper", "is calmol a calmer or a sleeper?", "is calmol a calmer, sleeper"])
def test_two_classes_are_asked_about_in_turn(typed: str) -> None:
    question = ask(typed)
    assert (question.kind, subjects(question), objects(question)) == (IS_A, ["calmol"], ["calmer", "sleeper"])


def test_two_drugs_are_asked_about_in_turn() -> None:
    question = ask("are calmol and tenseril calmers")
    assert (question.kind, subjects(question), objects(question)) == (IS_A, ["calmol", "tenseril"], ["calmers"])


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("calmol vs tenseril", COMPARE),
        ("calmol versus. Tenseril", COMPARE),
        ("calmol or tenseril", COMPARE),
        ("which is better, calmol or tenseril", COMPARE),
        ("is calmol safer than tenseril", COMPARE),
        ("is calmol similar to tenseril", COMPARE),
        ("is calmol in the same family as tenseril", COMPARE),
        ("are calmol and tenseril the same type of drug", COMPARE),
        ("difference between calmol and tenseril", COMPARE),
        ("whats the difrence between calmol & tenseril", COMPARE),
        ("is calmol stronger than tenseril", STRONGER),
        ("is calmol the same as tenseril", SAME),
        ("are calmol and tenseril the same thing", SAME),
    ],
)
def test_two_things_are_set_side_by_side(typed: str, kind: QuestionKind) -> None:
    question = ask(typed)
    assert (question.kind, subjects(question), objects(question)) == (kind, ["calmol"], ["tenseril"])


@pytest.mark.parametrize(
    "typed",
    [
        "can i take calmol with tenseril",
        "can you take calmol and tenseril together",
        "calmol tenseril interaction",
        "is it safe to mix calmol and tenseril",
        "can i take calmol and tenseril at the same time",
        "what is the connection between calmol and tenseril",
        "calmol and tenseril",
        "calmol tenseril",
        "calmol + tenseril",
        "on calmol can i take tenseril",
        "stopped calmol can i take tenseril",
        "does calmol affect tenseril",
    ],
)
def test_both_together(typed: str) -> None:
    question = ask(typed)
    assert (question.kind, subjects(question), objects(question)) == (TOGETHER, ["calmol"], ["tenseril"])


def test_a_drink_beside_a_drug_is_taken_with_it() -> None:
    assert ask("calmol and wine").kind is TOGETHER


@pytest.mark.parametrize("typed", ["calmol", "what is calmol", "what kind of drug is calmol?", "tell me about calmol", "calmol 5 mg"])
def test_one_name_asks_what_it_is(typed: str) -> None:
    question = ask(typed)
    assert (question.kind, subjects(question)) == (ENTRY, ["calmol"])


def test_what_is_like_it_is_asked_of_the_one_it_is_like() -> None:
    assert subjects(ask("what calmer is stronger than tenseril")) == ["tenseril"]


@pytest.mark.parametrize(
    ("typed", "attribute", "about"),
    [
        ("is calmol addictive", "misuse", ()),
        ("can you get really high on calmol", "misuse", ()),
        ("how long does calmol last", "duration", ()),
        ("does calmol cause weight gain", "side-effect", ("weight", "gain")),
        ("is calmol over the counter", "supply", ()),
        ("will calmol show up", "drug-tests", ()),
    ],
)
def test_a_row_of_the_comparison_is_asked_for(typed: str, attribute: str, about: tuple[str, ...]) -> None:
    question = ask(typed)
    assert (question.kind, subjects(question), question.attribute, question.about) == (ATTRIBUTE, ["calmol"], attribute, about)


def test_a_drug_test_asked_of_two_names_is_about_the_first() -> None:
    question = ask("does calmol show up as a calmer on a drug test")
    assert (question.kind, subjects(question), objects(question)) == (ATTRIBUTE, ["calmol"], ["calmer"])


def test_a_word_that_does_something_else_is_no_slang() -> None:
    assert subjects(ask("calmol test")) == ["calmol"]


@pytest.mark.parametrize("typed", ["", "  ", "?", "is a", "what is the", "the the the", "zzz", "x" * (LONGEST + 1), "\x00", "<b>", "💊 💊"])
def test_where_nothing_is_named_nothing_is_understood(typed: str) -> None:
    assert ask(typed).kind is UNCLEAR


@pytest.mark.parametrize("typed", ["is flurbazol a calmer", "is calmol a flurb", "flurbazol vs calmol", "calmol and flurbazol"])
def test_a_strange_word_where_a_name_should_stand_makes_it_unclear(typed: str) -> None:
    question = ask(typed)
    assert question.kind is UNCLEAR
    assert question.unknown in (("flurbazol",), ("flurb",))


@pytest.mark.parametrize("typed", ["is calmol an anti calmer", "is calmol a calmer antagonist", "is calmol a nearly calmer"])
def test_a_word_that_may_turn_the_sense_is_never_passed_over(typed: str) -> None:
    question = ask(typed)
    assert question.kind is not IS_A or not question.is_whole


@pytest.mark.parametrize(
    "typed", ["is calmol used with calmers", "does calmol help with calmer withdrawal", "is calmol not a calmer", "calmol for calmers"]
)
def test_other_relations_are_not_read_as_belonging(typed: str) -> None:
    question = ask(typed)
    assert question.kind is not IS_A or not question.is_whole


def test_a_flurry_of_classes_is_not_compared_when_the_subject_is_strange() -> None:
    question = ask("is flurbazol a calmer or a sleeper")
    assert (question.kind, question.subjects) == (UNCLEAR, ())


def test_the_longest_name_wins_even_with_an_and_in_it() -> None:
    assert subjects(ask("is calmol and sleepazine a calmer")) == ["calmol and sleepazine"]
    assert subjects(ask("is nervex pm a calmer")) == ["nervex pm"]


@pytest.mark.parametrize("typed", ["is calmol a betacalmer", "is calmol a beta-calmer", "is calmol a beta calmer"])
def test_a_name_is_found_in_one_word_and_in_two(typed: str) -> None:
    assert objects(ask(typed)) == ["beta calmer"]


def test_brand_and_generic_in_brackets_are_one_mention() -> None:
    assert subjects(ask("is nervex (calmol) a calmer")) == ["nervex"]


def test_is_the_brand_the_generic_asks_about_both() -> None:
    question = ask("is nervex calmol")
    assert (question.kind, subjects(question), objects(question)) == (COMPARE, ["nervex"], ["calmol"]) or question.kind is IS_A


@pytest.mark.parametrize(("typed", "as_kind"), [("is calmol a tens", True), ("is calmol tens", False)])
def test_an_article_makes_it_one_of_a_kind(typed: str, as_kind: bool) -> None:
    assert ask(typed).objects[0].as_kind is as_kind


def test_a_us_state_is_understood_and_remembered() -> None:
    question = ask("is calmol a calmer in new york")
    assert (question.kind, question.in_a_state, question.unknown) == (IS_A, True, ())


def test_another_country_is_told() -> None:
    assert ask("is calmol a calmer in france").place == "France"


def test_what_is_none_is_asked_as_such() -> None:
    (asked,) = ask("is calmol a non calmer").objects
    assert asked.negated


def test_a_strange_word_beside_one_that_is_taken_is_told_with_it() -> None:
    question = ask("can i take calmol with flurbazol")
    assert (question.kind, question.unknown, question.blocked) == (TOGETHER, ("flurbazol",), True)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("how much calmol can i take", "how much"),
        ("how many calmol is too much", "how much"),
        ("safe dose of calmol", "how much"),
        ("can i crush my calmol", "broken"),
        ("can you split calmol in half", "broken"),
        ("can calmol be crushed", "broken"),
        ("is calmol crushable or can it be chewed", "broken"),
        ("can i chew calmol", "broken"),
        ("can i open my calmol capsules", "broken"),
        ("is it ok to cut calmol", "broken"),
        ("can i dissolve calmol in water", "broken"),
        ("break calmol in half", "broken"),
        ("i missed my calmol yesterday", "missed"),
        ("forgot to take calmol", "missed"),
        ("missed a dose of calmol", "missed"),
        ("i skipped my calmol last night", "missed"),
        ("took my calmol 3 hours late", "missed"),
        ("can you snort calmol", "misused"),
        ("how to pass a drug test on calmol", "misused"),
        ("how much does calmol cost", "price"),
    ],
)
def test_what_is_asked_of_an_amount(typed: str, asked: str) -> None:
    question = ask(typed)
    assert (question.kind, question.amount, question.unknown) == (QuestionKind.AMOUNT, asked, ())


@pytest.mark.parametrize(
    "typed",
    ["can i take a break from calmol", "does calmol cut calmers", "is it too late to take calmol", "calmol and sleepazine late at night"],
)
def test_what_only_sounds_like_it_asks_for_no_amount(typed: str) -> None:
    assert ask(typed).kind is not QuestionKind.AMOUNT


@pytest.mark.parametrize(
    "typed",
    [
        "why must calmol not be stopped suddenly",
        "why should calmol not be stopped abruptly",
        "what happens if calmol is stopped suddenly",
        "can calmol be stopped",
        "should calmol be tapered",
        "can calmol be discontinued abruptly",
        "when calmol is stopped what happens",
    ],
)
def test_stopping_is_asked_in_the_passive_too(typed: str) -> None:
    question = ask(typed)
    assert (question.kind, subjects(question), question.unknown) == (QuestionKind.STOP, ["calmol"], ())


@pytest.mark.parametrize(
    "typed",
    [
        "find all calmers",
        "show me all calmers",
        "show calmers",
        "find calmers",
        "list of calmers",
        "give me a list of calmers",
        "look up all calmers",
        "drugs ending in calmers",
        "medicines that end in calmers",
        "names ending with calmers",
        "all calmers",
    ],
)
def test_members_are_asked_for(typed: str) -> None:
    question = ask(typed)
    assert (question.kind, subjects(question), question.unknown) == (LIST, ["calmers"], ())


@pytest.mark.parametrize(
    ("typed", "holder", "held"),
    [
        ("does calmol contain sleepazine", "calmol", "sleepazine"),
        ("does calmol have sleepazine in it", "calmol", "sleepazine"),
        ("is there sleepazine in calmol", "calmol", "sleepazine"),
        ("is calmol made from sleepazine", "calmol", "sleepazine"),
        ("does nervex pm include sleepazine", "nervex pm", "sleepazine"),
    ],
)
def test_whether_the_one_holds_the_other(typed: str, holder: str, held: str) -> None:
    question = ask(typed)
    assert (question.kind, question.holds, subjects(question), objects(question)) == (IS_A, True, [holder], [held])


@pytest.mark.parametrize("typed", ["is calmol a calmer", "is calmol in the class of calmers", "are calmol and tenseril calmers"])
def test_whether_it_is_one_does_not_ask_what_it_holds(typed: str) -> None:
    assert not ask(typed).holds


@pytest.mark.parametrize(
    ("typed", "was"),
    [
        ("im pregnant and took calmol", True),
        ("i took calmol while pregnant", True),
        ("i have taken calmol while pregnant", True),
        ("i was on calmol before i knew i was pregnant", True),
        ("been taking calmol while breastfeeding", True),
        ("can calmol be taken while pregnant", False),
        ("can i take calmol while pregnant", False),
        ("is calmol safe in pregnancy", False),
    ],
)
def test_what_is_in_the_body_already(typed: str, was: bool) -> None:
    assert ask(typed).was_taken is was


WORDS = st.sampled_from(
    [*NAMES, "is", "a", "or", "and", "vs", "the", "can", "take", "with", "in", "not", "flurb", "10mg", "(", ")", ",", "?"]
)


@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=40).map(" ".join)))
def test_no_text_whatever_breaks_the_parser(typed: str) -> None:
    question = ask(typed)
    assert question.kind in QuestionKind


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_only_names_that_stand_in_the_text_are_mentioned(typed: str) -> None:
    looked_up = names_in(typed)
    plain = normalise(typed).replace(" ", "")
    for mention in ask(typed).mentions:
        assert mention.phrase in looked_up
        assert normalise(mention.typed).replace(" ", "") in plain


@pytest.mark.parametrize(
    ("typed", "run", "asked"),
    [
        ("Is Clamol® a calmer?", "clamol", "Is Calmol a calmer?"),
        ("clamol-pm vs x", "clamol pm", "Calmol vs x"),
        ("is it?", "clamol", "is it? Calmol"),
    ],
)
def test_a_guess_takes_the_place_of_the_words_it_was_made_for(typed: str, run: str, asked: str) -> None:
    assert replaced(typed, run, "Calmol") == asked


def test_what_is_none_is_not_merged_with_what_is() -> None:
    mentions = ask("is calmol a calmer non calmer").mentions
    assert [mention.negated for mention in mentions if mention.phrase == "calmer"] == [False, True]
