from django.apps import AppConfig
from django.db.models.signals import post_migrate

from drugref import editors


class DrugrefConfig(AppConfig):
    name = "drugref"
    verbose_name = "Drug reference"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drugref.derived import (
            entries_changed,  # models are ready only now
            measure_again,
        )
        from drugref.models.editions import tell_of_every_row

        tell_of_every_row()
        post_migrate.connect(editors.allow_drug_reference, sender=self)
        entries_changed.connect(measure_again)
