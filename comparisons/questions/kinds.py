"""The kinds of question, in the order in which they are tried: the first that a question meets leads (ASKING section 1).

Pure. A kind is one row of RULES. A rule returns the question, or None where it is none of its kind; the shapes are in ``rules``, words
and their lists in ``vocabulary``, and what no rule explains is UNCLEAR.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from comparisons.questions import rules
from comparisons.questions import vocabulary as v
from comparisons.questions.mentions import Mention
from comparisons.questions.question import ListKind, Question, QuestionKind
from comparisons.questions.shape import Shape
from comparisons.questions.words import Word
from drugref.names.similarity import EASILY_CONFUSED, measure
from drugref.vocabulary import CodedAttribute

AskedAs = Mapping[str, Sequence[str]]
"""Slug of an attribute -> the phrases, normalised, by which people ask for it; a phrase is met when its words stand there in order."""
Rule = Callable[[Shape, AskedAs], Question | None]
K = QuestionKind
LAW = "law"
"""Asked about as an attribute is, though it is none: what the law calls it."""
ADULT, OLDER = 18, 65
"""Years."""
MOST_TOGETHER = 6
"""Names of which every two are looked at: fifteen pairs."""


def amount(q: Shape, _asked_as: AskedAs) -> Question | None:
    """How much, a missed dose, crushing; how to get high or pass a test: no amounts are given here."""
    met = next(((kind, found) for kind, shapes in rules.AMOUNTS.items() if (found := q.meets(*shapes))), None)
    if not met or not q.mentions:
        return None
    asked, found = met
    if q.meets(*rules.NO_AMOUNT) and found[0].endswith(("dose D", "dose C")):
        return None
    return q.question(K.AMOUNT, q.mentions[-1:], amount=asked, used=v.AMOUNT_WORDS | v.MISUSING)


def drug_test(q: Shape, asked_as: AskedAs) -> Question | None:
    """Does it show up, can it fail a test; what can cause a false positive is a list."""
    row = CodedAttribute.DRUG_TESTS
    if not q.mentions or row not in asked_as or not q.meets(*rules.TESTED):
        return None
    if q.meets(*rules.FALSE_POSITIVES):
        return q.question(K.LIST, q.mentions[-1:], listing=ListKind.FALSE_POSITIVE, used=v.TEST_WORDS)
    return q.question(K.ATTRIBUTE, q.mentions[:1], q.mentions[1:2], attribute=row, phrase="drug test", used=v.TEST_WORDS)


def stop(q: Shape, _asked_as: AskedAs) -> Question | None:
    """Stopping, tapering, switching, where the next name is a medicine: “X stops Y” is not it, nor is quitting a drink."""
    found = q.meets(*rules.STOP)
    left = [mention for mention in q.named_in(found)[-1:] if not _is_fare(mention)] if found else []
    stopped_and_takes = len(q.mentions) > 1 and q.meets(*rules.STOPPED) and not q.meets("switch(?:ing|ed)?")
    if not left or stopped_and_takes or q.meets(*rules.STOPS_SOMETHING):
        return None
    return q.question(K.STOP, left, used=v.STOP_WORDS, then=_all_together(q, v.STOP_WORDS) if len(q.mentions) > 1 else None)


def allergy(q: Shape, _asked_as: AskedAs) -> Question | None:
    """Allergic to Z: can I take X?"""
    found = q.meets(*rules.ALLERGY)
    if not found or not q.mentions or q.meets(*rules.FOR_AN_ALLERGY):
        return None
    of = q.named_in(found)[-1:] or q.mentions[-1:]
    return q.question(K.CAUTION, tuple(mention for mention in q.mentions if mention not in of), of, used=v.ALLERGY_WORDS)


def foods(q: Shape, _asked_as: AskedAs) -> Question | None:
    """What is not to be eaten or drunk with it: of all that is recorded only that."""
    if len(q.mentions) != 1 or _is_fare(q.mentions[0]) or not q.meets(*rules.LIST_FOODS):
        return None
    return q.question(K.LIST, q.mentions, listing=ListKind.FOODS, used=v.LIST_WORDS | v.FOODS_WORDS)


def together(q: Shape, asked_as: AskedAs) -> Question | None:
    """Taking two or more, also by a bare join; a drink, a meal or a smoke counts as one."""
    if len(q.mentions) < 2:
        return _with_a_stranger(q)
    if any(set(mention.words) <= v.DRINKING | v.SMOKING | v.EATING | v.MEALS for mention in q.mentions):
        return _all_together(q, v.TOGETHER_WORDS)
    compares = q.meets("{compare}", "{stronger}") or (q.meets("{same}") and not q.meets(*rules.ALIKE_ONLY))
    may_i = q.permission and not q.meets(*rules.AS_A) and q.permission not in v.LEAVING
    with_food = len({_is_fare(name) for name in q.mentions}) > 1 and q.meets(*rules.WITH_FOOD)
    asked = (
        (may_i or with_food or q.meets(*rules.TOGETHER))
        and not q.meets(*rules.IS_A_WITH)
        and (not compares or q.meets(*rules.SURELY_TOGETHER))
    )
    return _all_together(q, v.TOGETHER_WORDS) if asked or _is_bare_join(q) or _is_joined(q, asked_as) else None


def _all_together(q: Shape, used: frozenset[str]) -> Question:
    """Every two of what is named; alternatives (“ibuprofen or tylenol with eliquis”) only each with the others.

    Beside a medicine two foods are not looked up with each other (“wine and cheese with Parnate”).
    """
    named, of_form = _in_their_forms(q)
    names = named[:MOST_TOGETHER]
    apart = {frozenset((n, n + 1)) for n in range(len(names) - 1) if set(q.gap(n)) == {"or"} and len(names) > 2}
    fare = [n for n, name in enumerate(names) if _is_fare(name)]
    if len(fare) < len(names):
        apart |= {frozenset(two) for two in combinations(fare, 2)}
    pairs = tuple((names[a], names[b]) for a, b in combinations(range(len(names)), 2) if frozenset((a, b)) not in apart)
    pairs = pairs or ((names[0], names[-1]),)
    first = pairs[0][0]
    others = tuple(dict.fromkeys(name for pair in pairs for name in pair if name is not first))
    return q.question(K.TOGETHER, (first,), others, pairs=pairs, used=used | of_form)


def _in_their_forms(q: Shape) -> tuple[tuple[Mention, ...], frozenset[str]]:
    """The names, each with the dose form that stands behind it («voltaren gel»), and the words that say so."""
    behind = [*q.items[1:], None]
    said = {
        at: after.text
        for at, (item, after) in enumerate(zip(q.items, behind, strict=True))
        if isinstance(item, Mention) and isinstance(after, Word) and after.text in v.FORM_OF
    }
    names = (
        replace(item, form=v.FORM_OF[said[at]]) if at in said else item for at, item in enumerate(q.items) if isinstance(item, Mention)
    )
    return tuple(names), frozenset(said.values())


def _with_a_stranger(q: Shape) -> Question | None:
    """One name, asked about with something that is not known here: told so, never passed over."""
    asks = q.meets(*rules.WITH_A_STRANGER) and (q.permission or q.meets(*rules.ASKS_OF_BOTH)) and not q.meets("{what}|list|end|ends|ending")
    if len(q.mentions) != 1 or not asks or _condition(q):
        return None
    question = q.question(K.TOGETHER, q.mentions)
    return question if question.unknown else None


def _is_bare_join(q: Shape) -> bool:
    """“X and Y”, “X + Y”, “X, Y”, “X Y” and nothing else, of things that are taken; a drug beside its class asks “is it one?”."""
    if not q.meets(*rules.BARE_JOIN) or (len(q.mentions) == 2 and _sounds_alike(*q.mentions)):
        return False
    kinds = [mention.is_class for mention in q.mentions]
    if all(kinds) == any(kinds):
        return True
    if kinds == [False, True]:
        first, second = q.mentions
        return bool(q.meets(*rules.JOINED)) or _is_fare(first) or any(q.hints.interact(a, b) for a in first.slugs for b in second.slugs)
    return bool(q.meets(*rules.JOINED))


def _is_joined(q: Shape, asked_as: AskedAs) -> bool:
    """“X and Y tonight”: joined, and no word of another kind of question about them."""
    asks_else = q.opening in v.ASKS or q.meets("{compare}", "{stronger}", "{same}", *rules.LIST_MEMBERS, *rules.NAMES, *rules.THE_LAW)
    if asks_else or not q.meets(*rules.JOINED_NAMES) or (len(q.mentions) == 2 and _sounds_alike(*q.mentions)):
        return False
    return _phrase_met(q, asked_as) is None


def _sounds_alike(left: Mention, right: Mention) -> bool:
    """Two names that are easily confused, set side by side, ask how they differ: “clonidine and klonopin”."""
    return not left.slugs & right.slugs and measure(left.phrase, right.phrase).score >= EASILY_CONFUSED


def _is_fare(mention: Mention) -> bool:
    """Is it eaten, drunk or smoked, and no medicine?"""
    return any(meaning.is_fare for meaning in mention.meanings)


def caution(q: Shape, _asked_as: AskedAs) -> Question | None:
    """One medicine, and a person, a condition or something to be done; or “is it safe?” alone."""
    people = q.has(v.PREGNANT, v.NURSING, v.YOUNG - v.FRAME, v.OLD - {"old"}) or bool(_age(q)) or q.meets(*rules.FOR_CHILDREN)
    if len(q.mentions) != 1 or (q.meets(*rules.FOR_A_CONDITION) and not q.permission and not people):
        return None
    if q.meets("nursing homes?"):
        return None
    for words, row in ((v.PREGNANT, CodedAttribute.PREGNANCY), (v.NURSING, CodedAttribute.BREASTFEEDING)):
        if q.has(words):
            return q.question(K.CAUTION, q.mentions, attribute=row, used=words | v.CAUTION_WORDS)
    about = _condition(q)
    if about and (q.permission or q.meets(*rules.WITH_A_CONDITION)):
        return q.question(K.CAUTION, q.mentions, attribute=CodedAttribute.AVOID_IN, about=about, used=frozenset(about) | v.CAUTION_WORDS)
    if q.meets(*rules.SAFE_ALONE) or q.overlays.of_animal:
        return q.question(K.CAUTION, q.mentions, used=v.CAUTION_WORDS | (v.ANIMALS if q.overlays.of_animal else frozenset()))
    return None


def _condition(q: Shape) -> tuple[str, ...]:
    """The words that name a person's state or what is to be done; “kid” only where somebody is to take it."""
    sure = v.CONDITIONS | v.ACTIVITIES | (v.OLD - {"old"}) | (v.YOUNG - v.FRAME)
    found = [word for word in q.words if word in sure or (word in v.YOUNG and q.meets(rules.SOMEBODY.format(word)))]
    return tuple(dict.fromkeys([*found, *_age(q)]))


