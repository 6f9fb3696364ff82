"""A typed text -> the Question it asks, given what its phrases mean.

Pure. Nothing here raises for any text.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from comparisons.questions import vocabulary as v
from comparisons.questions.kinds import RULES, AskedAs, together
from comparisons.questions.mentions import Item, Known, Mention, items
from comparisons.questions.question import Question, QuestionKind
from comparisons.questions.shape import Hints, Shape
from comparisons.questions.urgent import Urgency, urgency
from comparisons.questions.words import Word, phrases, words
from drugref.names.meanings import Meaning
from drugref.names.normalise import normalise
from drugref.vocabulary import CodedEntry, NameKind, Standing

ALCOHOL, NICOTINE, MEAL, TOBACCO = CodedEntry.ALCOHOL, CodedEntry.NICOTINE, CodedEntry.MEALS, CodedEntry.TOBACCO_SMOKE.replace("-", " ")
"""By the name of each: what is asked about where somebody drinks, vapes, smokes or eats, and nothing drunk, smoked or eaten is named."""
NO_HINTS = Hints()
BESIDE_AN_EMERGENCY = (QuestionKind.TOGETHER, QuestionKind.STOP, QuestionKind.IS_A)
"""What is answered below the urgent card."""
GLASSES = "🍷🍺🍻🥃🍸🍹🥂"


def names_in(text: str) -> set[str]:
    """The normalised phrases of *text* that may be names, in every form they may be recorded in."""
    row = _words(text)
    heard = {word.text for word in row}
    meant = {of for words_, of in VERBS if heard & words_} | ({MEAL} if heard & (v.EATING | v.MEALS) else set())
    return phrases(row) | _other_forms(row) | meant


def parse(text: str, known: Known, asked_as: AskedAs | None = None, hints: Hints = NO_HINTS) -> Question:
    """The question that *text* asks. Never raises; what no rule explains is UNCLEAR.

    *hints* is what the catalogue knows besides names. A phrase that does something else in a question
    (“test”, “addictive”, “over the counter”) is no name beside another one, whatever it is slang or loosely used for.
    """
    asked, row = asked_as or {}, _words(text)
    found = _eaten(_drunk_and_smoked(_named(_spoken(text), row, known, asked), known), known)
    kept, overlays = _overlays(text, found)
    shape = Shape(text, kept.items, hints, overlays, kept.used)
    question = next(asked_of for _kind, rule in RULES if (asked_of := rule(shape, asked)) is not None)
    if signs := _signs(text):
        question = replace(question, unknown=(*question.unknown, *signs), blocked=True)
    if overlays.urgency.leads:
        return _led_by_whom_to_call(question)
    if question.kind is QuestionKind.AMOUNT and len(shape.mentions) > 1:
        return replace(question, then=together(shape, asked))
    return question


def _led_by_whom_to_call(question: Question) -> Question:
    """Whom to call, and below it what was asked besides; what else the words may say is no matter now."""
    heard = replace(question, unknown=())
    rest = replace(heard, urgency=Urgency.NONE) if question.kind in BESIDE_AN_EMERGENCY and not _is_held_back(question) else None
    return replace(
        heard,
        kind=QuestionKind.URGENT,
        subjects=question.mentions,
        objects=(),
        pairs=(),
        attribute="",
        listing=None,
        blocked=False,
        then=rest,
    )


def _is_held_back(question: Question) -> bool:
    """Would the answer be, that a word was not understood?"""
    return question.blocked and (question.kind is QuestionKind.IS_A or not (question.objects or question.pairs))


def _signs(text: str) -> tuple[str, ...]:
    """Emoji that are no drink: what they are to say is not known."""
    return tuple(dict.fromkeys(sign for sign in text if unicodedata.category(sign) == "So" and sign not in GLASSES and sign not in "®©™°"))


def _words(text: str) -> tuple[Word, ...]:
    return words(_spoken(text))


def _spoken(text: str) -> str:
    """Signs that stand for a word, as that word: “w/”, a glass."""
    for sign, word in ((("w/"), "with "), *((glass, " drink ") for glass in GLASSES)):
        text = text.replace(sign, word) if sign in text else text
    return text


def _named(text: str, row: Sequence[Word], known: Known, asked: Mapping[str, Sequence[str]]) -> list[Item]:
    """The words with the names among them; words that do something else in a question are names only where nothing else is one."""
    spoken_for = {part for said in asked.values() for phrase in said for part in (phrase, _bare(phrase), *phrase.split())} | v.SILENT
    names = {
        phrase: meanings
        for phrase, meanings in known.items()
        if _bare(phrase) not in spoken_for or _is_firm(meanings, _bare(phrase)) or _is_fare(meanings)
    }
    found = items(text, row, names)
    return _with_heads(found if any(isinstance(item, Mention) for item in found) else items(text, row, known), known)


FORMS = v.SALTS | v.TELLING_FORMS


def _other_forms(row: Sequence[Word]) -> set[str]:
    """“metoprolol tartrate vs succinate”: the head with the other salt."""
    texts = [word.text for word in row]
    heads = {texts[at] for at in range(len(texts) - 1) if texts[at + 1] in FORMS and texts[at] not in v.SILENT}
    return {f"{head} {form}" for head in heads for form in texts if form in FORMS}


def _with_heads(found: list[Item], known: Known) -> list[Item]:
    """A salt or form that stands alone takes the head of the name whose salt or form it is set against."""
    heads = [item for item in found if isinstance(item, Mention) and len(item.words) > 1 and item.words[-1] in FORMS]
    if not heads:
        return found
    head = heads[0]
    kept: list[Item] = []
    for at, item in enumerate(found):
        alone = isinstance(item, Word) and item.text in FORMS and at > 0 and isinstance(found[at - 1], Word)
        if isinstance(item, Word) and alone and item.text not in head.words:
            words_ = (*head.words[:-1], item.text)
            meanings = tuple(known.get(" ".join(words_), head.meanings))
            kept.append(Mention(item.text, " ".join(words_), meanings, item.after, words=words_))
        else:
            kept.append(item)
    return kept


def _bare(phrase: str) -> str:
    """A phrase without the words that say nothing: «over the counter» -> «over counter»."""
    return (
        " ".join(
            word
            for word in phrase.split()
            if word not in ("the", "a", "an", "of", "drug", "drugs", "medicine", "medicines", "pill", "pills")
        )
        or phrase
    )


def _is_firm(meanings: Sequence[Meaning], phrase: str) -> bool:
    """A single word that is firmly a name; a whole phrase of a row is none."""
    return " " not in phrase and any(meaning.standing != Standing.LOOSE and meaning.name_kind != NameKind.SLANG for meaning in meanings)


def _is_fare(meanings: Sequence[Meaning]) -> bool:
    """Is it something to eat, drink or smoke?"""
    return any(meaning.is_fare for meaning in meanings)


VERBS = ((v.DRINKING, ALCOHOL), (v.VAPING, NICOTINE), (v.SMOKING - v.VAPING, TOBACCO))


def _drunk_and_smoked(found: list[Item], known: Known) -> list[Item]:
    """“Can I drink on X” asks about alcohol, “smoke on X” about tobacco, where nothing else is drunk or smoked."""
    names = [item for item in found if isinstance(item, Mention)]
    if not names or any(_is_fare(mention.meanings) for mention in names):
        return found
    for verbs, of in VERBS:
        for at, item in enumerate(found):
            if not isinstance(item, Word) or item.text not in verbs or of not in known or _asks_which(found[:at], item.text):
                continue
            if not _has_a_thing(found[at + 1 :]):
                mention = Mention(item.text, of, tuple(known[of]), item.after, words=(item.text,))
                return [*found[:at], item, mention, *found[at + 1 :]]
    return found


def _asks_which(before: Sequence[Item], verb: str) -> bool:
    """“What drinks should I avoid”, “what can't I drink”: which ones is asked, and none is meant; nor is what something is called."""
    texts = [item.text for item in before if isinstance(item, Word)]
    asks = bool(texts) and texts[0] in ("what", "which", "whats", "list")
    if set(texts) & {"called", "named", "aka", "slang"}:
        return True  # “is heroin called smoke”
    return (verb == "drinks" and texts[-1:] in (["what"], ["which"], ["and"], ["or"], ["any"])) or (asks and bool(set(texts) & v.AVOIDS))


