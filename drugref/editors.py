"""The “Editors” group: what a pharmacist or writer may do in the admin, and nothing else.

Permissions come into being after migrations, so the group is filled then, by each app for its own models.
"""

from collections.abc import Mapping
from typing import Any

EDITORS = "Editors"
ALL = ("view", "add", "change", "delete")
VIEW = ("view",)

DRUG_REFERENCE: Mapping[str, tuple[str, ...]] = {
    "entry": VIEW,
    **dict.fromkeys(
        ("drug", "drugclass", "name", "ingredient", "relation", "identifier", "axischeck", "rostercheck", "lookedthrough"), ALL
    ),
    **dict.fromkeys(("classification", "classificationcitation", "fact", "factcitation", "interaction", "interactioncitation"), ALL),
    **dict.fromkeys(("attribute", "term", "source"), ALL),
    "readerreport": ("view", "change"),
}
"""Model name -> what editors may do with it. A page's inline needs the permissions of its own model."""


def allow(app_config: Any, allowed: Mapping[str, tuple[str, ...]], using: str) -> None:
    """Give the Editors group the *allowed* permissions on the models of *app_config*; make the group if there is none.

    What an administrator added to the group is left alone.
    """
    from django.contrib.auth.management import create_permissions
    from django.contrib.auth.models import Group, Permission

    create_permissions(app_config, verbosity=0, using=using)  # Django makes them after this signal's earlier receivers
    codenames = [f"{action}_{model}" for model, actions in allowed.items() for action in actions]
    permissions = Permission.objects.using(using).filter(content_type__app_label=app_config.label, codename__in=codenames)
    Group.objects.using(using).get_or_create(name=EDITORS)[0].permissions.add(*permissions)


def allow_drug_reference(sender: Any, using: str, **_: Any) -> None:
    """Receiver of post_migrate."""
    allow(sender, DRUG_REFERENCE, using)