def _age(q: Shape) -> tuple[str, ...]:
    """“10 year old” is a child, “70 year old” is older; others are neither."""
    found = q.meets(*rules.AGE)
    if not found:
        return ()
    age = 0 if "month" in found[0] else int(found[0].split()[0])
    return ("children",) if age < ADULT else ("older",) if age >= OLDER else ()


def same(q: Shape, _asked_as: AskedAs) -> Question | None:
    """Are the two one? A generic and its brand count as two."""
    if not q.mentions or not q.meets(*rules.SAME) or q.meets(*rules.ALIKE_ONLY):
        return None
    if len(q.mentions) > 1:
        return q.question(K.SAME, q.mentions[:1], q.mentions[1:], used=v.SAME_WORDS, negation_used=not q.has({"non", "without", "minus"}))
    of_brand = q.has({"generic", "generics", "brand"}) and q.meets("{same}")
    return q.question(K.SAME, q.mentions, q.mentions, used=v.SAME_WORDS) if of_brand else None


def stronger(q: Shape, _asked_as: AskedAs) -> Question | None:
    """What is recorded of strength; no fair ranking is made up."""
    if not q.mentions or not q.meets(*rules.STRONGER):
        return None
    names = q.mentions[-1:] if q.meets(*rules.STRONGER_THAN_ONE) else q.mentions
    return q.question(K.STRONGER, names[:1], names[1:], used=v.STRONGER_WORDS)