def _eaten(found: list[Item], known: Known) -> list[Item]:
    """“With food”, “before breakfast”, “can I eat on X”: a meal, where no food is named; named twice it is meant once."""
    names = [item for item in found if isinstance(item, Mention)]
    meals = [mention for mention in names if mention.slugs & {meaning.slug for meaning in known.get(MEAL, ())}]
    if meals and len(meals) == len(names):
        return _as_words(found, meals)
    if not names or any(_is_fare(mention.meanings) for mention in names if mention not in meals):
        return found
    for at, item in enumerate(found):
        if MEAL in known and isinstance(item, Word) and _is_a_meal(found, at) and not (item.text in v.EATING and meals):
            meal = Mention(item.text, MEAL, tuple(known[MEAL]), item.after, words=(item.text,))
            kept = [*found[:at], meal, *found[at + 1 :]]
            return [other for other in kept if other is meal or not (isinstance(other, Mention) and other in meals)]
    return [item for item in found if item not in meals[1:]]


def _as_words(found: list[Item], meals: Sequence[Mention]) -> list[Item]:
    """Beside no medicine a meal is an ordinary word, but where nothing else is asked about."""
    if all(v.is_silent(item.text) for item in found if isinstance(item, Word)):
        return found
    words_: list[Item] = []
    for item in found:
        spelled = isinstance(item, Mention) and item in meals
        words_ += [Word(text, 0, 0, item.after) for text in item.words] if spelled else [item]  # type: ignore[union-attr]
    return words_


