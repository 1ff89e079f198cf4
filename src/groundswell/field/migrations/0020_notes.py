import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0019_pages_at_size"),
    ]

    operations = [
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
                    ("note", "Note"),
                    ("hear", "Hear"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="Noted",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("user", models.BigIntegerField(db_index=True)),
                ("kept", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="field.conversation"
                    ),
                ),
            ],
        ),
    ]
