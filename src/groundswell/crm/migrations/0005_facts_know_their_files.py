from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("crm", "0004_tellings"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="sources",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="deal",
            name="sources",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="seller",
            name="sources",
            field=models.JSONField(default=list),
        ),
    ]