def listed(q: Shape, _asked_as: AskedAs) -> Question | None:
    """Which ones: what not to take with it, members of classes, causes, treatments, others like it."""
    names = q.mentions
    if len(names) == 1 and q.meets(*rules.LIST_WITH):
        return q.question(K.LIST, names, listing=ListKind.WITH, used=v.LIST_WORDS)
    if len(names) == 1 and q.meets(*rules.LIST_LIKE):
        return q.question(K.LIST, names, listing=ListKind.LIKE, used=v.LIST_WORDS)
    return _of_a_value(q) if not names else _of_members(q)


def _of_a_value(q: Shape) -> Question | None:
    """What causes E, what treats U."""
    for listing, shapes in ((ListKind.CAUSING, rules.LIST_CAUSING), (ListKind.TREATING, rules.LIST_TREATING)):
        if q.meets(*shapes):
            about = tuple(word for word in q.words if word not in v.CLOSED | v.FRAME | v.ASKS | v.LIST_WORDS | v.THINGS)
            return q.question(K.LIST, listing=listing, about=about, used=v.LIST_WORDS | frozenset(about)) if about else None
    return None


def _of_members(q: Shape) -> Question | None:
    """The members of one class, or of two at once, or of one and not of another."""
    if len(q.mentions) > 3 or not q.meets(*rules.LIST_MEMBERS):
        return None
    left_out = q.meets(*rules.LEFT_OUT)
    without = q.named_in(left_out)[-1:] if left_out else tuple(mention for mention in q.mentions if mention.negated)
    asked_of = tuple(mention for mention in q.mentions if mention not in without)
    of_drug = len(q.mentions) == 2 and not without and not q.mentions[-1].is_class and not q.has(v.HOLDS)
    if not asked_of or not asked_of[0].is_class or of_drug:
        return None
    return q.question(K.LIST, asked_of, listing=ListKind.MEMBERS, without=without, used=v.LIST_WORDS)


