import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0034_targets_are_set"),
        ("launch", "0002_gates_that_are_asked"),
        ("results", "0001_the_room"),
    ]

    operations = [
        migrations.CreateModel(
            name="TargetTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                ("by", models.TextField(blank=True, default="")),
                ("user", models.BigIntegerField(default=0)),
                ("header", models.TextField(default="[]")),
                ("rows", models.TextField(default="[]")),
                ("refused", models.TextField(default="[]")),
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
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seller", models.TextField(blank=True, default="")),
                ("team", models.TextField(blank=True, default="")),
                ("product", models.TextField(blank=True, default="")),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                ("removed", models.BooleanField(default=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="field.entry"
                    ),
                ),
                (
                    "launch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="launch.launch",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["removed", "first"], name="results_targets_standing")],
            },
        ),
    ]
