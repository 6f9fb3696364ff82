"""Of an enzyme two words were said for one thing: “blocks enzyme” becomes “blocks”.

Also in the texts that were last agreed with the files: else each of these entries would look edited here, and a file that has changed
since would be in conflict.
"""

import re

from django.db import migrations

ENZYMES = re.compile(r"\n  enzymes:\n(?:    .*\n)+")


def say_blocks(apps, schema_editor):
    facts = apps.get_model("drugref", "Fact").objects.filter(attribute__vocabulary="enzyme", action="blocks enzyme")
    facts.update(action="blocks")
    for agreed in apps.get_model("drugref", "LoadedRecord").objects.filter(text__contains="(blocks enzyme"):
        agreed.text = ENZYMES.sub(lambda block: block[0].replace("(blocks enzyme", "(blocks"), agreed.text)
        agreed.save(update_fields=["text"])


class Migration(migrations.Migration):
    dependencies = [("drugref", "0008_taken_together")]
    operations = [migrations.RunPython(say_blocks, migrations.RunPython.noop)]