def names_of(q: Shape, _asked_as: AskedAs) -> Question | None:
    """Its generic, its brands, what it is called elsewhere."""
    if len(q.mentions) != 1 or not q.meets(*rules.NAMES) or q.meets(*rules.NOT_NAMES):
        return None
    return q.question(K.NAMES, q.mentions, used=v.NAMES_WORDS | v.LANGUAGES)


def attribute(q: Shape, asked_as: AskedAs) -> Question | None:
    """A row of the comparison: “is X addictive”; of two only what one does to the other: “does X work on Y”."""
    if not q.mentions:
        return None
    one = len(q.mentions) == 1
    if len(q.mentions) == 2 and q.meets(*rules.WORKS_ON):
        first, second = reversed(q.mentions) if q.has({"resistant", "proof"}) else q.mentions
        return q.question(K.ATTRIBUTE, (first,), (second,), attribute=CodedAttribute.USE, phrase="work on", used=v.USE_WORDS)
    if one and q.meets(*rules.THE_LAW):
        return q.question(K.ATTRIBUTE, q.mentions, attribute=LAW, used=v.LAW_WORDS)
    raised = q.meets(*rules.RAISES) if one else None
    if raised:
        about = tuple(word for word in raised[0].split()[1:] if word not in v.CLOSED | v.FRAME)
        return q.question(K.ATTRIBUTE, q.mentions, attribute=CodedAttribute.SIDE_EFFECT, phrase="cause", about=about, used=frozenset(about))
    helped = _helped(q) if one else ()
    if helped:
        return q.question(
            K.ATTRIBUTE, q.mentions, attribute=CodedAttribute.USE, phrase="treat", about=helped, used=v.USE_WORDS | frozenset(helped)
        )
    met = _phrase_met(q, asked_as)
    if not met:
        return _effect(q) if one else None
    if not one and any(gap and not set(gap) <= v.LISTS for gap in (q.gap(number) for number in range(len(q.mentions) - 1))):
        return None
    slug, phrase = met
    asked = phrase.split()
    nothing = v.FRAME | v.CLOSED | v.ASKS | v.ABOUT_NOTHING
    about = tuple(word for word in q.words if word not in nothing and not any(_same_word(part, word) for part in asked))
    used = frozenset(about) | v.ABOUT_NOTHING | {word for word in q.words if any(_same_word(part, word) for part in asked)}
    return q.question(K.ATTRIBUTE, q.mentions, attribute=slug, phrase=phrase, about=about, used=used)


