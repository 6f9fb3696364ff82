"""What must hold for every catalogue whatever (DESIGN section 3), over generated ones."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from comparisons.engine.comparison import canonical, compare
from comparisons.engine.together import GRAVER, Badge
from comparisons.engine.verdict import Rule, Verdict, all_ingredients, verdict
from drugref.domain.statements import Fact, Knowledge
from drugref.presenters.facts import value_in_words
from drugref.vocabulary import Extent, Members, VerdictKind, forms_taken
from tests.comparisons.engine.generated import catalogues


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Knowledge, str, str]:
    known = draw(catalogues())
    left = draw(st.sampled_from(sorted(known.profiles)))
    right = draw(st.sampled_from(sorted(set(known.profiles) - {left})))
    return known, left, right


@given(pairs())
def test_i3_a_comparison_mirrors(pair):
    known, left, right = pair
    one, other = compare(known, left, right), compare(known, right, left)
    assert one.rows == tuple(row.mirrored() for row in other.rows)
    assert (one.forward, one.backward) == (other.backward, other.forward)
    dangers = (other.right_danger, other.left_danger)
    assert (one.left_danger, one.right_danger) == tuple(danger and danger.mirrored() for danger in dangers)
    assert [(r.kind, r.evidence) for r in one.reasons] == [(r.kind, r.evidence.mirrored()) for r in other.reasons]
    assert one.danger_of_both == (other.danger_of_both and other.danger_of_both.mirrored())
    assert one.together.badge == other.together.badge
    assert one.together.interactions == other.together.interactions
    mirrored = other.together.mirrored().grounds
    assert all(ground in mirrored for ground in one.together.grounds)
    assert len(mirrored) == len(one.together.grounds)
    assert one.shared_classes == other.shared_classes
    assert (one.left_law, one.right_law) == (other.right_law, other.left_law)


@given(pairs())
def test_i3_a_pair_has_one_address(pair):
    known, left, right = pair
    assert canonical(known.graph, left, right) == canonical(known.graph, right, left)
    assert set(canonical(known.graph, left, right)) == {left, right}


def grounds(found: Verdict, known: Knowledge) -> bool:
    """Does a “no” rest on a statement, two dated checks and no near miss, or the two being different drugs?"""
    match found.rule:
        case Rule.STATED_NOT:
            return any(edge.extent == Extent.IS_NOT and edge.live for edge in found.edges)
        case Rule.CHECKED:
            return bool(found.check and found.roster) and not known.graph.shared_traits(found.subject, found.object)
        case Rule.ONE_OF_IT:
            return grounds(found.parts[0], known)
        case Rule.KINDS:
            return bool(found.parts) and all(part.kind == VerdictKind.NO and grounds(part, known) for part in found.parts)
        case Rule.MEMBERS:
            return found.roster is not None and all(part.kind == VerdictKind.NO and grounds(part, known) for part in found.parts)
        case Rule.OTHER_DRUG:
            return not known.graph.nodes[found.object].is_class
    return False


@given(pairs())
def test_i1_no_is_never_said_without_grounds(pair):
    known, left, right = pair
    found = verdict(known.graph, left, right)
    if found.kind == VerdictKind.NO:
        assert grounds(found, known)


@given(pairs())
def test_i1_without_statements_and_checks_nothing_is_denied(pair):
    known, left, right = pair
    bare = {slug: replace(node, checks={}, roster=None) for slug, node in known.graph.nodes.items()}
    silent = replace(known.graph, nodes=bare, edges=[e for e in known.graph.edges if e.extent != Extent.IS_NOT])
    found = verdict(silent, left, right)
    assert found.kind != VerdictKind.NO or found.rule == Rule.OTHER_DRUG


@given(pairs())
def test_i1_a_pending_statement_never_ends_in_no(pair):
    known, left, right = pair
    if not known.graph.nodes[right].is_class:
        return
    pending = [e for e in known.graph.edges if e.child == left and e.parent == right and not e.live and e.extent != Extent.IS_NOT]
    found = verdict(known.graph, left, right)
    if pending and found.kind == VerdictKind.NO:
        assert found.rule in (Rule.STATED_NOT, Rule.KINDS, Rule.MEMBERS)


@given(catalogues())
def test_i4_an_inherited_fact_names_where_it_is_stated_and_holds_for_all_or_most(known):
    for slug, profile in known.profiles.items():
        above = known.graph.ancestors(slug)
        for fact in profile.facts:
            if fact.origin == "own":
                assert fact.entry == slug
            elif fact.origin == "class":
                assert fact.entry in above
                assert fact.members in (Members.ALL, Members.MOST)
            else:
                held = all_ingredients(known.graph, slug)
                assert set(fact.via) <= set(held)
                assert fact.entry == fact.via[-1] or fact.entry in known.graph.ancestors(fact.via[-1])
                assert fact.attribute.through_ingredients


@given(catalogues())
def test_i4_whatever_is_inherited_keeps_its_mark_through_any_number_of_steps(known):
    stated = {slug: [fact for fact in profile.facts if fact.origin == "own"] for slug, profile in known.profiles.items()}
    for slug, profile in known.profiles.items():
        forms = forms_taken(fact.term.slug for fact in stated[slug] if fact.attribute.slug == "route" and fact.is_value and fact.term)
        for fact in profile.facts:
            assert replace(fact, origin="own", via=()) in stated[fact.entry]
            assert fact.is_typical_only == (fact.origin != "own" and fact.members == Members.MOST)
            assert fact.origin == "own" or not fact.form or not forms or fact.form in forms


@given(catalogues())
def test_i4_an_own_fact_is_never_lost_to_inheritance(known):
    for slug, profile in known.profiles.items():
        own = [fact for fact in profile.facts if fact.origin == "own"]
        assert len(own) == len({(f.attribute.slug, f.term, f.action, f.state, f.text, f.level, f.quantity, f.place, f.form) for f in own})
        denied = {f.attribute.slug for f in own if f.state and f.term is None and not f.form}
        assert not any(f.origin != "own" and f.attribute.slug in denied for f in profile.facts), slug


@given(pairs())
def test_i5_no_fact_changes_a_verdict(pair):
    known, left, right = pair
    without = replace(known, profiles={slug: replace(p, facts=()) for slug, p in known.profiles.items()}, interactions=())
    assert compare(known, left, right).forward == compare(without, left, right).forward


@given(pairs())
def test_every_attribute_stands_once_and_every_fact_has_its_place(pair):
    known, left, right = pair
    found = compare(known, left, right)
    assert [row.attribute for row in found.rows] == list(known.attributes)
    for row in found.rows:
        assert row.is_gap + row.is_one_sided + bool(row.left and row.right) == 1
        for facts, only, side in ((row.left, row.left_only, "left"), (row.right, row.right_only, "right")):
            paired = [getattr(p, side) for p in row.alike]
            for fact in facts:
                assert fact in only or fact in paired or fact.is_typical_only or row.shares(fact)


@given(pairs())
def test_the_badge_is_never_milder_than_a_ground_that_nothing_replaced(pair):
    found = compare(*pair).together
    for ground in found.grounds:
        assert ground.replaced or GRAVER.index(found.badge) <= GRAVER.index(ground.badge)


@given(pairs())
def test_every_ground_rests_on_statements_that_were_published_with_a_source(pair):
    known, left, right = pair
    for ground in compare(known, left, right).together.grounds:
        facts = [*ground.left, *ground.right]
        assert ground.interaction in known.interactions if ground.interaction else facts or ground.doubled
        assert all(fact in known.profiles[left].facts for fact in ground.left)
        assert all(fact in known.profiles[right].facts for fact in ground.right)
        assert all(cite.source for cite in ground.sources)


@given(pairs())
def test_what_is_worked_out_never_comes_to_never_together(pair):
    assert all(ground.badge is not Badge.NEVER for ground in compare(*pair).together.grounds if ground.is_computed)


@given(pairs())
def test_a_grave_row_is_lost_only_where_another_says_instead(pair):
    known, left, right = pair
    found = compare(known, left, right).together
    instead = {key for row in known.interactions for key in row.instead_of}
    for ground in found.grounds:
        if ground.replaced and ground.interaction:
            assert ground.interaction.key in instead


def said(fact: Fact) -> tuple[object, ...]:
    """A value as it is read, whatever it is limited to; a quantity with its form."""
    return (value_in_words(fact), fact.form if fact.quantity else "")


@given(pairs())
def test_a_value_never_is_a_difference_and_a_likeness(pair):
    known, left, right = pair
    for row in compare(known, left, right).rows:
        alike = {said(fact) for item in row.alike if item.shared_term is None for fact in (item.left, item.right)}
        assert not alike & {said(fact) for fact in (*row.left_only, *row.right_only)}


@given(pairs())
def test_nothing_typical_only_makes_a_plain_likeness(pair):
    known, left, right = pair
    for row in compare(known, left, right).rows:
        for item in row.alike:
            assert item.near == "typical" or not (item.left.is_typical_only or item.right.is_typical_only)


@given(catalogues())
def test_every_reason_rests_on_statements_of_the_two(known):
    for left, right in permutations(sorted(known.profiles), 2):
        found = compare(known, left, right)
        for reason in found.reasons:
            ev = reason.evidence
            assert ev.pairs or ev.left_edges or ev.right_edges or ev.left_facts or ev.relation or ev.interaction
            for item in ev.pairs:
                assert item.left in found.left.facts
                assert item.right in found.right.facts
