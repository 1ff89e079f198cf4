import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0034_targets_are_set"),
        ("results", "0002_targets"),
    ]

    operations = [
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("of", models.TextField()),
                ("concern", models.BigIntegerField()),
                ("day", models.DateField()),
                ("days", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("verdict", models.CharField(max_length=16)),
                ("found", models.JSONField(default=dict)),
                ("words", models.TextField(blank=True, default="")),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="field.entry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("of", "concern", "day", "days"), name="results_looked_once"
                    )
                ],
            },
        ),
    ]
