from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0022_deliveries"),
    ]

    operations = [
        migrations.CreateModel(
            name="FoundProposals",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("run", models.BigIntegerField()),
                ("one", models.JSONField(default=list)),
                ("two", models.JSONField(default=list)),
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
                    ("apart", "Apart"),
                    ("whole", "Whole"),
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
    ]