def _helped(q: Shape) -> tuple[str, ...]:
    """What it is asked to help with; behind a mere “for” only what the vocabulary of effects and uses holds."""
    found = q.meets(*rules.HELPS_WITH)
    behind = found[0].split()[1:] if found else []
    about = tuple(word for word in behind if word not in v.CLOSED | v.FRAME | v.ABOUT_NOTHING | v.USE_WORDS)
    if _age(q) or set(behind) & (v.YOUNG | v.PREGNANT):
        return ()
    return about if behind[:1] != ["for"] or any(q.hints.is_effect(word) for word in about) else ()


def _phrase_met(q: Shape, asked_as: AskedAs) -> tuple[str, str] | None:
    """(attribute, phrase) of the longest phrase that is met: the most words, then the most letters."""
    words = [item.text if isinstance(item, Word) else "" for item in q.items]
    met = [
        (len(phrase.split()), len(phrase), slug, phrase)
        for slug, said in asked_as.items()
        for phrase in said
        if _in_order(phrase.split(), words)
    ]
    return max(met)[2:] if met else None


def _in_order(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Do the words of *phrase* stand among *words* in this order, at most with others between?"""
    rest = iter(words)
    return all(any(_same_word(asked, word) for word in rest) for asked in phrase)


def _same_word(asked: str, word: str) -> bool:
    return word == asked or (len(asked) > 3 and word in (f"{asked}s", f"{asked}ing", f"{asked}ed"))


def _effect(q: Shape) -> Question | None:
    """“Lexapro and weight gain”, “cipro suicide risk”: one name, and all else a word of the vocabulary of effects."""
    nothing = v.FRAME | v.CLOSED | v.ASKS | v.ABOUT_NOTHING | v.WHOLE_WORDS
    left = tuple(word for word in q.words if word not in nothing and not v.DOSE.match(word))
    if not left or q.meets("^(?:is|are)") or not all(q.hints.is_effect(word) and not q.hints.is_name_like(word) for word in left):
        return None
    return q.question(
        K.ATTRIBUTE, q.mentions, attribute=CodedAttribute.SIDE_EFFECT, phrase="cause", about=left, used=v.ABOUT_NOTHING | {*left}
    )


def is_a(q: Shape, _asked_as: AskedAs) -> Question | None:
    """“Is X a Y or a Z”, “are X and Y Zs”, “X Y?” of a drug and a class, “does X contain Y”, “is there Y in X”."""
    if len(q.mentions) < 2 or q.meets("{compare}") or _asks_what_kind(q):
        return None
    if (
        len(q.mentions) == 2 and q.gap(0) == ("in",) and not q.meets(*rules.IN_THE_CLASS)
    ):  # “is there codeine in Tylenol 3”: the second holds the first
        return q.question(K.IS_A, q.mentions[1:], q.mentions[:1], holds=True)
    groups = _groups(q)
    if len(groups) > 2 and not all(any(m.is_class for m in mention.meanings) for group in groups[1:] for mention in group):
        return None
    if len(groups) < 2 or (not q.has(v.ASKS, v.LINKS) and not _drug_then_class(groups)):
        return None
    between = [word for number in range(len(q.mentions) - 1) for word in q.gap(number)]
    before, behind = set(q.gap(-1)), set(q.gap(len(q.mentions) - 1))
    holding = {"in"} if q.has(v.HOLDS) else set()
    strange = (before - v.BEFORE_IS_A) | (set(between) - v.BETWEEN_IS_A) | (behind - v.BEHIND_IS_A - holding)
    if strange & v.RELATES or (_means_another_thing(between) and not q.meets(*rules.IN_THE_CLASS)):
        return None
    turned = set(between) & {"not", "without", "minus"} or behind & v.TURNS_BEHIND
    negation_used = not turned or q.meets("or not$", "^why( {word})* not") is not None
    objects = [mention for group in groups[1:] for mention in group]
    holds = q.has(v.HOLDS) and not q.meets(*rules.IN_THE_CLASS)
    return q.question(K.IS_A, groups[0], objects, used=v.IS_A_WORDS, negation_used=negation_used, holds=holds)


def _means_another_thing(between: Sequence[str]) -> bool:
    """“Used for”, “like”, “in”: what stands so between two names does not ask whether the one is the other."""
    words = set(between)
    return (
        bool(words & {"like", "for", "with"}) or ("in" in words and not words & v.ASKS) or ("used" in words and not words & {"as", "use"})
    )


def _groups(q: Shape) -> list[list[Mention]]:
    """Mentions that are listed together (“X and Y”, “X, Y”) in one group; a verb, or nothing at all, parts them."""
    groups: list[list[Mention]] = [[q.mentions[0]]]
    for number, mention in enumerate(q.mentions[1:]):
        gap = set(q.gap(number))
        is_listed = (bool(gap) and gap <= v.LISTS) or (not gap and mention.after in (",", "/", "+", "&"))
        if is_listed:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _drug_then_class(groups: Sequence[Sequence[Mention]]) -> bool:
    first, last = groups[0][0], groups[-1][0]
    return not any(m.is_class for m in first.meanings) and any(m.is_class for m in last.meanings)


def compare(q: Shape, _asked_as: AskedAs) -> Question | None:
    """Two set side by side; no judgement is given of what is better."""
    if len(q.mentions) < 2 or _asks_what_kind(q) or not q.meets(*rules.COMPARE):
        return None
    question = q.question(K.COMPARE, q.mentions[:1], q.mentions[1:], used=v.COMPARE_WORDS)
    return None if question.blocked and q.wants_yes_no else question


def may_i(q: Shape, _asked_as: AskedAs) -> Question | None:
    """May I take it, and nothing else that a rule knows: what to take care of, never a mere description."""
    if len(q.mentions) != 1 or not q.permission:
        return None
    return q.question(K.CAUTION, q.mentions, used=v.CAUTION_WORDS)


def entry(q: Shape, _asked_as: AskedAs) -> Question | None:
    """One name, and nothing asked but what it is. A word that is no name where one should stand makes it unclear."""
    if _asks_what_kind(q):
        return q.question(K.ENTRY, q.mentions[-1:])
    if len(q.mentions) != 1 or q.mentions[0].negated or q.has({"non", "without", "minus", "anti"}) or q.meets("{name} an? {word}$"):
        return None
    question = q.question(K.ENTRY, q.mentions)
    needs_another = q.meets(*rules.WITH_ANOTHER_WORD) or (question.blocked and q.wants_yes_no)
    return None if question.unknown and needs_another else question


def _asks_what_kind(q: Shape) -> bool:
    """“What kind of antibiotic is X”: a class, a verb and a name behind “what”."""
    if q.opening not in ("what", "which", "whats") or len(q.mentions) != 2 or q.items[-1] is not q.mentions[-1]:
        return False
    return bool(q.gap(0)) and set(q.gap(0)) <= {"is", "are", "does"}


def unclear(q: Shape, _asked_as: AskedAs) -> Question | None:
    """Nothing that a rule explains: what was named is kept, so that it can be offered."""
    return q.question(K.UNCLEAR, q.mentions if len(q.mentions) == 1 else (), negation_used=False)


RULES: tuple[tuple[QuestionKind, Rule], ...] = (
    (K.AMOUNT, amount),
    (K.ATTRIBUTE, drug_test),
    (K.STOP, stop),
    (K.CAUTION, allergy),
    (K.LIST, foods),
    (K.TOGETHER, together),
    (K.CAUTION, caution),
    (K.SAME, same),
    (K.STRONGER, stronger),
    (K.LIST, listed),
    (K.NAMES, names_of),
    (K.ATTRIBUTE, attribute),
    (K.IS_A, is_a),
    (K.COMPARE, compare),
    (K.CAUTION, may_i),
    (K.ENTRY, entry),
    (K.UNCLEAR, unclear),
)
"""Tried in this order. URGENT comes before all of them: ``urgent`` reads it from the whole text."""
