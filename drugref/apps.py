from django.apps import AppConfig
from django.db.models.signals import post_migrate

from drugref import editors


class DrugrefConfig(AppConfig):
    name = "drugref"
    verbose_name = "Drug reference"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drugref import checks  # noqa: F401  registers them
        from drugref.derived import renew_soon  # models are ready only now
        from drugref.knowledge.current import edited_here
        from drugref.models.editions import edited, tell_of_every_row

        tell_of_every_row()
        post_migrate.connect(editors.allow_drug_reference, sender=self)
        edited.connect(renew_soon)
        edited.connect(edited_here)
