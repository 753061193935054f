"""Gives documents on PostgreSQL the word of their block."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from hoadep.office.search import index


def build_anew(_apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Make the index anew where it was made before there were blocks, and look at it."""
    if schema.connection.vendor == "postgresql":
        index.drop(schema.connection)
        index.create(schema.connection)
        schema.execute("ANALYZE search_document")


class Migration(migrations.Migration):
    """One more word a document."""

    dependencies = [("search", "0002_index")]
    operations = [migrations.RunPython(build_anew, migrations.RunPython.noop)]
