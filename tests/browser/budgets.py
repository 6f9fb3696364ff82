"""What each kind of page may weigh: measured in Chromium, printed as a table, held to its budget.

    python -m tests.browser.budgets http://127.0.0.1:8000
    python -m tests.browser.budgets --serve --kind comparison --kind entry

``--serve`` serves a site of its own, ``--kind`` looks at pages of that kind alone. Every page is loaded cold at 375 × 667 and at
1280 × 800. axe-core looks at it in both, in the light by all its rules (WCAG 2.0 to 2.2, A and AA, and best practice), in the dark by
that on contrast, which is all that changes there.
"""

import argparse
import gzip
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote_plus, urlsplit

from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.chromium import started
from tests.serving import served

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
PHONE = {"width": 375, "height": 667}
DESK = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 667}

QUESTIONS = (
    "took 20 tylenol",
    "missed a dose of eliquis",
    "can i stop zoloft cold turkey",
    "sudafed with high blood pressure",
    "can i take ibuprofen or tylenol with eliquis",
    "is advil the same as ibuprofen",
    "which is stronger, tramadol or codeine",
    "what not to take with eliquis",
    "what is tylenol called in the uk",
    "is xanax addictive",
    "is hctz a sulfa drug",
    "xanax vs klonopin",
    "what is lyrica",
    "is bakloffen a benzo",
)
"""One of each kind. Some lead on to a comparison or an entry, and are measured as that."""
ADDRESSES = {
    "comparison": (
        "/compare/baclofen/benzodiazepines/",  # an article, "no", much on either side
        "/compare/alprazolam/zolpidem/",  # two drugs, a schedule alike
        "/compare/alprazolam/benzodiazepines/",  # a member beside its own class
        "/compare/benzodiazepines/z-drugs/",  # two classes
        "/compare/acetaminophen/hydrocodone-acetaminophen/",  # one holds the other
        "/compare/sildenafil/nitroglycerin/",  # never together
        "/compare/grapefruit/simvastatin/",  # a food
        "/compare/hydroxyzine/hydralazine/",  # names that look alike
        "/compare/cranberry/denosumab/",  # almost nothing in common
        "/compare/amoxicillin/antibiotics/",  # a class by an everyday word
    ),
    "entry": tuple(
        f"/what-is/{slug}/"
        for slug in (
            "baclofen",
            "alprazolam",
            "hydrocodone-acetaminophen",
            "warfarin",
            "insulin-glargine",
            "levothyroxine",
            "prednisone",
            "grapefruit",
            "turmeric",
            "lsd",
        )
    ),
    "class": ("/what-is/benzodiazepines/", "/what-is/opioids/", "/what-is/prescription-medicines/"),
    "home": ("/",),
    "ask": ("/ask/", *(f"/ask/?q={quote_plus(question)}" for question in QUESTIONS)),
    "list": (
        "/browse/",
        "/a-z/",
        "/a-z/a/",
        "/confusions/",
        "/browse/look-alikes/",
        "/browse/endings/",
        "/sources/",
        "/sources/nhs-baclofen/",
        "/about/",
    ),
}
LANDS_ON = {"compare": "comparison", "what-is": "entry", "ask": "ask"}
"""The kind of page by the first part of its address, for questions that are led on."""
PLACES = {
    "difference": ("[data-first-difference]", "#differences"),
    "verdict": ("[data-verdict]", ".verdict-word", ".verdict h2"),
    "danger": ("[data-danger]", ".danger h2"),
}
"""Where a thing stands: the first of these selectors that is on the page."""


class Limit(NamedTuple):
    """``wanted`` of a page by its design; ``reached`` by the worst of them today, beyond which none may fall back."""

    reached: float
    wanted: float

    @property
    def most(self) -> float:
        return max(self)


