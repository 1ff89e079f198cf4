"""Amounts become whole minor units, and so does what history tells of them, so that it can be undone.

What was no whole number of minor units is rounded, what was no number is let go; both keep what stood there
in `amount_before`, which `groundswell doctor` counts.
"""

import json
import zlib
from decimal import Decimal, InvalidOperation

from django.db import migrations, models

# Not a copy of its list of currencies: what is kept has to be read by the list that then holds.
from groundswell.speech import Money


def _minor(digits, currency):
    """(minor units, whether that is exactly what stood there)."""
    if digits is None:
        return None, True
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None, False
    money = Money.of(value, currency) if value.is_finite() else None
    return (money.minor, money.value == value) if money else (None, False)


def _in_minor_units(apps, _):
    deals = apps.get_model("crm", "Deal")
    currency_of = {}
    for row in deals.objects.all().iterator():
        currency_of[row.pk] = row.currency
        row.minor, exact = _minor(row.amount, row.currency)
        row.amount_before = "" if exact else row.amount
        row.save(update_fields=["minor", "amount_before"])
    _rewrite_history(apps.get_model("field", "Entry"), currency_of)


def _rewrite_history(entries, currency_of):
    """The newest first: what an entry says of a currency tells in which the amounts before it were."""
    for row in entries.objects.exclude(patch=b"").order_by("-id").only("patch").iterator():
        pieces = _pieces(bytes(row.patch))
        if not any(column[:2] == ["crm.deal", "amount"] for piece in pieces for column in piece):
            _go_back(pieces, currency_of)
            continue
        for piece in reversed(pieces):
            after = dict(currency_of)
            _go_back([piece], currency_of)
            for column in piece:
                if column[:2] == ["crm.deal", "amount"]:
                    ids = column[3]
                    column[4] = [_of(i, v, currency_of) for i, v in zip(ids, column[4], strict=True)]
                    column[5] = [_of(i, v, after) for i, v in zip(ids, column[5], strict=True)]
        row.patch = b"".join(
            zlib.compress(json.dumps(piece, separators=(",", ":")).encode(), 6) for piece in pieces
        )
        row.save(update_fields=["patch"])


def _of(number, digits, currency_of):
    return _minor(digits, currency_of.get(number, ""))[0]


def _go_back(pieces, currency_of):
    for piece in reversed(pieces):
        for table, name, _, ids, before, _ in piece:
            if (table, name) == ("crm.deal", "currency"):
                currency_of.update(zip(ids, before, strict=True))


def _pieces(packed):
    pieces = []
    while packed:
        stream = zlib.decompressobj()
        pieces.append(json.loads(stream.decompress(packed)))
        packed = stream.unused_data
    return pieces


class Migration(migrations.Migration):
    dependencies = [
        ("crm", "0002_exact_amounts"),
        ("field", "0009_entries_and_pinned"),
    ]

    operations = [
        migrations.AddField(
            model_name="deal",
            name="amount_before",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="deal",
            name="minor",
            field=models.BigIntegerField(null=True),
        ),
        migrations.RunPython(_in_minor_units, migrations.RunPython.noop),
        migrations.RemoveField(model_name="deal", name="amount"),
        migrations.RenameField(model_name="deal", old_name="minor", new_name="amount"),
    ]
