"""The second key to a “no”: was a class's roster gone through with this drug in hand (MODEL section 2, step 10)?

Pure. A roster pass goes down the list of all drugs for the members of one class; a drug that comes in later is held against the
rosters there are, all at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from drugref.domain.statements import Check, Node


def roster_check(drug: Node, of: Node) -> Check | None:
    """The pass over all members of the class *of* that had *drug* in hand; None where none had.

    That is the pass of the class, where it is as new as the drug; else the day on which the drug was held against all rosters, where
    the class was there then, and had its pass.
    """
    if not of.roster:
        return None
    if of.roster.on >= drug.added_on:
        return of.roster
    return drug.roster if drug.roster and drug.roster.on >= max(drug.added_on, of.added_on) else None


@dataclass(frozen=True, slots=True)
class OpenRosters:
    """What is left to be gone through: classes whose members nobody looked for, drugs not held against the rosters of others."""

    without_pass: tuple[Node, ...]
    not_held: tuple[Node, ...]

    def lines(self) -> Iterable[str]:
        """A sentence for each list that is not empty."""
        if self.without_pass:
            yield f"Classes without a pass over all drugs: {_slugs(self.without_pass)}. Of these nothing is a “no” unless stated."
        if self.not_held:
            yield f"Drugs not held against every class's roster: {_slugs(self.not_held)}. They have “unknown” where nothing is stated."


def open_rosters(nodes: Iterable[Node]) -> OpenRosters:
    shown = sorted((node for node in nodes if node.published), key=lambda node: node.slug)
    classes = [node for node in shown if node.is_class]
    passed = [node for node in classes if node.roster]
    return OpenRosters(
        without_pass=tuple(node for node in classes if not node.roster),
        not_held=tuple(node for node in shown if not node.is_class and not all(roster_check(node, of) for of in passed)),
    )


def _slugs(nodes: Iterable[Node]) -> str:
    return ", ".join(node.slug for node in nodes)
