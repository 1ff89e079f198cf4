"""What history tells of amounts before and after a change becomes digits as well, so that it can be undone."""

import json
import zlib
from decimal import Decimal

from django.db import migrations


def _digits(value):
    if value is None:
        return None
    plain = format(Decimal(repr(value)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _rewritten(packed):
    """The patch with amounts as digits, or None where it holds none. A patch is one or several pieces."""
    pieces, found = [], False
    while packed:
        stream = zlib.decompressobj()
        rows = json.loads(stream.decompress(packed))
        packed = stream.unused_data
        for row in rows:
            if row[:2] == ["crm.deal", "amount"]:
                found = True
                row[4], row[5] = [_digits(one) for one in row[4]], [_digits(one) for one in row[5]]
        pieces.append(zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 6))
    return b"".join(pieces) if found else None


def write_plainly(apps, schema_editor):  # noqa: ARG001  # what Django calls it with
    changes = apps.get_model("field", "Change")
    for row in changes.objects.exclude(patch=b"").only("patch").iterator():
        made = _rewritten(bytes(row.patch))
        if made is not None:
            row.patch = made
            row.save(update_fields=["patch"])


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0002_set_aside"),
        ("crm", "0002_exact_amounts"),
    ]

    operations = [
        migrations.RunPython(write_plainly, migrations.RunPython.noop),
    ]