TRAFFIC = {
    "requests": Limit(5, 6),
    "layout shift": Limit(0, 0),
    "over 320": Limit(0, 0),
}
"""What is asked of every page alike."""
BUDGETS: dict[str, dict[str, Limit]] = {
    "comparison": {
        "height": Limit(5940, 6000),
        "difference": Limit(900, 900),
        "difference 1280": Limit(620, 700),
        "verdict": Limit(400, 667),
        "danger": Limit(580, 667),
        "tab stops": Limit(80, 120),
        "html": Limit(59, 60),
        "gzip": Limit(14.5, 15),
        "cold": Limit(45, 45),
        **TRAFFIC,
        "print pages": Limit(2, 2),
        "axe": Limit(0, 0),
    },
    "entry": {
        "height": Limit(5400, 6000),
        "danger": Limit(440, 667),
        "tab stops": Limit(70, 120),
        "html": Limit(60, 60),
        "gzip": Limit(13.5, 15),
        "cold": Limit(45, 45),
        **TRAFFIC,
        "print pages": Limit(2, 2),
        "axe": Limit(0, 0),
    },
    "class": {
        "height": Limit(6000, 8000),
        "danger": Limit(440, 667),
        "tab stops": Limit(80, 120),
        "html": Limit(57, 60),
        "gzip": Limit(13, 15),
        "cold": Limit(45, 45),
        **TRAFFIC,
        "axe": Limit(0, 0),
    },
    "home": {
        "height": Limit(3600, 6000),
        "tab stops": Limit(58, 120),
        "html": Limit(12, 60),
        "gzip": Limit(4, 15),
        "cold": Limit(36, 45),
        **TRAFFIC,
        "axe": Limit(0, 0),
    },
    "ask": {
        "height": Limit(4800, 6000),
        "verdict": Limit(590, 667),
        "tab stops": Limit(75, 120),
        "html": Limit(38, 60),
        "gzip": Limit(7, 15),
        "cold": Limit(39, 45),
        **TRAFFIC,
        "axe": Limit(0, 0),
    },
    "list": {  # as high, and with as many links, as what it lists
        "html": Limit(21, 60),
        "gzip": Limit(6, 15),
        "cold": Limit(38, 45),
        **TRAFFIC,
        "axe": Limit(0, 0),
    },
}
"""Kind of page → what is measured → its limit.

Heights and tops in px with the folds shut; *verdict* and *danger*: how far down a 375 × 667 screen they end; *html*, *gzip* (at level 6)
and *cold* (everything a first visit fetches) in KB; *over 320*: px that a screen of 320 has to scroll sideways; *axe*: rules broken, by
width and scheme; *print pages*: sheets of A4, with the folds as a reader finds them.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One page: ``figures`` by name, without those that it has no place for; ``violations`` as 'rule (where, how often)'."""

    kind: str
    address: str
    figures: Mapping[str, float]
    violations: tuple[str, ...]


_LAYOUT_SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifted += entry.value))
  .observe({type: "layout-shift", buffered: true});
