import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("field", "0032_acts_of_rooms_above"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.TextField()),
                ("about", models.TextField(blank=True, default="")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("understood", "Understood"),
                            ("planned", "Planned"),
                            ("building", "Building"),
                            ("shipped", "Shipped"),
                            ("declined", "Declined"),
                        ],
                        default="understood",
                        max_length=10,
                    ),
                ),
                ("because", models.TextField(blank=True, default="")),
                ("line", models.TextField(blank=True, default="")),
                ("owner", models.BigIntegerField(default=0)),
                ("made", models.DateTimeField()),
                ("shipped", models.DateField(null=True)),
                ("removed", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="Addressed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "how_far",
                    models.CharField(
                        choices=[("solves", "Solves"), ("eases", "Eases")], default="solves", max_length=6
                    ),
                ),
                ("removed", models.BooleanField(default=True)),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="field.concern"
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addressed",
                        to="product.change",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("change", "concern"), name="one_row_a_change_and_concern")
                ],
            },
        ),
    ]
