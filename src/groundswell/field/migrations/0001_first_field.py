import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="GroupingMemory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("memory", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Separation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("one", models.BigIntegerField()),
                ("other", models.BigIntegerField()),
                ("active", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("import", "Import"),
                            ("merge", "Merge"),
                            ("split", "Split"),
                            ("move", "Move"),
                            ("rename", "Rename"),
                            ("dismiss", "Dismiss"),
                            ("undo", "Undo"),
                            ("forget", "Forget"),
                        ],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.TextField(blank=True, default="")),
                ("because", models.TextField(blank=True, default="")),
                ("summary", models.TextField()),
                ("concerns", models.JSONField(default=list)),
                ("patch", models.BinaryField(default=b"")),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undoings",
                        to="field.change",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.TextField(blank=True, default="")),
                (
                    "named_by",
                    models.CharField(
                        choices=[("words", "words"), ("model", "model"), ("person", "person")],
                        default="words",
                        max_length=6,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("dismissed", "dismissed")], default="open", max_length=9
                    ),
                ),
                ("theme", models.IntegerField(null=True)),
                ("kept", models.BooleanField(default=False)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="born", to="field.change"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbed",
                        to="field.concern",
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="field.concern",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("key", models.TextField(blank=True, db_index=True, default="")),
                ("fingerprint", models.CharField(db_index=True, max_length=64)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("call", "call"),
                            ("meeting", "meeting"),
                            ("mail", "mail"),
                            ("ticket", "ticket"),
                            ("chat", "chat"),
                            ("note", "note"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source", models.TextField(db_index=True)),
                ("at", models.DateTimeField(db_index=True, null=True)),
                ("title", models.TextField(blank=True, default="")),
                ("account", models.TextField(blank=True, default="")),
                ("deal", models.TextField(blank=True, default="")),
                ("seller", models.TextField(blank=True, default="")),
                ("whole", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("live", "Live"),
                            ("replaced", "Replaced"),
                            ("undone", "Undone"),
                            ("forgotten", "Forgotten"),
                        ],
                        default="live",
                        max_length=9,
                    ),
                ),
                ("extraction", models.CharField(blank=True, db_index=True, default="", max_length=32)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="field.change",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="field.conversation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SourceFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField(db_index=True)),
                ("kind", models.TextField(blank=True, default="")),
                ("rows", models.IntegerField(default=0)),
                ("taken", models.IntegerField(default=0)),
                ("duplicates", models.IntegerField(default=0)),
                ("refused", models.IntegerField(default=0)),
                ("error", models.TextField(blank=True, default="")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="field.change"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.IntegerField()),
                ("reason", models.TextField()),
                ("taken", models.BooleanField(default=False)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refusals",
                        to="field.sourcefile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(choices=[("source", "source"), ("person", "person")], max_length=6),
                ),
                ("salt", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("conversations", models.IntegerField()),
                ("verbatims", models.JSONField()),
                (
                    "change",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tombstone",
                        to="field.change",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("position", models.IntegerField()),
                ("row", models.IntegerField()),
                ("speaker", models.TextField(blank=True, default="")),
                ("email", models.TextField(blank=True, default="")),
                (
                    "role",
                    models.CharField(
                        choices=[("customer", "customer"), ("seller", "seller"), ("unknown", "unknown")],
                        max_length=8,
                    ),
                ),
                ("text", models.TextField()),
                ("seconds", models.FloatField(null=True)),
                ("at", models.DateTimeField(null=True)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="field.conversation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vector",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=64)),
                ("model", models.TextField()),
                ("values", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("text", "model"), name="one_vector_a_text_and_model")
                ],
            },
        ),
        migrations.CreateModel(
            name="Verbatim",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("question", "question"),
                            ("frustration", "frustration"),
                            ("objection", "objection"),
                            ("request", "request"),
                            ("praise", "praise"),
                        ],
                        max_length=11,
                    ),
                ),
                ("confidence", models.FloatField()),
                ("language", models.CharField(blank=True, default="", max_length=8)),
                (
                    "voice",
                    models.CharField(
                        choices=[("spoken", "spoken"), ("reported", "reported"), ("unknown", "unknown")],
                        max_length=8,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("live", "Live"), ("withdrawn", "Withdrawn"), ("forgotten", "Forgotten")],
                        default="live",
                        max_length=9,
                    ),
                ),
                ("context", models.CharField(db_index=True, max_length=64)),
                ("community", models.BigIntegerField(default=0)),
                ("concern", models.BigIntegerField(db_index=True, default=0)),
                ("score", models.FloatField(default=0.0)),
                ("held", models.BooleanField(default=False)),
                ("grouping", models.CharField(blank=True, default="", max_length=32)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verbatims",
                        to="field.conversation",
                    ),
                ),
                (
                    "turn",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="verbatims",
                        to="field.turn",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="sourcefile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rows",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("taken"), "+", models.F("duplicates")
                            ),
                            "+",
                            models.F("refused"),
                        ),
                    )
                ),
                name="no_row_is_lost",
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.UniqueConstraint(fields=("conversation", "position"), name="one_turn_a_place"),
        ),
    ]
