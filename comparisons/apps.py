from collections.abc import Mapping
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save

from drugref import editors

FOR_EDITORS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("article", "articlecitation", "reason"), editors.ALL),
    "editorschoice": editors.ALL,
    "unansweredquestion": ("view", "change", "delete"),
    "dailycount": ("view", "delete"),  # deleted with its entry, never by itself: comparisons.admin
}


class ComparisonsConfig(AppConfig):
    name = "comparisons"
    verbose_name = "Comparisons"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from comparisons import chosen, confused  # models are ready only now
        from comparisons.articles.markdown import resting_articles
        from comparisons.articles.storing import fetch_articles
        from drugref import derived
        from drugref.knowledge.current import ORIGINS
        from drugref.presenters import resting

        ORIGINS.bodies.append(fetch_articles)
        ORIGINS.tables[confused.CONFUSIONS] = confused.stored_rows
        ORIGINS.tables[chosen.CHOICES] = chosen.stored_choices
        for signal in (post_save, post_delete):
            signal.connect(chosen.tell_of_choice, sender="comparisons.EditorsChoice")
        post_migrate.connect(allow_comparisons, sender=self)
        resting.FURTHER.append(resting_articles)
        derived.TABLES.append(confused.bring_up_to_date)


def allow_comparisons(sender: Any, using: str, **_: Any) -> None:
    """Receiver of post_migrate."""
    editors.allow(sender, FOR_EDITORS, using)
