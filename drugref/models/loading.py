"""What the catalogue's loader remembers, so that it can tell an editor's change from a new file."""

from django.db import models


class LoadedRecord(models.Model):
    """The text of one catalogue record as it was last loaded from a file."""

    key = models.CharField(max_length=200, unique=True, help_text="Kind and slug, such as “drug:baclofen”.")
    text = models.TextField()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key
