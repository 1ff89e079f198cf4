"""What a person says of two accounts is an entry. Erased verbatims lose the mark of what was judged, which ends
in the digest of their words."""

from django.db import migrations, models

_ACTIONS = "import merge split move rename dismiss reopen undo forget regroup kinship hear".split()


def without_marks(apps, _):
    erased = apps.get_model("field", "Verbatim").objects.filter(state="forgotten")
    erased.exclude(judged="").update(judged="")


class Migration(migrations.Migration):
    dependencies = [("field", "0015_concern_id")]
    operations = [
        migrations.AlterField(
            "entry",
            "action",
            models.CharField(max_length=8, choices=[(action, action.title()) for action in _ACTIONS]),
        ),
        migrations.RunPython(without_marks, migrations.RunPython.noop),
    ]
