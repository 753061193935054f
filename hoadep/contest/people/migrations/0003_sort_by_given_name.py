from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_running'),
    ]

    operations = [
        migrations.AddField(
            model_name='account',
            name='one_time',
            field=models.BooleanField(db_default=False, default=False, verbose_name='mật khẩu chỉ dùng lần đầu'),
        ),
        migrations.AddField(
            model_name='account',
            name='sort_key',
            field=models.CharField(db_index=True, default='', editable=False, max_length=900),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='groupmember',
            name='sort_key',
            field=models.CharField(db_index=True, default='', editable=False, max_length=900),
            preserve_default=False,
        ),
        migrations.AlterModelOptions(
            name='groupmember',
            options={'ordering': ['sort_key', 'pk']},
        ),
    ]
