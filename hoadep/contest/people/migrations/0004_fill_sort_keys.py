from django.db import migrations

from hoadep.vietnamese.names import name_sort_key


def fill(apps, schema_editor):
    """Give every account and member of a working group the key of its name."""
    for model in ('Account', 'GroupMember'):
        rows = apps.get_model('people', model).objects.only('name')
        for row in rows.iterator():
            row.sort_key = name_sort_key(row.name)[:900]
            row.save(update_fields=['sort_key'])


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_sort_by_given_name'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
