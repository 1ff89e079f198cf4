from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0009_entries_and_pinned"),
    ]

    operations = [
        migrations.AddField(
            model_name="verbatim",
            name="again",
            field=models.BigIntegerField(default=0),
        ),
    ]
