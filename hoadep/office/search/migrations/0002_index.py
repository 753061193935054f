"""Let the database index the words of every document."""

from django.db import migrations

from hoadep.office.search import index


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda _, editor: index.create(editor.connection),
            lambda _, editor: index.drop(editor.connection),
        )
    ]