"""
_LOOK = """async places => {
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const found = selectors => selectors.map(one => document.querySelector(one)).find(Boolean);
  const boxes = {};
  for (const [name, selectors] of Object.entries(places)) {
    const box = found(selectors)?.getBoundingClientRect();
    if (box) boxes[name] = {top: box.top + scrollY, bottom: box.bottom + scrollY};
  }
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]")]
    .filter(one => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility({visibilityProperty: true}));
  return {boxes, stops: stops.length, height: document.documentElement.scrollHeight, shifted: window.shifted,
    wider: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)};
}"""
_AXE = """async only => {
  const found = await axe.run(document, {
    resultTypes: ["violations"],
    runOnly: only.length ? {type: "rule", values: only}
      : {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]},
    rules: only.length ? {} : {"target-size": {enabled: true}},
  });
  return found.violations.map(rule => [rule.id, rule.nodes.map(node => node.target.join(" "))]);
}"""
ON_COLOUR = ["color-contrast"]


PRINTED_PAGE = re.compile(rb"/Type\s*/Page\b")
"""What each page of a PDF says of itself."""


class Traffic:
    """What the page has fetched since ``begin``: its requests, and their bytes as they came over the wire, headers included."""

    def __init__(self, session: CDPSession) -> None:
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.loadingFinished", self._note)
        self.begin()

    def begin(self) -> None:
        self.requests = self.bytes = 0

    def _note(self, event: Mapping[str, Any]) -> None:
        self.requests += 1
        self.bytes += int(event["encodedDataLength"])


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def measure(browser: Browser, site: str, kinds: Iterable[str] = ADDRESSES) -> Iterator[Measured]:
    """Every page of these *kinds* at *site*, each as soon as it is measured."""
    context = browser.new_context(base_url=site, viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    context.add_init_script(_LAYOUT_SHIFTS)
    page = context.new_page()
    traffic = Traffic(context.new_cdp_session(page))
    for kind in kinds:
        for address in ADDRESSES[kind]:
            yield _measured(page, traffic, kind, address)
    context.close()


def _measured(page: Page, traffic: Traffic, kind: str, address: str) -> Measured:
    page.set_viewport_size(PHONE)
    traffic.begin()
    response = page.goto(address, wait_until="load")
    assert response is not None
    assert response.ok, f"{address} answers {response.status}"
    landed = LANDS_ON.get(urlsplit(page.url).path.split("/")[1], kind) if kind == "ask" else kind
    html = response.body()
    phone = page.evaluate(_LOOK, PLACES)
    figures: dict[str, float | None] = {
        "height": phone["height"],
        "difference": phone["boxes"].get("difference", {}).get("top"),
        "verdict": phone["boxes"].get("verdict", {}).get("bottom"),
        "danger": phone["boxes"].get("danger", {}).get("bottom"),
        "tab stops": phone["stops"],
        "html": len(html) / 1024,
        "gzip": len(gzip.compress(html, 6)) / 1024,
        "cold": traffic.bytes / 1024,
        "requests": traffic.requests,
    }
    violations = _violations(page, "375")
    page.set_viewport_size(NARROW)
    figures["over 320"] = page.evaluate(_LOOK, {})["wider"]
    page.set_viewport_size(DESK)
    page.goto(address, wait_until="load")
    desk = page.evaluate(_LOOK, PLACES)
    figures["difference 1280"] = desk["boxes"].get("difference", {}).get("top")
    figures["layout shift"] = round(max(phone["shifted"], desk["shifted"]), 4)
    violations += _violations(page, "1280")
    figures["axe"] = len(violations)
    if "print pages" in BUDGETS[landed]:
        figures["print pages"] = len(PRINTED_PAGE.findall(page.pdf(format="A4", prefer_css_page_size=True)))
    return Measured(landed, address, {name: figure for name, figure in figures.items() if figure is not None}, tuple(violations))


def _violations(page: Page, width: str) -> list[str]:
    page.evaluate(_axe())
    found = [(f"{width} light", page.evaluate(_AXE, []))]
    page.emulate_media(color_scheme="dark")
    found.append((f"{width} dark", page.evaluate(_AXE, ON_COLOUR)))
    page.emulate_media(color_scheme="light")
    return [f"{rule}: {targets[0]}, {len(targets)} times ({where})" for where, rules in found for rule, targets in rules]


def behind(page: Measured) -> list[str]:
    """In what *page* is worse than its kind was: '/a-z/: html 600, was 512 at most, wanted 60'."""
    return [
        f"{page.address}: {name} {_figure(figure)}, was {_figure(limit.reached)} at most, wanted {_figure(limit.wanted)}"
        for name, limit in BUDGETS[page.kind].items()
        if (figure := page.figures.get(name, 0)) > limit.most
    ] + [f"{page.address}: {broken}" for broken in page.violations if page.figures["axe"] > BUDGETS[page.kind]["axe"].most]


def table(pages: Sequence[Measured]) -> str:
    """The pages by kind, with what each measures: '*' misses what is wanted, '!' is worse than what was reached."""
    return "\n\n".join(_block(kind, [page for page in pages if page.kind == kind]) for kind in dict.fromkeys(page.kind for page in pages))


def _block(kind: str, pages: Sequence[Measured]) -> str:
    limits = BUDGETS[kind]
    rows = [
        [kind, *limits],
        *([page.address, *(_marked(page.figures.get(name), limit) for name, limit in limits.items())] for page in pages),
        ["may be", *(_figure(limit.most) for limit in limits.values())],
        ["wanted", *(_figure(limit.wanted) for limit in limits.values())],
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]
    broken = [f"  {page.address} {violation}" for page in pages for violation in page.violations]
    return "\n".join([*lines, *broken])


def _marked(figure: float | None, limit: Limit) -> str:
    if figure is None:
        return "–"
    return f"{_figure(figure)}{'!' if figure > limit.most else '*' if figure > limit.wanted else ''}"


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 or number == int(number) else f"{number:.3g}"


def main() -> None:
    parser = argparse.ArgumentParser(description="What each kind of page weighs, beside its budget.")
    parser.add_argument("site", nargs="?", help="the address of a site that is running")
    parser.add_argument("--serve", action="store_true", help="serve one")
    parser.add_argument("--kind", action="append", choices=BUDGETS, help="pages of this kind alone; may be given again")
    given = parser.parse_args()
    if bool(given.site) == given.serve:
        parser.error("give the address of a site, or --serve")
    if given.serve:
        with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (address, _said):
            _tell(address, given.kind or BUDGETS)
    else:
        _tell(given.site, given.kind or BUDGETS)


def _tell(site: str, kinds: Iterable[str]) -> None:
    with started() as browser:
        pages = list(measure(browser, site, kinds))
    print(table(pages))
    if worse := [line for page in pages for line in behind(page)]:
        raise SystemExit("\n".join(["", "Worse than what was reached:", *worse]))


if __name__ == "__main__":
    main()
