from django.db import migrations
from django.db.models import OuterRef, Subquery

from hoadep.vietnamese.names import sort_key


def take_keys(apps, schema_editor):
    """Exemplars stand where their person's name stands, collectives by the first word of theirs."""
    exemplar = apps.get_model("exemplars", "Exemplar")
    person = apps.get_model("people", "Person").objects.filter(pk=OuterRef("person_id"))
    persons = exemplar.objects.filter(sort_key="", person__isnull=False)
    persons.update(sort_key=Subquery(person.values("sort_key")[:1]))
    for row in exemplar.objects.filter(sort_key="").select_related("collective"):
        row.sort_key = sort_key(row.collective.name)[:900]
        row.save(update_fields=["sort_key"])


class Migration(migrations.Migration):
    dependencies = [("exemplars", "0010_sort_key")]

    operations = [migrations.RunPython(take_keys, migrations.RunPython.noop)]
