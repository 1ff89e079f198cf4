import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("name", models.TextField()),
                ("email", models.EmailField(max_length=254, unique=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("seller", "seller"),
                            ("sales lead", "sales lead"),
                            ("marketing", "marketing"),
                            ("product", "product"),
                            ("executive", "executive"),
                            ("administrator", "administrator"),
                            ("guest", "guest"),
                        ],
                        max_length=13,
                    ),
                ),
                ("person", models.TextField(blank=True, default="")),
                ("is_active", models.BooleanField(default=True)),
                ("joined", models.DateTimeField()),
                ("ended", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("domains", models.JSONField(default=list)),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("time_zone", models.TextField(default="UTC")),
                ("fiscal_year_begins", models.PositiveSmallIntegerField(default=1)),
                ("sells_services", models.BooleanField(default=False)),
                ("is_sample", models.BooleanField(default=False)),
                ("only", models.BooleanField(default=True, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Entrance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sign in", "Sign In"),
                            ("invitation", "Invitation"),
                            ("first run", "First Run"),
                        ],
                        max_length=10,
                    ),
                ),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("email", models.EmailField(blank=True, default="", max_length=254)),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seller", "seller"),
                            ("sales lead", "sales lead"),
                            ("marketing", "marketing"),
                            ("product", "product"),
                            ("executive", "executive"),
                            ("administrator", "administrator"),
                            ("guest", "guest"),
                        ],
                        default="",
                        max_length=13,
                    ),
                ),
                ("made", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                ("used", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"), name="one_team_a_name"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="teams",
            field=models.ManyToManyField(blank=True, related_name="members", to="people.team"),
        ),
    ]
