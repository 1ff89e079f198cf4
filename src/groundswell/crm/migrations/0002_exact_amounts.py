"""Amounts become digits as text, and deals get a currency."""

from decimal import Decimal

from django.db import migrations, models


def write_plainly(apps, schema_editor):  # noqa: ARG001  # what Django calls it with
    """SQLite made "12500.0" of the float 12500.0, and "1.0e+16" of very large ones."""
    deals = apps.get_model("crm", "Deal")
    for row in deals.objects.exclude(amount=None):
        plain = format(Decimal(row.amount), "f")
        row.amount = plain.rstrip("0").rstrip(".") if "." in plain else plain
        row.save(update_fields=["amount"])


class Migration(migrations.Migration):
    dependencies = [
        ("crm", "0001_first_field"),
    ]

    operations = [
        migrations.AddField(
            model_name="deal",
            name="currency",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AlterField(
            model_name="deal",
            name="amount",
            field=models.TextField(null=True),
        ),
        migrations.RunPython(write_plainly, migrations.RunPython.noop),
    ]
