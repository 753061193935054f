from datetime import datetime, time

from django.db import migrations
from django.utils import timezone


def keep_what_was_answered(apps, schema_editor):
    """Lists that the upper level decided on have one answer, which settled all of their dossiers."""
    submission = apps.get_model("exemplars", "Submission")
    answer = apps.get_model("exemplars", "UpperAnswer")
    for row in submission.objects.filter(forwarded_on__isnull=False, decided_on__isnull=False):
        made = answer.objects.create(
            submission=row,
            granted=True,
            number=row.number,
            dated=row.decided_on,
            giver=row.giver,
            signer=row.signer,
            at=timezone.make_aware(datetime.combine(row.decided_on, time(12))),
            by_id=row.by_id,
        )
        settled = row.items.filter(removed_at__isnull=True, dossier__state__in=("commended", "declined", "revoked"))
        settled.update(answer=made)
        row.answered_on = row.decided_on
        row.save(update_fields=["answered_on"])


class Migration(migrations.Migration):
    dependencies = [("exemplars", "0005_upper_answers")]

    operations = [migrations.RunPython(keep_what_was_answered, migrations.RunPython.noop)]