def _is_a_meal(found: Sequence[Item], at: int) -> bool:
    """Does the word here stand for a meal near the dose?"""
    texts = [item.text if isinstance(item, Word) else "" for item in found]
    text, before, behind = texts[at], [word for word in texts[:at] if word], texts[at + 1] if at + 1 < len(texts) else ""
    if text in v.EATING:
        refused = set(before[-3:]) & (v.AVOIDS | {"doesnt", "didnt", "never"}) or before[:1] in (["what"], ["which"], ["why"])
        return not refused and not _has_a_thing(found[at + 1 :])
    if text not in v.MEALS or {"any", "certain"} & set(before[-2:]) or v.ASKS_OF_FOODS & set(before):
        return False
    close = [word for word in before[-4:] if word not in v.BESIDES]
    affects = text == "food" and behind in v.MATTERS and before[-1:] in (["does"], ["will"], ["can"], ["do"], ["how"], ["could"])
    return affects or (bool(close) and close[-1] in v.AROUND_A_MEAL)


def _has_a_thing(behind: Sequence[Item]) -> bool:
    """Does what is eaten, drunk or smoked stand right behind the verb?"""
    for item in behind:
        if isinstance(item, Word) and item.text in v.BESIDES:
            continue
        return isinstance(item, Mention) or not v.is_silent(item.text)
    return False


@dataclass(frozen=True, slots=True)
class _Kept:
    items: tuple[Item, ...]
    used: frozenset[str]


def _overlays(text: str, found: list[Item]) -> tuple[_Kept, Question]:
    """What changes no kind: an emergency, an animal, a place, a language. A place is taken out of the row."""
    heard = {item.text for item in found if isinstance(item, Word)}
    kept, place, state = _without_place(_without_strength(found))
    language = next(iter(sorted(heard & v.LANGUAGES)), "")
    in_spanish = len(heard & v.SPANISH) > 1
    of_animal = bool(heard & v.ANIMALS)
    used = (
        (v.ANIMALS if of_animal else frozenset())
        | ({language, "in"} if language else set())
        | (v.SPANISH if in_spanish else set())
        | ({"state"} if place else set())
    )
    overlays = Question(
        text,
        QuestionKind.UNCLEAR,
        urgency=urgency(text),
        was_taken=v.TAKEN.search(normalise(text)) is not None,
        of_animal=of_animal,
        place=place,
        in_a_state=state,
        language=language or ("spanish" if in_spanish else ""),
    )
    used = used | _measures(kept)
    urgent_words = frozenset(word for word in heard if urgency(word) is not Urgency.NONE)
    return _Kept(tuple(kept), frozenset(used) | urgent_words), overlays


def _without_strength(row: Sequence[Item]) -> list[Item]:
    """“Extra strength tylenol” is Tylenol: which of two is stronger is not asked."""
    kept: list[Item] = []
    for item in row:
        last = kept[-1] if kept else None
        if isinstance(item, Word) and item.text == "strength" and isinstance(last, Word) and last.text in STRENGTHS:
            kept.pop()
        else:
            kept.append(item)
    return kept


STRENGTHS = ("extra", "max", "maximum", "regular", "prescription", "double", "full", "high", "low")


def _measures(row: Sequence[Item]) -> set[str]:
    """The “glass” of “a glass of wine”."""
    measures = {"glass", "glasses", "cup", "cups", "pint", "pints", "shot", "shots", "sip", "sips", "can", "cans", "bit", "spoon"}
    texts = [item.text if isinstance(item, Word) else "" for item in row]
    return {texts[at] for at in range(len(texts) - 1) if texts[at] in measures and texts[at + 1] == "of"}


def _without_place(row: Sequence[Item]) -> tuple[list[Item], str, bool]:
    """Leaves out “in the US”, “in Texas”, “uk”: (the rest, the place as it is told, whether it is one state)."""
    for at in range(len(row)):
        for length in (2, 1):
            run = row[at : at + length]
            if len(run) < length or not all(isinstance(item, Word) for item in run):
                continue
            named = " ".join(item.text for item in run if isinstance(item, Word))
            place = v.STATES.get(named) or v.PLACES.get(named) or ("US" if named in v.US - {"us", "states", "united", "federal"} else "")
            before = [item.text if isinstance(item, Word) else "" for item in row[max(0, at - 3) : at]]
            if named == "us" and before[-1:] not in (["in"], ["the"]):
                place = ""
            elif named == "us":
                place = "US"
            if not place or (named in ("turkey", "georgia") and before[-1:] != ["in"]):
                continue
            start = at
            while start and isinstance(item := row[start - 1], Word) and item.text in ("in", "the", "state", "of", "under"):
                start -= 1
            return [*row[:start], *row[at + length :]], place, named in v.STATES
    return list(row), "", False
