import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0011_several_hands"),
    ]

    operations = [
        migrations.AddField(
            model_name="refusal",
            name="raw",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="tombstone",
            name="traces",
            field=models.CharField(blank=True, default="file", max_length=4),
        ),
        migrations.AlterField(
            model_name="tombstone",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="tombstones", to="field.entry"
            ),
        ),
    ]
