import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0024_mends"),
    ]

    operations = [
        migrations.AlterField(
            model_name="conversation",
            name="state",
            field=models.CharField(
                choices=[
                    ("live", "Live"),
                    ("replaced", "Replaced"),
                    ("undone", "Undone"),
                    ("forgotten", "Forgotten"),
                    ("withheld", "Restricted"),
                ],
                default="live",
                max_length=9,
            ),
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
                    ("mend", "Mend"),
                    ("restrict", "Restrict"),
                    ("lift", "Lift"),
                    ("hear", "Hear"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[("legal", "Legal"), ("HR", "Hr"), ("under NDA", "Nda"), ("other", "Other")],
                        max_length=9,
                    ),
                ),
                ("word", models.TextField(blank=True, default="")),
                ("by", models.BigIntegerField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
                        to="field.entry",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="conversation",
            name="restriction",
            field=models.ForeignKey(
                default=None,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conversations",
                to="field.restriction",
            ),
        ),
        migrations.CreateModel(
            name="RestrictionReader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("user", models.BigIntegerField(db_index=True)),
                (
                    "restriction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readers",
                        to="field.restriction",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("restriction", "user"), name="one_reader_once")
                ],
            },
        ),
    ]
