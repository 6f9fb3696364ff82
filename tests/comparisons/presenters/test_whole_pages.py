"""The whole page of one invented pair of each shape, as it is handed to the template."""

from dataclasses import replace

from comparisons.engine.comparison import compare
from comparisons.presenters.article import WrittenArticle
from comparisons.presenters.comparison import comparison_page
from tests.comparisons.presenters.pharmacy import pharmacy
from tests.comparisons.presenters.plain import Plain, plain
from tests.comparisons.presenters.reading import article

SAME_SYSTEM = "Both work on the calm system, but each at its own place. Calmol blocks the calm gate. Restol activates the calm pump."
NOWHERE = "We know of no class that holds both. They can still be alike in other ways."


def page(left: str, right: str, written: WrittenArticle | None = None) -> Plain:
    """Without what it rests on claim by claim: ``test_claims`` has that."""
    known = pharmacy()
    return plain(replace(comparison_page(compare(known, left, right), known, written), claims=()))


def test_two_drugs() -> None:
    assert page("calmol", "restol") == {
        "question": "Calmol or restol: what is the difference?",
        "left": "calmol",
        "right": "restol",
        "sides": [{"node": "calmol"}, {"node": "restol"}],
        "answers": [
            {
                "kind": "no",
                "badge": "Not the same",
                "sentences": ["Calmol and restol are two different medicines.", "Both are azols."],
                "rule": "7 different drugs",
            }
        ],
        "care": ["Together: it can be dangerous. Ask before you take both.", "Both: do not stop suddenly; ask first."],
        "dangers": [
            {"title": "Serious together: ask first", "sentence": "calmol and restol add up.", "marks": [1]},
            {
                "title": "Calmol: stopping",
                "sentence": "Don’t stop it suddenly: that can be dangerous. Ask a doctor or pharmacist first.",
                "marks": [2],
            },
            {
                "title": "Restol: stopping",
                "sentence": "Don’t stop it suddenly: that can be dangerous. Ask a doctor or pharmacist first.",
                "marks": [2],
            },
        ],
        "sections": [
            {
                "kind": "glance",
                "heading": "At a glance",
                "body": [
                    {"label": "What it is", "left": "azol", "right": "azol"},
                    {"label": "Used for", "left": "not recorded", "right": "stiff muscles", "anchor": "row-use"},
                    {
                        "label": "Stopping",
                        "left": "sudden stop can be dangerous",
                        "right": "sudden stop can be dangerous",
                        "anchor": "row-dependence",
                    },
                    {"label": "Controlled by law", "left": "no (US)", "right": "Listed Drug (US)", "anchor": "row-legal-status"},
                ],
                "anchor": "glance",
                "short": "At a glance",
            },
            {
                "kind": "why",
                "heading": "Why people mix them up",
                "body": {
                    "reasons": [
                        {
                            "title": "Same system, different target",
                            "sentence": "Both work on the calm system, but each at its own place. "
                            "Calmol blocks the calm gate. Restol activates the calm pump.",
                            "marks": [3, 4],
                        }
                    ],
                    "relating": {
                        "sentence": "Both sit under azols. They part at the place they act on within the calm system.",
                        "shared": {"node": "azols", "by": "by chemistry"},
                        "ways": [{"stops": [{"node": "calmol", "side": 1}]}, {"stops": [{"node": "restol", "side": 2}]}],
                        "marks": [5],
                    },
                },
                "anchor": "why",
                "short": "Why mixed up",
            },
            {
                "kind": "details",
                "heading": "In detail",
                "body": {
                    "groups": [
                        {
                            "heading": "How it works",
                            "anchor": "how-it-works",
                            "rows": [
                                {
                                    "label": "Where it acts",
                                    "anchor": "row-target",
                                    "left": {"groups": [{"facts": [{"value": "Blocks the calm gate", "marks": [3]}]}], "is_alone": True},
                                    "both": [
                                        {"note": "Same system, different place", "items": [{"value": "Calm system", "marks": [3, 4]}]}
                                    ],
                                    "right": {
                                        "groups": [{"facts": [{"value": "Activates the calm pump", "marks": [4]}]}],
                                        "is_alone": True,
                                    },
                                },
                                {
                                    "label": "In words",
                                    "anchor": "row-mechanism",
                                    "left": {"groups": [{"facts": [{"value": "It calms nerves.", "marks": [3], "is_text": True}]}]},
                                    "right": {"silence": "not recorded"},
                                    "is_sentence": True,
                                },
                            ],
                        },
                        {
                            "heading": "Uses",
                            "anchor": "uses",
                            "rows": [
                                {
                                    "label": "Used for",
                                    "anchor": "row-use",
                                    "left": {"silence": "not recorded"},
                                    "right": {
                                        "groups": [
                                            {
                                                "heading": "Approved",
                                                "facts": [{"value": "Stiff muscles", "marks": [4], "heading": "Approved"}],
                                            }
                                        ]
                                    },
                                }
                            ],
                        },
                        {
                            "heading": "Effects",
                            "anchor": "effects",
                            "rows": [
                                {
                                    "label": "Side effects",
                                    "anchor": "row-side-effect",
                                    "left": {
                                        "groups": [
                                            {
                                                "heading": "Rare (1 in 10,000 or more)",
                                                "facts": [{"value": "Dizziness", "marks": [1], "heading": "Rare (1 in 10,000 or more)"}],
                                            }
                                        ],
                                        "is_alone": True,
                                    },
                                    "both": [{"items": [{"value": "Sleepiness", "marks": [3, 4]}]}],
                                    "right": {"is_alone": True},
                                }
                            ],
                        },
                        {
                            "heading": "Stopping",
                            "anchor": "stopping",
                            "rows": [
                                {
                                    "label": "Dependence",
                                    "anchor": "row-dependence",
                                    "left": {"is_alone": True},
                                    "both": [{"items": [{"value": "Life", "marks": [2]}]}],
                                    "right": {"is_alone": True},
                                }
                            ],
                        },
                        {
                            "heading": "Legal status",
                            "anchor": "legal-status",
                            "rows": [
                                {
                                    "label": "Legal status",
                                    "anchor": "row-legal-status",
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
                                        ],
                                        "is_alone": True,
                                    },
                                    "right": {"groups": [{"facts": [{"value": "Listed Drug (US)", "marks": [6]}]}], "is_alone": True},
                                }
                            ],
                        },
                    ],
                    "gaps": ["Boxed warning", "Half-life"],
                    "show": "all",
                },
                "anchor": "details",
                "short": "In detail",
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
                "kind": "related",
                "heading": "Related comparisons",
                "body": [
                    {"left": "calmol", "right": "benzols", "question": "Is calmol a benzol?"},
                    {"left": "restol", "right": "azols", "question": "Is restol an azol?"},
                    {"left": "calmol", "right": "azols", "question": "Is calmol an azol?"},
                ],
            },
            {"kind": "sources", "heading": "Sources and checks", "anchor": "sources", "short": "Sources"},
        ],
        "sources": [
            {"number": 1, "source": "review", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {
                "number": 2,
                "source": "guide",
                "places": [{"section": "uses", "found": ["word"], "of": ["azols"]}],
                "checked_on": "2026-11-22",
            },
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
        "sides": [{"node": "calmol"}, {"node": "benzols"}],
        "answers": [{"kind": "no", "badge": "No", "sentences": ["That is a long story."], "marks": [1], "rule": "3 stated is not"}],
        "care": ["Calmol: do not stop suddenly; ask first."],
        "dangers": [
            {
                "title": "Calmol: stopping",
                "sentence": "Don’t stop it suddenly: that can be dangerous. Ask a doctor or pharmacist first.",
                "marks": [2],
            }
        ],
        "sections": [
            {
                "kind": "glance",
                "heading": "At a glance",
                "body": [
                    {"label": "What it is", "left": "azol", "right": "a class"},
                    {"label": "Stopping", "left": "sudden stop can be dangerous", "right": "not recorded", "anchor": "row-dependence"},
                    {"label": "Controlled by law", "left": "no (US)", "right": "not recorded", "anchor": "row-legal-status"},
                ],
                "anchor": "glance",
                "short": "At a glance",
            },
            {
                "kind": "why",
                "heading": "Why people mix them up",
                "body": {
                    "relating": {
                        "sentence": "We know of no class that holds both. They can still be alike in other ways.",
                        "ways": [
                            {"stops": [{"node": "calmol", "side": 1}, {"node": "azols", "by": "by chemistry"}]},
                            {"stops": [{"node": "benzols", "side": 2}]},
                        ],
                        "marks": [3],
                    },
                    "nothing_known": True,
                },
                "anchor": "why",
                "short": "Why mixed up",
            },
            {
                "kind": "details",
                "heading": "In detail",
                "body": {
                    "groups": [
                        {
                            "heading": "How it works",
                            "anchor": "how-it-works",
                            "rows": [
                                {
                                    "label": "Where it acts",
                                    "anchor": "row-target",
                                    "left": {"groups": [{"facts": [{"value": "Blocks the calm gate", "marks": [4]}]}]},
                                    "right": {"silence": "not recorded"},
                                },
                                {
                                    "label": "In words",
                                    "anchor": "row-mechanism",
                                    "left": {"groups": [{"facts": [{"value": "It calms nerves.", "marks": [4], "is_text": True}]}]},
                                    "right": {"silence": "not recorded"},
                                    "is_sentence": True,
                                },
                            ],
                        },
                        {
                            "heading": "Effects",
                            "anchor": "effects",
                            "rows": [
                                {
                                    "label": "Side effects",
                                    "anchor": "row-side-effect",
                                    "left": {
                                        "groups": [
                                            {
                                                "heading": "Common (1 in 100 or more)",
                                                "facts": [{"value": "Sleepiness", "marks": [4], "heading": "Common (1 in 100 or more)"}],
                                            },
                                            {
                                                "heading": "Rare (1 in 10,000 or more)",
                                                "facts": [{"value": "Dizziness", "marks": [5], "heading": "Rare (1 in 10,000 or more)"}],
                                            },
                                        ]
                                    },
                                    "right": {"silence": "not recorded"},
                                }
                            ],
                        },
                        {
                            "heading": "Stopping",
                            "anchor": "stopping",
                            "rows": [
                                {
                                    "label": "Dependence",
                                    "anchor": "row-dependence",
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
                                }
                            ],
                        },
                        {
                            "heading": "Legal status",
                            "anchor": "legal-status",
                            "rows": [
                                {
                                    "label": "Legal status",
                                    "anchor": "row-legal-status",
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
                                    "right": {"silence": "not recorded"},
                                }
                            ],
                        },
                    ],
                    "gaps": ["Used for", "Boxed warning", "Half-life"],
                    "show": "all",
                },
                "anchor": "details",
                "short": "In detail",
            },
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
                    "opening": '<p>Late first.<a href="sources/story-3/" aria-label="source 7">7</a>'
                    ' Then early.<a href="sources/story-1/" aria-label="source 8">8</a></p>\n',
                    "author": "A. Writer",
                    "published_on": "2026-11-22",
                    "updated_on": "2026-11-22",
                    "minutes": 1,
                },
                "anchor": "article",
                "short": "The whole story",
            },
            {
                "kind": "related",
                "heading": "Related comparisons",
                "body": [
                    {"left": "calmol", "right": "azols", "question": "Is calmol an azol?"},
                    {"left": "calmol", "right": "restol", "question": "Calmol or restol?"},
                ],
            },
            {"kind": "sources", "heading": "Sources and checks", "anchor": "sources", "short": "Sources"},
        ],
        "sources": [
            {"number": 1, "source": "chemistry", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {
                "number": 2,
                "source": "guide",
                "places": [{"section": "uses", "found": ["word"], "of": ["azols"]}],
                "checked_on": "2026-11-22",
            },
            {"number": 3, "source": "atlas", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 4, "source": "calmol-label", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 5, "source": "review", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 6, "source": "law", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 7, "source": "book-2", "places": [{"section": "text", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 8, "source": "book-0", "places": [{"section": "text", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 9, "source": "book-1", "places": [{"section": "text", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 10, "source": "book-3", "places": [{"section": "text", "found": ["word"]}], "checked_on": "2026-11-22"},
        ],
    }


def test_two_classes() -> None:
    assert page("azols", "sedols") == {
        "question": "Azols or sedols: what is the difference?",
        "left": "azols",
        "right": "sedols",
        "sides": [{"node": "azols"}, {"node": "sedols"}],
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
        "care": ["Azols: do not stop suddenly; ask first."],
        "dangers": [
            {
                "title": "Azols: stopping",
                "sentence": "Don’t stop them suddenly: that can be dangerous. Ask a doctor or pharmacist first.",
                "marks": [1],
            }
        ],
        "sections": [
            {
                "kind": "glance",
                "heading": "At a glance",
                "body": [
                    {"label": "What it is", "left": "a class of 2 medicines here", "right": "a class"},
                    {"label": "Used for", "left": "not recorded", "right": "stiff muscles", "anchor": "row-use"},
                    {"label": "Stopping", "left": "sudden stop can be dangerous", "right": "not recorded", "anchor": "row-dependence"},
                ],
                "anchor": "glance",
                "short": "At a glance",
            },
            {
                "kind": "why",
                "heading": "Why people mix them up",
                "body": {
                    "reasons": [{"title": "It belongs in part", "sentence": "Some azols help people sleep.", "marks": [1]}],
                    "relating": {"sentence": "We know of no class that holds both. They can still be alike in other ways."},
                },
                "anchor": "why",
                "short": "Why mixed up",
            },
            {
                "kind": "details",
                "heading": "In detail",
                "body": {
                    "groups": [
                        {
                            "heading": "Uses",
                            "anchor": "uses",
                            "rows": [
                                {
                                    "label": "Used for",
                                    "anchor": "row-use",
                                    "left": {"silence": "not recorded"},
                                    "right": {
                                        "groups": [
                                            {
                                                "heading": "Most members",
                                                "facts": [{"value": "Stiff muscles", "marks": [1], "heading": "Most members"}],
                                            }
                                        ]
                                    },
                                }
                            ],
                        },
                        {
                            "heading": "Stopping",
                            "anchor": "stopping",
                            "rows": [
                                {
                                    "label": "Dependence",
                                    "anchor": "row-dependence",
                                    "left": {"groups": [{"facts": [{"value": "Life", "marks": [1]}]}]},
                                    "right": {"silence": "not recorded"},
                                }
                            ],
                        },
                    ],
                    "gaps": ["Where it acts", "In words", "Side effects", "Boxed warning", "Half-life", "Legal status"],
                    "show": "all",
                },
                "anchor": "details",
                "short": "In detail",
            },
            {
                "kind": "together",
                "heading": "Can they be taken together?",
                "body": {"badge": "not-recorded", "badge_label": "Not recorded", "nothing_recorded": True},
                "anchor": "together",
                "short": "Both together?",
            },
            {
                "kind": "related",
                "heading": "Related comparisons",
                "body": [
                    {"left": "calmol", "right": "azols", "question": "Is calmol an azol?"},
                    {"left": "restol", "right": "azols", "question": "Is restol an azol?"},
                ],
            },
            {"kind": "sources", "heading": "Sources and checks", "anchor": "sources", "short": "Sources"},
        ],
        "sources": [{"number": 1, "source": "guide", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"}],
    }


def test_a_drug_and_a_combination_that_holds_it() -> None:
    assert page("calmol", "duo") == {
        "question": "Calmol or duo: what is the difference?",
        "left": "calmol",
        "right": "duo",
        "sides": [{"node": "calmol"}, {"node": "duo"}],
        "answers": [
            {
                "kind": "contains",
                "badge": "One holds the other",
                "sentences": ["Duo contains calmol."],
                "marks": [1],
                "rule": "7 holds the other",
            }
        ],
        "care": ["Both are or hold the same; do not take it twice.", "Calmol: do not stop suddenly; ask first."],
        "dangers": [
            {"title": "Together", "sentence": "Both hold the same medicine, calmol: together it is taken twice.", "marks": [1]},
            {
                "title": "Calmol: stopping",
                "sentence": "Don’t stop it suddenly: that can be dangerous. Ask a doctor or pharmacist first.",
                "marks": [2],
            },
        ],
        "sections": [
            {
                "kind": "glance",
                "heading": "At a glance",
                "body": [
                    {"label": "What it is", "left": "azol", "right": "not recorded"},
                    {"label": "Stopping", "left": "sudden stop can be dangerous", "right": "not recorded", "anchor": "row-dependence"},
                    {"label": "Controlled by law", "left": "no (US)", "right": "not recorded", "anchor": "row-legal-status"},
                ],
                "anchor": "glance",
                "short": "At a glance",
            },
            {
                "kind": "why",
                "heading": "Why people mix them up",
                "body": {
                    "reasons": [
                        {
                            "title": "They can feel alike",
                            "sentence": "Both can cause some of the same effects: dizziness and sleepiness.",
                            "marks": [3, 4],
                        }
                    ]
                },
                "anchor": "why",
                "short": "Why mixed up",
            },
            {
                "kind": "details",
                "heading": "In detail",
                "body": {
                    "groups": [
                        {
                            "heading": "How it works",
                            "anchor": "how-it-works",
                            "rows": [
                                {
                                    "label": "Where it acts",
                                    "anchor": "row-target",
                                    "left": {"is_alone": True},
                                    "both": [{"items": [{"value": "Blocks the calm gate", "marks": [4]}]}],
                                    "right": {"is_alone": True},
                                },
                                {
                                    "label": "In words",
                                    "anchor": "row-mechanism",
                                    "left": {"groups": [{"facts": [{"value": "It calms nerves.", "marks": [4], "is_text": True}]}]},
                                    "right": {
                                        "groups": [
                                            {
                                                "origin": "Calmol",
                                                "origin_slug": "calmol",
                                                "facts": [{"value": "It calms nerves.", "marks": [4], "origin": "Calmol", "is_text": True}],
                                            }
                                        ]
                                    },
                                    "is_sentence": True,
                                },
                            ],
                        },
                        {
                            "heading": "Effects",
                            "anchor": "effects",
                            "rows": [
                                {
                                    "label": "Side effects",
                                    "anchor": "row-side-effect",
                                    "left": {"is_alone": True},
                                    "both": [{"items": [{"value": "Dizziness", "marks": [3]}, {"value": "Sleepiness", "marks": [4]}]}],
                                    "right": {"is_alone": True},
                                }
                            ],
                        },
                        {
                            "heading": "Stopping",
                            "anchor": "stopping",
                            "rows": [
                                {
                                    "label": "Dependence",
                                    "anchor": "row-dependence",
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
                                }
                            ],
                        },
                        {
                            "heading": "Legal status",
                            "anchor": "legal-status",
                            "rows": [
                                {
                                    "label": "Legal status",
                                    "anchor": "row-legal-status",
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
                                }
                            ],
                        },
                    ],
                    "gaps": ["Used for", "Boxed warning", "Half-life"],
                    "show": "all",
                },
                "anchor": "details",
                "short": "In detail",
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
                            "marks": [4],
                        },
                    ],
                    "badge": "care",
                    "badge_label": "Take care",
                },
                "anchor": "together",
                "short": "Both together?",
            },
            {
                "kind": "related",
                "heading": "Related comparisons",
                "body": [
                    {"left": "calmol", "right": "benzols", "question": "Is calmol a benzol?"},
                    {"left": "calmol", "right": "azols", "question": "Is calmol an azol?"},
                    {"left": "calmol", "right": "restol", "question": "Calmol or restol?"},
                ],
            },
            {"kind": "sources", "heading": "Sources and checks", "anchor": "sources", "short": "Sources"},
        ],
        "sources": [
            {"number": 1, "source": "duo-label", "places": [{"section": "description", "found": ["word"]}], "checked_on": "2026-11-22"},
            {
                "number": 2,
                "source": "guide",
                "places": [{"section": "uses", "found": ["word"], "of": ["azols"]}],
                "checked_on": "2026-11-22",
            },
            {"number": 3, "source": "review", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 4, "source": "calmol-label", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
            {"number": 5, "source": "law", "places": [{"section": "uses", "found": ["word"]}], "checked_on": "2026-11-22"},
        ],
    }
