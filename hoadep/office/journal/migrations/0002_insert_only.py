"""Let the database itself refuse every change of rows and seals."""

from django.db import migrations

from hoadep.office.journal import triggers


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda _, editor: triggers.create(editor.connection),
            lambda _, editor: triggers.drop(editor.connection),
        )
    ]
