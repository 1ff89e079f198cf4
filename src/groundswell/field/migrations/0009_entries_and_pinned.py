"""A row of history is an entry, and what a person placed is pinned: also in what an undo puts back."""

import json
import zlib

from django.db import migrations


def _rewritten(packed, before, after):
    """The patch with another name for a column of verbatims, or None where it holds none of it."""
    pieces, found = [], False
    while packed:
        stream = zlib.decompressobj()
        rows = json.loads(stream.decompress(packed))
        packed = stream.unused_data
        for row in rows:
            if row[:2] == ["field.verbatim", before]:
                found, row[1] = True, after
        pieces.append(zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 6))
    return b"".join(pieces) if found else None


def _rename(apps, before, after):
    for row in apps.get_model("field", "Entry").objects.exclude(patch=b"").only("patch").iterator(100):
        made = _rewritten(bytes(row.patch), before, after)
        if made is not None:
            row.patch = made
            row.save(update_fields=["patch"])


def say_pinned(apps, schema_editor):  # noqa: ARG001  # what Django calls it with
    _rename(apps, "held", "pinned")


def say_held(apps, schema_editor):  # noqa: ARG001  # what Django calls it with
    _rename(apps, "pinned", "held")


_OF_AN_ENTRY = "sourcefile conversation settext setphrase columnmap concern tombstone".split()


class Migration(migrations.Migration):
    dependencies = [("field", "0008_model_of_grouping")]

    operations = [
        migrations.RenameModel("Change", "Entry"),
        *(migrations.RenameField(model, "change", "entry") for model in _OF_AN_ENTRY),
        migrations.RenameField("verbatim", "held", "pinned"),
        migrations.RunPython(say_pinned, say_held),
    ]
