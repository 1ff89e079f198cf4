import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0017_erasing_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="AttentionRule",
            fields=[
                ("kind", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("on", models.BooleanField()),
                ("numbers", models.JSONField()),
                ("team", models.CharField(max_length=9)),
                ("days", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.AlterField(
            model_name="entry",
            name="action",
            field=models.CharField(
                choices=[
                    ("import", "Import"),
                    ("merge", "Merge"),
                    ("split", "Split"),
                    ("move", "Move"),
                    ("rename", "Rename"),
                    ("dismiss", "Dismiss"),
                    ("reopen", "Reopen"),
                    ("undo", "Undo"),
                    ("forget", "Forget"),
                    ("regroup", "Regroup"),
                    ("kinship", "Kinship"),
                    ("call", "Call"),
                    ("take up", "Take Up"),
                    ("answer", "Answer"),
                    ("postpone", "Postpone"),
                    ("pass on", "Pass On"),
                    ("escalate", "Escalate"),
                    ("meeting", "Meeting"),
                    ("hear", "Hear"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.TextField()),
                ("stands", models.BooleanField(default=False)),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="field.concern",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="field.entry"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.TextField()),
                ("at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("place", models.TextField(blank=True, default="")),
                ("by", models.BigIntegerField()),
                ("invited", models.JSONField(default=list)),
                ("changes", models.PositiveIntegerField(default=0)),
                ("cancelled", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="meetings_by_day")],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("team", models.CharField(max_length=9)),
                ("due", models.DateField()),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("void", "Void"),
                            ("waiting", "Waiting"),
                            ("taken up", "Taken Up"),
                            ("answered", "Answered"),
                            ("postponed", "Postponed"),
                            ("passed on", "Passed On"),
                        ],
                        default="void",
                        max_length=9,
                    ),
                ),
                ("until", models.DateField(null=True)),
                ("taken_by", models.BigIntegerField(default=0)),
                ("escalated", models.BooleanField(default=False)),
                ("rule", models.CharField(blank=True, default="", max_length=12)),
                ("occasion", models.CharField(max_length=80, null=True, unique=True)),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="field.concern"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="field.entry"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["standing", "due"], name="calls_by_standing")],
            },
        ),
        migrations.CreateModel(
            name="MeetingPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="field.concern"
                    ),
                ),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="points", to="field.meeting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "concern"), name="one_point_a_concern")
                ],
            },
        ),
        migrations.CreateModel(
            name="WordBack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("user", models.BigIntegerField()),
                ("verbatim", models.BigIntegerField()),
                ("seen", models.DateTimeField(null=True)),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words_back",
                        to="field.concern",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words_back",
                        to="field.entry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "concern", "entry"), name="one_word_back_a_listener"
                    )
                ],
            },
        ),
    ]
