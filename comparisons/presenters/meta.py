"""What the page of a pair tells machines of itself.

Pure.
"""

from comparisons.presenters.article import PrintedArticle
from comparisons.presenters.comparison import ComparisonPage
from drugref.presenters import linked_data as ld
from drugref.presenters.card import Card
from drugref.presenters.meta import SITE, Addresses, Meta, clipped


def comparison_card(page: ComparisonPage) -> Card:
    """What the picture of the pair shows: its question and its answer, as the page says them."""
    first = page.answers[0]
    return Card(heading=page.question, badge=first.badge, kind=first.kind, sentence=first.sentences[0])


def comparison_meta(page: ComparisonPage, at: Addresses, *, picture: str, json: str, indexed: bool) -> Meta:
    """*picture*, *json*: the paths of both; *indexed*: whether search engines are to list the page."""
    first, story = page.answers[0], page.body(PrintedArticle)
    told = f"{first.badge}. {first.sentences[0]}"
    ends = [(side.node, at.entry(side.node.slug)) for side in page.sides]
    return Meta(
        title=page.question,
        description=clipped(told),
        kind="article",
        picture=picture,
        picture_text=f"{page.question} {first.badge}.",
        json=json,
        indexed=indexed,
        data=ld.graph(
            ld.web_page(
                page.question,
                at.here,
                at.home,
                about=[f"{where}#about" for _, where in ends],
                notes=page.sources,
                author=story.author if story else "",
                reviewer=story.reviewer if story else "",
                modified=story.updated_on if story else None,
            ),
            ld.breadcrumbs(at.here, [(SITE, at.home), (page.left.title, ends[0][1]), (page.question, at.here)]),
            *(ld.entry(side, f"{where}#about", where) for side, where in ends),
        ),
    )
