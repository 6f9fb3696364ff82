"""Of an enzyme two words were said for one thing: “blocks enzyme” becomes “blocks”."""

from django.db import migrations


def say_blocks(apps, schema_editor):
    facts = apps.get_model("drugref", "Fact").objects.filter(attribute__vocabulary="enzyme", action="blocks enzyme")
    facts.update(action="blocks")


class Migration(migrations.Migration):
    dependencies = [("drugref", "0008_taken_together")]
    operations = [migrations.RunPython(say_blocks, migrations.RunPython.noop)]
