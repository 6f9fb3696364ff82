"""What a page tells machines of itself: search engines, whoever shows a link to it, programs.

Pure. A page without a ``Meta`` has the title and description of its template, and its own address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drugref.domain.english import in_sentence
from drugref.domain.statements import Knowledge, Node
from drugref.presenters import linked_data as ld
from drugref.presenters.brand import with_brand
from drugref.presenters.card import Card
from drugref.presenters.entry import EntryPage
from drugref.vocabulary import Axis

SITE = "Drugref"
TITLE = f"{SITE} – compare two medicines, or a medicine and a drug class"
LONGEST_DESCRIPTION = 300
"""Characters: more than any search engine prints, less than a page's text."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Whole addresses, as they are told outside the site: of the page, of home, of a path, of an entry."""

    here: str
    home: str
    whole: Callable[[str], str]
    entry: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Meta:
    """*picture* is the path of the picture shown where the page is linked to; *data* its JSON-LD.

    *kind* is Open Graph's: article or website. *indexed*: whether search engines are to list the page.
    """

    title: str
    description: str
    kind: str = "website"
    picture: str = ""
    picture_text: str = ""
    json: str = ""
    indexed: bool = True
    data: Mapping[str, object] | None = None

    @property
    def headline(self) -> str:
        """The title with the site's name, which it may begin with."""
        return self.title if self.title.startswith(SITE) else f"{self.title} – {SITE}"


def clipped(text: str, most: int = LONGEST_DESCRIPTION) -> str:
    """*text*, ended at a word with “…” where it is longer than *most* characters."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0].rstrip(',;:')}…"


def entry_card(node: Node, kicker: str) -> Card:
    """What the picture of an entry's page shows."""
    return Card(heading=node.title, sentence=node.summary, kicker=kicker)


SITE_CARD = Card(
    heading="Is it one? Same or different? Safe together?",
    sentence="Medicines and drug classes compared: a sourced answer, the differences, and why they are confused.",
)


def entry_meta(page: EntryPage, known: Knowledge, at: Addresses, picture: str) -> Meta:
    """Of the page of one drug or class. Of its classes are told those that say what it is: no law, and none too broad to count."""
    node, graph, about = page.node, known.graph, f"{at.here}#about"
    groups = [graph.nodes[slug] for slug in graph.up.get(node.slug, ())]
    kin = [group for group in groups if group.axis in (Axis.CHEMISTRY, Axis.MECHANISM, Axis.USE) and not group.broad]
    title = f"{page.title}: what it is"
    return Meta(
        title=title,
        description=described(node, page.brand),
        kind="article",
        picture=picture,
        picture_text=f"{page.title}, {page.kicker[:1].lower()}{page.kicker[1:]}.",
        data=ld.graph(
            ld.web_page(title, at.here, at.home, about=[about], notes=page.sources),
            ld.breadcrumbs(at.here, [(SITE, at.home), (node.title, at.here)]),
            ld.entry(
                node, about, at.here, names=known.profiles[node.slug].names, classes=[(group.title, at.entry(group.slug)) for group in kin]
            ),
        ),
    )


def source_meta(title: str, publisher: str) -> Meta:
    """Of the page of one source."""
    return Meta(title=title, description=clipped(f"What on {SITE} rests on {title}, {publisher}."))


def home_meta(at: Addresses, ask: str, picture: str) -> Meta:
    """Of the home page. *ask*: the path at which questions are answered."""
    data = ld.graph(ld.web_site(SITE, SITE_CARD.sentence, at.home, at.whole(ask)))
    return Meta(title=TITLE, description=SITE_CARD.sentence, picture=picture, picture_text=SITE_CARD.heading, data=data)


def described(node: Node, brand: str = "") -> str:
    """The summary, begun with the name where it does not say it, or not its brand: two drugs of a kind may have the same."""
    said = node.summary.lower()
    named = in_sentence(node.name).lower() in said and brand.lower() in said
    return clipped(node.summary if named else f"{with_brand(node.title, '' if brand.lower() in said else brand)}: {node.summary}")
