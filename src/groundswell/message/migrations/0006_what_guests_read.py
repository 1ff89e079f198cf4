import django.db.models.deletion
from django.db import migrations, models


def share_what_was_said_to_guests(apps, schema_editor):  # noqa: ARG001 - as Django calls it
    """Until now what was said of a draft that guests brought was for them to read, and nothing else."""
    first = apps.get_model("message", "DraftVersion").objects.filter(number=1, role="guest")
    comments = apps.get_model("message", "DraftComment").objects
    comments.filter(version__draft__in=first.values("draft")).update(shared=True)


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0032_acts_of_rooms_above"),
        ("launch", "0001_first_launches"),
        ("message", "0005_texts_that_rest"),
    ]

    operations = [
        migrations.AddField(
            model_name="draftcomment",
            name="shared",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(share_what_was_said_to_guests, migrations.RunPython.noop),
        migrations.AddField(
            model_name="releasedtext",
            name="of",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.CreateModel(
            name="ReleasedDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32, unique=True)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("user", models.BigIntegerField()),
                ("removed", models.BooleanField(default=True)),
                ("name", models.TextField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="field.entry"
                    ),
                ),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="released_drafts",
                        to="launch.launch",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="released",
                        to="message.draftversion",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
