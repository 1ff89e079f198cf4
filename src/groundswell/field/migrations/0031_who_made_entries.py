from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0030_counts_by_concern"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="user",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
    ]
