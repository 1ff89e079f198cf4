import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0023_proposals"),
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
                    ("mend", "Mend"),
                    ("hear", "Hear"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="Mend",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[("account", "Account"), ("seller", "Seller"), ("side", "Side")], max_length=7
                    ),
                ),
                ("speaker", models.TextField(blank=True, default="")),
                ("email", models.TextField(blank=True, default="")),
                ("said", models.TextField()),
                ("told", models.TextField(blank=True, default="")),
                ("sides", models.JSONField(default=list)),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mends",
                        to="field.conversation",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mends", to="field.entry"
                    ),
                ),
                (
                    "unheard",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="field.entry",
                    ),
                ),
            ],
        ),
    ]
