from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0033_what_is_set"),
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
                    ("restrict", "Restrict"),
                    ("lift", "Lift"),
                    ("hear", "Hear"),
                    ("change", "Change"),
                    ("launch", "Launch"),
                    ("message", "Message"),
                    ("draft", "Draft"),
                    ("release", "Release"),
                    ("decide", "Decide"),
                    ("rule", "Rule"),
                    ("keep", "Keep"),
                    ("watch", "Watch"),
                    ("gates", "Gates"),
                    ("target", "Target"),
                ],
                max_length=8,
            ),
        ),
    ]
