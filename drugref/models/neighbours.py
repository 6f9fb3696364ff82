"""Names that are near one another: measured when the catalogue is loaded, and anew when an editor changes a name."""

from django.db import models

from drugref.names.similarity import Likeness


class NameNeighbour(models.Model):
    """*other* is one of the names most like *name*; both normalised. Not content: computed, and never edited."""

    name = models.CharField(max_length=120, db_index=True)
    other = models.CharField(max_length=120, db_index=True)
    rank = models.PositiveSmallIntegerField(help_text="1 is the nearest.")
    score = models.FloatField()
    prefix = models.FloatField()
    edit = models.FloatField()
    bigram = models.FloatField()
    sound = models.FloatField()

    class Meta:
        ordering = ["name", "rank"]
        constraints = [models.UniqueConstraint(fields=["name", "other"], name="name_neighbour_once")]

    def __str__(self) -> str:
        return f"{self.name} / {self.other}: {self.score:.2f}"

    @property
    def likeness(self) -> Likeness:
        return Likeness(self.prefix, self.edit, self.bigram, self.sound)
