"""The whole page of one invented pair of each shape, as it is handed to the template."""

from comparisons.engine.comparison import compare
from comparisons.presenters.article import WrittenArticle
from comparisons.presenters.comparison import comparison_page
from tests.comparisons.presenters.pharmacy import pharmacy
from tests.comparisons.presenters.plain import Plain, plain
from tests.comparisons.presenters.reading import article

LEAD_IN = "Each column holds what is recorded for that side and not for the other. A thing missing on one side is not a “no”."
SAME_SYSTEM = "Both work on the calm system, but at different places: calmol blocks the calm gate; restol activates the calm pump."


def page(left: str, right: str, written: WrittenArticle | None = None) -> Plain:
    known = pharmacy()
    return plain(comparison_page(compare(known, left, right), known, written))


def test_two_drugs() -> None:
    assert page("calmol", "restol") == {
        "question": "Calmol or restol: what is the difference?",
        "left": "calmol",
        "right": "restol",
        "answers": [
            {
                "kind": "no",
                "badge": "Not the same",
                "sentences": ["Calmol and restol are two different medicines.", "Both are azols."],
                "rule": "7 different drugs",
            }
        ],
        "sections": [
            {
                "kind": "dangers",
                "heading": "Know this first",
                "body": [
                    {"title": "Serious together: ask first", "sentence": "calmol and restol add up.", "marks": [1]},
                    {
                        "title": "Calmol: stopping",
                        "sentence": "Stopping it suddenly can be dangerous. Ask a doctor or pharmacist first.",
                        "marks": [2],
                    },
                    {
                        "title": "Restol: stopping",
                        "sentence": "Stopping it suddenly can be dangerous. Ask a doctor or pharmacist first.",
                        "marks": [2],
                    },
                ],
            },
            {"kind": "contents", "heading": "On this page"},
            {
                "kind": "what",
                "heading": "What each is",
                "body": {
                    "caption": "How each works",
                    "rows": [
                        {
                            "label": "In words",
                            "left": {"groups": [{"facts": [{"value": "It calms nerves.", "marks": [3], "is_text": True}]}]},
                            "right": {"silence": "not recorded"},
                        }
                    ],
                },
                "anchor": "what",
                "short": "What each is",
            },
            {
                "kind": "why",
                "heading": "Why the confusion",
                "body": {
                    "reasons": [
                        {
                            "title": "Same system, different target",
                            "sentence": SAME_SYSTEM,
                            "marks": [3, 4],
                        }
                    ],
                    "relating": {
                        "sentence": "Both sit under azols. They part at the place they act on within the calm system.",
                        "shared": "azols",
                        "left": ["calmol", "azols"],
                        "right": ["restol", "azols"],
                        "marks": [5],
                    },
                },
                "anchor": "why",
                "short": "Why the confusion",
            },
            {
                "kind": "rows",
                "heading": "Differences",
                "body": {
                    "caption": "Differences",
                    "rows": [
                        {
                            "label": "Where it acts",
                            "left": {"groups": [{"facts": [{"value": "Blocks the calm gate", "marks": [3]}]}]},
                            "right": {"groups": [{"facts": [{"value": "Activates the calm pump", "marks": [4]}]}]},
                        },
                        {
                            "label": "Side effects",
                            "left": {
                                "groups": [
                                    {
                                        "heading": "Rare (1 in 10,000 or more)",
                                        "facts": [{"value": "Dizziness", "marks": [1], "heading": "Rare (1 in 10,000 or more)"}],
                                    }
                                ]
                            },
                            "right": {"silence": "nothing beyond what both share"},
                        },
                        {
                            "label": "Legal status",
                            "left": {
                                "groups": [
                                    {
                                        "facts": [
                                            {
                                                "value": "In no class of US drug law recorded here; looked up on 22 November 2026",
                                                "marks": [6],
                                                "is_state": True,
                                            }
                                        ]
                                    }
                                ]
                            },
                            "right": {"groups": [{"facts": [{"value": "Listed Drug (US)", "marks": [6]}]}]},
                        },
                    ],
                    "lead_in": LEAD_IN,
                },
                "anchor": "differences",
                "short": "Differences",
            },
            {"kind": "effects"},
            {
                "kind": "alike",
                "heading": "Similarities",
                "body": [
                    {
                        "label": "Where it acts",
                        "groups": [{"note": "Same system, different place", "items": [{"value": "Calm system", "marks": [3, 4]}]}],
                    },
                    {"label": "Side effects", "groups": [{"items": [{"value": "Sleepiness", "marks": [3, 4]}]}]},
                    {"label": "Dependence", "groups": [{"items": [{"value": "Life", "marks": [2]}]}]},
                ],
                "anchor": "similarities",
                "short": "Similarities",
            },
            {
                "kind": "together",
                "heading": "Can they be taken together?",
                "body": {
                    "first": {
                        "severity": "serious",
                        "severity_label": "Serious",
                        "what_happens": "calmol and restol add up.",
                        "what_to_ask": "Ask a pharmacist.",
                        "marks": [1],
                    },
                    "worked_out": [
                        {
                            "severity": "adds-up",
                            "severity_label": "Adds up",
                            "sentence": "Both can cause sleepiness; together it can be stronger.",
                            "marks": [3, 4],
                        }
                    ],
                    "badge": "serious",
                    "badge_label": "Serious: ask first",
                },
                "anchor": "together",
                "short": "Both together?",
            },
            {
                "kind": "rows",
                "heading": "Recorded for one only",
                "body": {
                    "caption": "Recorded for one only",
                    "rows": [
                        {
                            "label": "Used for",
                            "left": {"silence": "not recorded"},
                            "right": {
                                "groups": [
                                    {"heading": "Approved", "facts": [{"value": "Stiff muscles", "marks": [4], "heading": "Approved"}]}
                                ]
                            },
                        }
                    ],
                    "lead_in": "Nothing can be compared here: the other side is not recorded.",
                },
                "anchor": "one-sided",
            },
            {"kind": "gaps", "heading": "Not recorded for either", "body": ["Boxed warning", "Half-life"]},
            {
                "kind": "related",
                "heading": "Related comparisons",
                "body": [
                    {"left": "calmol", "right": "benzols", "question": "Is calmol a benzol?"},
                    {"left": "restol", "right": "azols", "question": "Is restol an azol?"},
                    {"left": "calmol", "right": "azols", "question": "Is calmol an azol?"},
                ],
            },
            {"kind": "others", "heading": "Compare others"},
            {"kind": "sources", "heading": "Sources", "anchor": "sources", "short": "Sources"},
        ],
        "sources": [
            {"number": 1, "source": "review", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 2, "source": "guide", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 3, "source": "calmol-label", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 4, "source": "restol-label", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 5, "source": "atlas", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 6, "source": "law", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
        ],
    }


def test_a_drug_and_a_class_with_an_article() -> None:
    assert page("calmol", "benzols", article(verdict="no")) == {
        "question": "Which is which?",
        "left": "calmol",
        "right": "benzols",
        "answers": [{"kind": "no", "badge": "No", "sentences": ["That is a long story."], "marks": [1], "rule": "3 stated is not"}],
        "sections": [
            {
                "kind": "dangers",
                "heading": "Know this first",
                "body": [
                    {
                        "title": "Calmol: stopping",
                        "sentence": "Stopping it suddenly can be dangerous. Ask a doctor or pharmacist first.",
                        "marks": [2],
                    }
                ],
            },
            {"kind": "contents", "heading": "On this page"},
            {
                "kind": "what",
                "heading": "What each is",
                "body": {
                    "caption": "How each works",
                    "rows": [
                        {
                            "label": "In words",
                            "left": {"groups": [{"facts": [{"value": "It calms nerves.", "marks": [3], "is_text": True}]}]},
                            "right": {"silence": "not recorded"},
                        }
                    ],
                },
                "anchor": "what",
                "short": "What each is",
            },
            {"kind": "why", "heading": "Why the confusion", "body": {"nothing_known": True}, "anchor": "why", "short": "Why the confusion"},
            {
                "kind": "rows",
                "heading": "Differences",
                "body": {
                    "caption": "Differences",
                    "lead_in": LEAD_IN,
                },
                "anchor": "differences",
                "short": "Differences",
            },
            {"kind": "effects"},
            {"kind": "alike", "heading": "Similarities", "anchor": "similarities", "short": "Similarities"},
            {
                "kind": "together",
                "heading": "Can they be taken together?",
                "body": {"badge": "not-recorded", "badge_label": "Not recorded", "nothing_recorded": True},
                "anchor": "together",
                "short": "Both together?",
            },
            {
                "kind": "article",
                "heading": "The whole story",
                "body": {
                    "question": "Which is which?",
                    "answer": "That is a long story.",
                    "html": '<p>Late first.<a href="#source-4">4</a> Then early.<a href="#source-5">5</a></p>\n',
                    "author": "A. Writer",
                    "published_on": "2026-11-22",
                    "updated_on": "2026-11-22",
                    "minutes": 1,
                },
                "anchor": "article",
                "short": "The whole story",
            },
            {
                "kind": "rows",
                "heading": "Recorded for one only",
                "body": {
                    "caption": "Recorded for one only",
                    "rows": [
                        {
                            "label": "Where it acts",
                            "left": {"groups": [{"facts": [{"value": "Blocks the calm gate", "marks": [3]}]}]},
                            "right": {"silence": "not recorded"},
                        },
                        {
                            "label": "Side effects",
                            "left": {
                                "groups": [
                                    {
                                        "heading": "Common (1 in 100 or more)",
                                        "facts": [{"value": "Sleepiness", "marks": [3], "heading": "Common (1 in 100 or more)"}],
                                    },
                                    {
                                        "heading": "Rare (1 in 10,000 or more)",
                                        "facts": [{"value": "Dizziness", "marks": [6], "heading": "Rare (1 in 10,000 or more)"}],
                                    },
                                ]
                            },
                            "right": {"silence": "not recorded"},
                        },
                        {
                            "label": "Dependence",
                            "left": {
                                "groups": [
                                    {
                                        "origin": "Azols",
                                        "origin_slug": "azols",
                                        "facts": [{"value": "Life", "marks": [2], "origin": "Azols"}],
                                    }
                                ]
                            },
                            "right": {"silence": "not recorded"},
                        },
                        {
                            "label": "Legal status",
                            "left": {
                                "groups": [
                                    {
                                        "facts": [
                                            {
                                                "value": "In no class of US drug law recorded here; looked up on 22 November 2026",
                                                "marks": [7],
                                                "is_state": True,
                                            }
                                        ]
                                    }
                                ]
                            },
                            "right": {"silence": "not recorded"},
                        },
                    ],
                    "lead_in": "Nothing can be compared here: the other side is not recorded.",
                },
                "anchor": "one-sided",
            },
            {"kind": "gaps", "heading": "Not recorded for either", "body": ["Used for", "Boxed warning", "Half-life"]},
            {
                "kind": "related",
                "heading": "Related comparisons",
                "body": [
                    {"left": "calmol", "right": "restol", "question": "Calmol or restol?"},
                    {"left": "calmol", "right": "azols", "question": "Is calmol an azol?"},
                ],
            },
            {"kind": "others", "heading": "Compare others"},
            {"kind": "sources", "heading": "Sources", "anchor": "sources", "short": "Sources"},
        ],
        "sources": [
            {"number": 1, "source": "chemistry", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 2, "source": "guide", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 3, "source": "calmol-label", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 4, "source": "book-2", "places": [{"section": "text", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 5, "source": "book-0", "places": [{"section": "text", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 6, "source": "review", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 7, "source": "law", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 8, "source": "book-1", "places": [{"section": "text", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 9, "source": "book-3", "places": [{"section": "text", "found": ["word"]}], "checked_on": "2026-11-22"},
        ],
    }


def test_two_classes() -> None:
    assert page("azols", "sedols") == {
        "question": "Azols or sedols: what is the difference?",
        "left": "azols",
        "right": "sedols",
        "answers": [
            {
                "kind": "depends",
                "badge": "It depends",
                "sentences": ["Some azols help people sleep."],
                "marks": [1],
                "rule": "4 belongs in part",
            },
            {
                "kind": "unknown",
                "badge": "Not recorded yet",
                "sentences": ["Whether sedols are azols is not recorded here yet. That is not a “no”."],
                "rule": "11 not recorded",
            },
        ],
        "sections": [
            {
                "kind": "dangers",
                "heading": "Know this first",
                "body": [
                    {
                        "title": "Azols: stopping",
                        "sentence": "Stopping them suddenly can be dangerous. Ask a doctor or pharmacist first.",
                        "marks": [1],
                    }
                ],
            },
            {"kind": "contents", "heading": "On this page"},
            {"kind": "what", "heading": "What each is", "body": {"caption": "How each works"}, "anchor": "what", "short": "What each is"},
            {
                "kind": "why",
                "heading": "Why the confusion",
                "body": {"reasons": [{"title": "It belongs in part", "sentence": "Some azols help people sleep.", "marks": [1]}]},
                "anchor": "why",
                "short": "Why the confusion",
            },
            {
                "kind": "rows",
                "heading": "Differences",
                "body": {
                    "caption": "Differences",
                    "lead_in": LEAD_IN,
                },
                "anchor": "differences",
                "short": "Differences",
            },
            {"kind": "effects"},
            {"kind": "alike", "heading": "Similarities", "anchor": "similarities", "short": "Similarities"},
            {
                "kind": "together",
                "heading": "Can they be taken together?",
                "body": {"badge": "not-recorded", "badge_label": "Not recorded", "nothing_recorded": True},
                "anchor": "together",
                "short": "Both together?",
            },
            {
                "kind": "rows",
                "heading": "Recorded for one only",
                "body": {
                    "caption": "Recorded for one only",
                    "rows": [
                        {
                            "label": "Used for",
                            "left": {"silence": "not recorded"},
                            "right": {
                                "groups": [
                                    {
                                        "heading": "Most members",
                                        "facts": [{"value": "Stiff muscles", "marks": [1], "heading": "Most members"}],
                                    }
                                ]
                            },
                        },
                        {
                            "label": "Dependence",
                            "left": {"groups": [{"facts": [{"value": "Life", "marks": [1]}]}]},
                            "right": {"silence": "not recorded"},
                        },
                    ],
                    "lead_in": "Nothing can be compared here: the other side is not recorded.",
                },
                "anchor": "one-sided",
            },
            {
                "kind": "gaps",
                "heading": "Not recorded for either",
                "body": ["Where it acts", "In words", "Side effects", "Boxed warning", "Half-life", "Legal status"],
            },
            {
                "kind": "related",
                "heading": "Related comparisons",
                "body": [
                    {"left": "calmol", "right": "azols", "question": "Is calmol an azol?"},
                    {"left": "restol", "right": "azols", "question": "Is restol an azol?"},
                ],
            },
            {"kind": "others", "heading": "Compare others"},
            {"kind": "sources", "heading": "Sources", "anchor": "sources", "short": "Sources"},
        ],
        "sources": [{"number": 1, "source": "guide", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"}],
    }


def test_a_drug_and_a_combination_that_holds_it() -> None:
    assert page("calmol", "duo") == {
        "question": "Calmol or duo: what is the difference?",
        "left": "calmol",
        "right": "duo",
        "answers": [
            {
                "kind": "contains",
                "badge": "One holds the other",
                "sentences": ["Duo contains calmol."],
                "marks": [1],
                "rule": "7 holds the other",
            }
        ],
        "sections": [
            {
                "kind": "dangers",
                "heading": "Know this first",
                "body": [
                    {
                        "title": "Together",
                        "sentence": "Both hold the same medicine, calmol: together it is taken twice.",
                        "marks": [1],
                    },
                    {
                        "title": "Calmol: stopping",
                        "sentence": "Stopping it suddenly can be dangerous. Ask a doctor or pharmacist first.",
                        "marks": [2],
                    },
                ],
            },
            {"kind": "contents", "heading": "On this page"},
            {
                "kind": "what",
                "heading": "What each is",
                "body": {
                    "caption": "How each works",
                    "rows": [
                        {
                            "label": "In words",
                            "left": {"groups": [{"facts": [{"value": "It calms nerves.", "marks": [3], "is_text": True}]}]},
                            "right": {
                                "groups": [
                                    {
                                        "origin": "Calmol",
                                        "origin_slug": "calmol",
                                        "facts": [{"value": "It calms nerves.", "marks": [3], "origin": "Calmol", "is_text": True}],
                                    }
                                ]
                            },
                        }
                    ],
                },
                "anchor": "what",
                "short": "What each is",
            },
            {
                "kind": "why",
                "heading": "Why the confusion",
                "body": {
                    "reasons": [{"title": "They can feel alike", "sentence": "Both can cause dizziness and sleepiness.", "marks": [3, 4]}]
                },
                "anchor": "why",
                "short": "Why the confusion",
            },
            {
                "kind": "rows",
                "heading": "Differences",
                "body": {
                    "caption": "Differences",
                    "lead_in": LEAD_IN,
                },
                "anchor": "differences",
                "short": "Differences",
            },
            {"kind": "effects"},
            {
                "kind": "alike",
                "heading": "Similarities",
                "body": [
                    {"label": "Where it acts", "groups": [{"items": [{"value": "Blocks the calm gate", "marks": [3]}]}]},
                    {
                        "label": "Side effects",
                        "groups": [{"items": [{"value": "Dizziness", "marks": [4]}, {"value": "Sleepiness", "marks": [3]}]}],
                    },
                ],
                "anchor": "similarities",
                "short": "Similarities",
            },
            {
                "kind": "together",
                "heading": "Can they be taken together?",
                "body": {
                    "worked_out": [
                        {
                            "severity": "care",
                            "severity_label": "Take care",
                            "sentence": "Both hold the same medicine, calmol: together it is taken twice.",
                            "marks": [1],
                        },
                        {
                            "severity": "adds-up",
                            "severity_label": "Adds up",
                            "sentence": "Both can cause sleepiness; together it can be stronger.",
                            "marks": [3],
                        },
                    ],
                    "badge": "care",
                    "badge_label": "Take care",
                },
                "anchor": "together",
                "short": "Both together?",
            },
            {
                "kind": "rows",
                "heading": "Recorded for one only",
                "body": {
                    "caption": "Recorded for one only",
                    "rows": [
                        {
                            "label": "Dependence",
                            "left": {
                                "groups": [
                                    {
                                        "origin": "Azols",
                                        "origin_slug": "azols",
                                        "facts": [{"value": "Life", "marks": [2], "origin": "Azols"}],
                                    }
                                ]
                            },
                            "right": {"silence": "not recorded"},
                        },
                        {
                            "label": "Legal status",
                            "left": {
                                "groups": [
                                    {
                                        "facts": [
                                            {
                                                "value": "In no class of US drug law recorded here; looked up on 22 November 2026",
                                                "marks": [5],
                                                "is_state": True,
                                            }
                                        ]
                                    }
                                ]
                            },
                            "right": {"silence": "not recorded"},
                        },
                    ],
                    "lead_in": "Nothing can be compared here: the other side is not recorded.",
                },
                "anchor": "one-sided",
            },
            {"kind": "gaps", "heading": "Not recorded for either", "body": ["Used for", "Boxed warning", "Half-life"]},
            {
                "kind": "related",
                "heading": "Related comparisons",
                "body": [
                    {"left": "calmol", "right": "benzols", "question": "Is calmol a benzol?"},
                    {"left": "calmol", "right": "restol", "question": "Calmol or restol?"},
                    {"left": "calmol", "right": "azols", "question": "Is calmol an azol?"},
                ],
            },
            {"kind": "others", "heading": "Compare others"},
            {"kind": "sources", "heading": "Sources", "anchor": "sources", "short": "Sources"},
        ],
        "sources": [
            {"number": 1, "source": "duo-label", "places": [{"section": "description", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 2, "source": "guide", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 3, "source": "calmol-label", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 4, "source": "review", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 5, "source": "law", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
        ],
    }
