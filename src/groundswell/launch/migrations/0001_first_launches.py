import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("field", "0032_acts_of_rooms_above"),
        ("product", "0001_first_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Launch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("about", models.TextField(blank=True, default="")),
                ("day", models.DateField(null=True)),
                ("tier", models.PositiveSmallIntegerField(default=2)),
                ("owner", models.BigIntegerField(default=0)),
                ("begun", models.DateTimeField()),
                ("removed", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="LaunchEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=24)),
                ("at", models.DateTimeField()),
                ("by", models.TextField(blank=True, default="")),
                ("user", models.BigIntegerField(default=0)),
                ("role", models.CharField(blank=True, default="", max_length=16)),
                ("ref", models.TextField(blank=True, default="")),
                ("because", models.TextField(blank=True, default="")),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="field.entry",
                    ),
                ),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="launch.launch"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LaunchChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("removed", models.BooleanField(default=True)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="launches",
                        to="product.change",
                    ),
                ),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="launch.launch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("launch", "change"), name="one_row_a_launch_and_change")
                ],
            },
        ),
        migrations.CreateModel(
            name="LaunchConcern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerns",
                        to="launch.launch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("launch", "concern"), name="one_row_a_launch_and_concern")
                ],
            },
        ),
        migrations.CreateModel(
            name="LaunchPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("user", models.BigIntegerField()),
                ("removed", models.BooleanField(default=True)),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="people", to="launch.launch"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("launch", "user"), name="one_row_a_launch_and_user")
                ],
            },
        ),
    ]
