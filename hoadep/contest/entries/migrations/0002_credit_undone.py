import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('entries', '0001_begin'),
        ('exemplars', '0001_begin'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='commendationentry',
            name='commendation_entry_once',
        ),
        migrations.AddField(
            model_name='commendationentry',
            name='undone_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='gỡ lúc'),
        ),
        migrations.AddField(
            model_name='commendationentry',
            name='undone_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='commendationentry',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('commendation', 'entry'), name='commendation_entry_once'),
        ),
    ]
