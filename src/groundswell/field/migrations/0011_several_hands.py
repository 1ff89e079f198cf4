"""For several hands at once: patches beside the list of history, who undid what, events, versions.

What stands in an older store is told in the same way: which entries were undone, what runs did to concerns, and
what people decided, as events.
"""

import json
import zlib
from collections import Counter, defaultdict

import django.db.models.deletion
from django.db import migrations, models


def _columns(packed):
    """(table, column, ids, before, after) of a patch in one or several pieces."""
    while packed:
        stream = zlib.decompressobj()
        for table, column, _, ids, before, after in json.loads(stream.decompress(packed)):
            yield table, column, ids, before, after
        packed = stream.unused_data


def _moves_and_merges(packed):
    values = {}  # what was changed twice counts once, from first to last
    merges = {}
    for table, column, ids, before, after in _columns(packed):
        if (table, column) == ("field.verbatim", "concern"):
            for id_, old, new in zip(ids, before, after, strict=True):
                values.setdefault(id_, [old, new])[1] = new
        if table == "field.concern" and column in ("merged_into", "merged_into_id"):
            merges.update((gone, into) for gone, into in zip(ids, after, strict=True) if into)
    moves = Counter((old, new) for old, new in values.values())
    for merge in merges.items():
        del moves[merge]
    return {
        "moves": [[*move, count] for move, count in sorted(moves.items())],
        "merges": list(merges.items()),
    }


def _is_undone(number, undoings):
    return any(not _is_undone(one, undoings) for one in undoings[number])


_KINDS = {
    "merge": "merged",
    "split": "split off",
    "move": "moved",
    "rename": "renamed",
    "dismiss": "dismissed",
}


def _events(entry, told):
    """What an entry made happen: (concern, kind, ref). `told` holds which concerns earlier entries are about."""
    if entry.action == "undo":
        return [(concern, "undone", f"#{entry.undoes_id}") for concern in told.get(entry.undoes_id, ())]
    kind = _KINDS.get(entry.action)
    return [(concern, kind, "") for concern in entry.concerns] if kind else []


def tell(apps, schema_editor):  # noqa: ARG001  # what Django calls it with
    entries = apps.get_model("field", "Entry")
    pieces = apps.get_model("field", "PatchPiece")
    events = apps.get_model("field", "ConcernEvent")
    there = set(apps.get_model("field", "Concern").objects.values_list("number", flat=True))
    undoings = defaultdict(list)
    for number, undoes in entries.objects.exclude(undoes=None).values_list("id", "undoes"):
        undoings[undoes].append(number)
    told = {}
    for entry in entries.objects.order_by("id").iterator(100):
        packed = bytes(entry.patch)
        if packed:
            pieces.objects.create(entry=entry, packed=packed)
        if entry.action in ("import", "regroup", "hear"):
            entry.effect = _moves_and_merges(packed)
        standing = [one for one in undoings[entry.pk] if not _is_undone(one, undoings)]
        entry.undone_by_id = max(standing, default=None)
        entry.save(update_fields=["effect", "undone_by"])
        found = [one for one in _events(entry, told) if one[0] in there]
        told[entry.pk] = sorted({concern for concern, _, _ in found})
        events.objects.bulk_create(
            events(
                concern_id=concern,
                kind=kind,
                at=entry.at,
                by=entry.by,
                because=entry.because,
                ref=ref,
                entry=entry,
            )
            for concern, kind, ref in found
        )


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0010_the_same_again"),
        ("crm", "0004_tellings"),  # it still rewrites patches where they stood
    ]

    operations = [
        migrations.AddField(
            model_name="concern",
            name="version",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="entry",
            name="effect",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="entry",
            name="undone_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="field.entry"
            ),
        ),
        migrations.AlterField(
            model_name="concern",
            name="status",
            field=models.CharField(
                choices=[
                    ("open", "open"),
                    ("called", "called"),
                    ("taken up", "taken up"),
                    ("answered", "answered"),
                    ("postponed", "postponed"),
                    ("changing", "changing"),
                    ("shipped", "shipped"),
                    ("launched", "launched"),
                    ("faded", "faded"),
                    ("returned", "returned"),
                    ("dismissed", "dismissed"),
                ],
                default="open",
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
                    ("hear", "Hear"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="ConcernEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("called", "called"),
                            ("taken up", "taken up"),
                            ("answered", "answered"),
                            ("postponed", "postponed"),
                            ("passed on", "passed on"),
                            ("escalated", "escalated"),
                            ("planned", "planned"),
                            ("shipped", "shipped"),
                            ("claimed", "claimed"),
                            ("launched", "launched"),
                            ("faded", "faded"),
                            ("returned", "returned"),
                            ("dismissed", "dismissed"),
                            ("reopened", "reopened"),
                            ("renamed", "renamed"),
                            ("moved", "moved"),
                            ("split off", "split off"),
                            ("merged", "merged"),
                            ("undone", "undone"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.TextField(blank=True, default="")),
                ("because", models.TextField(blank=True, default="")),
                ("ref", models.TextField(blank=True, default="")),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="field.concern"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="field.entry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PatchPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("packed", models.BinaryField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="patch_pieces",
                        to="field.entry",
                    ),
                ),
            ],
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="entry",
            name="patch",
        ),
    ]
