import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0021_terms"),
    ]

    operations = [
        migrations.CreateModel(
            name="WatchedFolder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.TextField(unique=True)),
                ("by", models.TextField(blank=True, default="")),
                ("since", models.DateTimeField()),
                ("looked", models.DateTimeField(null=True)),
                ("trouble", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.TextField(blank=True, default="")),
                ("user", models.BigIntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("arriving", "Arriving"),
                            ("looking", "Looking"),
                            ("looked", "Looked"),
                            ("taking", "Taking"),
                            ("taken", "Taken"),
                            ("stuck", "Stuck"),
                        ],
                        default="arriving",
                        max_length=8,
                    ),
                ),
                ("sellers", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("as_verbatims", models.BooleanField(default=False)),
                ("system", models.TextField(blank=True, default="")),
                ("ended", models.DateTimeField(null=True)),
                ("process", models.TextField(blank=True, default="")),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("again", models.DateTimeField(null=True)),
                ("trouble", models.TextField(blank=True, default="")),
                (
                    "entry",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delivery",
                        to="field.entry",
                    ),
                ),
                (
                    "folder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="deliveries",
                        to="field.watchedfolder",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DeliveredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("size", models.BigIntegerField(default=0)),
                ("refused", models.TextField(blank=True, default="")),
                ("preview", models.JSONField(null=True)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="field.delivery"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("delivery", "name"), name="one_name_a_delivered_file")
                ],
            },
        ),
        migrations.CreateModel(
            name="SeenFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64)),
                ("state", models.CharField(max_length=64)),
                ("since", models.DateTimeField()),
                ("taken", models.BooleanField(default=False)),
                (
                    "folder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="field.watchedfolder",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("folder", "name"), name="one_row_a_seen_file")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["state", "id"], name="deliveries_by_state"),
        ),
    ]
