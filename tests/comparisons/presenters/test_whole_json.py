"""The whole JSON of one invented pair."""

from comparisons.engine.comparison import compare
from comparisons.presenters.comparison import comparison_page
from comparisons.presenters.data import comparison_data
from tests.comparisons.presenters.pharmacy import pharmacy
from tests.comparisons.presenters.plain import in_lines

SAME_SYSTEM = "Both work on the calm system, but each at its own place. Calmol blocks the calm gate. Restol activates the calm pump."
DISCLAIMER = "Education, not medical advice. Silence on a point is not a “no”, and no recorded interaction is not the same as safe."


def test_two_drugs() -> None:
    known = pharmacy()
    comparison = compare(known, "calmol", "restol")
    data = comparison_data(comparison, comparison_page(comparison, known), known.graph)
    data["together"]["grounds"] = [[row["ground"], row["severity"]] for row in data["together"]["grounds"]]
    assert in_lines(data) == {
        "question": "Calmol or restol: what is the difference?",
        "country": "US",
        "entries": [
            {"slug": "calmol", "kind": "drug", "name": "Calmol", "axis": None, "summary": "", "read_again_on": None, "identifiers": {}},
            {"slug": "restol", "kind": "drug", "name": "Restol", "axis": None, "summary": "", "read_again_on": None, "identifiers": {}},
        ],
        "verdict": {
            "kind": "no",
            "subject": "calmol",
            "object": "restol",
            "rule": "7 different drugs",
            "why": "Calmol and restol are two different medicines.",
            "statements": [],
            "checked_on": None,
            "roster_checked_on": None,
        },
        "reverse_verdict": {
            "kind": "no",
            "subject": "restol",
            "object": "calmol",
            "rule": "7 different drugs",
            "why": "Restol and calmol are two different medicines.",
            "statements": [],
            "checked_on": None,
            "roster_checked_on": None,
        },
        "answer": "Calmol and restol are two different medicines. Both are azols.",
        "dangers": [
            {"entry": None, "kind": "interaction", "sentence": "calmol and restol add up."},
            {
                "entry": "calmol",
                "kind": "stopping",
                "sentence": "Don’t stop it suddenly: that can be dangerous. Ask a doctor or pharmacist first.",
            },
            {
                "entry": "restol",
                "kind": "stopping",
                "sentence": "Don’t stop it suddenly: that can be dangerous. Ask a doctor or pharmacist first.",
            },
        ],
        "differences": [
            {
                "attribute": "target",
                "label": "Where it acts",
                "left": [
                    {
                        "value": "Blocks the calm gate",
                        "term": "calm-gate",
                        "stated_of": "calmol",
                        "origin": "own",
                        "action": "blocks",
                        "citations": ["calmol-label · uses · says · word · 2026-11-22"],
                    }
                ],
                "right": [
                    {
                        "value": "Activates the calm pump",
                        "term": "calm-pump",
                        "stated_of": "restol",
                        "origin": "own",
                        "action": "activates",
                        "citations": ["restol-label · uses · says · word · 2026-11-22"],
                    }
                ],
            },
            {
                "attribute": "side-effect",
                "label": "Side effects",
                "left": [
                    {
                        "value": "Dizziness",
                        "term": "dizzy",
                        "stated_of": "calmol",
                        "origin": "own",
                        "frequency": "rare",
                        "citations": ["review · uses · says · word · 2026-11-22"],
                    }
                ],
                "right": [],
            },
        ],
        "similarities": [
            {
                "attribute": "target",
                "items": [
                    {
                        "near": "system",
                        "left": {
                            "value": "Blocks the calm gate",
                            "term": "calm-gate",
                            "stated_of": "calmol",
                            "origin": "own",
                            "action": "blocks",
                            "citations": ["calmol-label · uses · says · word · 2026-11-22"],
                        },
                        "right": {
                            "value": "Activates the calm pump",
                            "term": "calm-pump",
                            "stated_of": "restol",
                            "origin": "own",
                            "action": "activates",
                            "citations": ["restol-label · uses · says · word · 2026-11-22"],
                        },
                    }
                ],
            },
            {
                "attribute": "side-effect",
                "items": [
                    {
                        "near": None,
                        "left": {
                            "value": "Sleepiness",
                            "term": "sleepy",
                            "stated_of": "calmol",
                            "origin": "own",
                            "frequency": "common",
                            "citations": ["calmol-label · uses · says · word · 2026-11-22"],
                        },
                        "right": {
                            "value": "Sleepiness",
                            "term": "sleepy",
                            "stated_of": "restol",
                            "origin": "own",
                            "frequency": "common",
                            "citations": ["restol-label · uses · says · word · 2026-11-22"],
                        },
                    }
                ],
            },
            {
                "attribute": "dependence",
                "items": [
                    {
                        "near": None,
                        "left": {
                            "value": "Life",
                            "term": None,
                            "stated_of": "azols",
                            "origin": "class",
                            "members": "all members",
                            "citations": ["guide · uses · says · word · 2026-11-22"],
                        },
                        "right": {
                            "value": "Life",
                            "term": None,
                            "stated_of": "azols",
                            "origin": "class",
                            "members": "all members",
                            "citations": ["guide · uses · says · word · 2026-11-22"],
                        },
                    }
                ],
            },
        ],
        "one_sided": [
            {
                "attribute": "mechanism",
                "label": "In words",
                "left": [
                    {
                        "value": "It calms nerves.",
                        "term": None,
                        "stated_of": "calmol",
                        "origin": "own",
                        "citations": ["calmol-label · uses · says · word · 2026-11-22"],
                    }
                ],
                "right": [],
            },
            {
                "attribute": "use",
                "label": "Used for",
                "left": [],
                "right": [
                    {
                        "value": "Stiff muscles",
                        "term": "stiff",
                        "stated_of": "restol",
                        "origin": "own",
                        "approval": "approved",
                        "citations": ["restol-label · uses · says · word · 2026-11-22"],
                    }
                ],
            },
        ],
        "not_recorded": ["boxed-warning", "half-life"],
        "law": {
            "calmol": [],
            "restol": [
                {
                    "entry": "restol",
                    "extent": "is",
                    "class": "listed drugs",
                    "because": None,
                    "place": None,
                    "citations": ["law · uses · says · word · 2026-11-22"],
                }
            ],
        },
        "shared_classes": ["azols"],
        "reasons": [
            {
                "title": "Same system, different target",
                "sentence": SAME_SYSTEM,
            }
        ],
        "together": {
            "badge": "serious",
            "doubled": [],
            "grounds": [["recorded", "serious"], ["adds up", "adds up"]],
            "interactions": [
                {
                    "between": ["calmol", "restol"],
                    "severity": "serious",
                    "what_happens": "calmol and restol add up.",
                    "what_to_ask": "Ask a pharmacist.",
                    "citations": ["review · uses · says · word · 2026-11-22"],
                }
            ],
            "adds_up": ["sleepy"],
            "of_some": [],
            "looked_through": [],
            "note": None,
        },
        "article": None,
        "sources": [
            "review · Review · Press · https://example.org/review · None · uses · 2026-11-22",
            "guide · Guide · Press · https://example.org/guide · None · uses · 2026-11-22",
            "calmol-label · Calmol-Label · Press · https://example.org/calmol-label · None · uses · 2026-11-22",
            "restol-label · Restol-Label · Press · https://example.org/restol-label · None · uses · 2026-11-22",
            "atlas · Atlas · Press · https://example.org/atlas · None · uses · 2026-11-22",
            "law · Law · Press · https://example.org/law · None · uses · 2026-11-22",
        ],
        "disclaimer": DISCLAIMER,
    }
