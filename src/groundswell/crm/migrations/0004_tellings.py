"""A row for each system that tells of an account, a deal or a person; stages, products, kinds, several domains.

The one domain that an account had becomes the first of several, in what history tells of it too; a domain of
public mail is none any more. The closing day of an open deal was a hope, and becomes what it is.
"""

import json
import zlib

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

from groundswell.sources.speakers.freemail import FREE_MAIL


def _domains(domain):
    return [domain] if domain and domain not in FREE_MAIL else []


def _bring_over(apps, _):
    accounts, deals = apps.get_model("crm", "Account"), apps.get_model("crm", "Deal")
    for row in accounts.objects.exclude(domain="").iterator():
        row.domains = _domains(row.domain)
        row.save(update_fields=["domains"])
    deals.objects.filter(status="open").update(expected=F("closed"), closed=None)
    sellers = apps.get_model("crm", "Seller")
    sellers.objects.filter(key__startswith="given:").update(kind="seller")
    for row in apps.get_model("field", "Entry").objects.exclude(patch=b"").only("patch").iterator():
        patch = _rewritten(bytes(row.patch))
        if patch is not None:
            row.patch = patch
            row.save(update_fields=["patch"])


def _rewritten(packed):
    """The patch with domains in place of the domain, or None where it tells of none."""
    pieces, touched = [], False
    while packed:
        stream = zlib.decompressobj()
        columns = json.loads(stream.decompress(packed))
        packed = stream.unused_data
        for column in columns:
            if column[:2] == ["crm.account", "domain"]:
                touched = True
                column[1] = "domains"
                column[4], column[5] = ([_domains(domain) for domain in values] for values in column[4:6])
        pieces.append(zlib.compress(json.dumps(columns, separators=(",", ":")).encode(), 6))
    return b"".join(pieces) if touched else None


class Migration(migrations.Migration):
    dependencies = [
        ("crm", "0003_minor_units"),
        ("field", "0009_entries_and_pinned"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="system",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="account",
            name="through",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(model_name="account", name="told", field=models.BigIntegerField(default=0)),
        migrations.AddField(
            model_name="deal",
            name="system",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="deal",
            name="through",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(model_name="deal", name="told", field=models.BigIntegerField(default=0)),
        migrations.AddField(
            model_name="seller",
            name="system",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="seller",
            name="through",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(model_name="seller", name="told", field=models.BigIntegerField(default=0)),
        migrations.AddField(
            model_name="account",
            name="segment",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="account",
            name="industry",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="account",
            name="country",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(model_name="account", name="domains", field=models.JSONField(default=list)),
        migrations.AddField(model_name="deal", name="expected", field=models.DateField(null=True)),
        migrations.AddField(model_name="deal", name="products", field=models.JSONField(default=list)),
        migrations.AddField(
            model_name="deal",
            name="stage",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="seller",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[("seller", "seller"), ("support", "support"), ("other", "other")],
                default="",
                max_length=7,
            ),
        ),
        migrations.RemoveConstraint(model_name="account", name="one_account_a_key_and_name"),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.UniqueConstraint(
                fields=("key", "name", "system", "through"), name="one_account_a_key_and_name"
            ),
        ),
        migrations.RemoveConstraint(model_name="deal", name="one_deal_a_key_name_and_account"),
        migrations.AddConstraint(
            model_name="deal",
            constraint=models.UniqueConstraint(
                fields=("key", "name", "account", "system", "through"), name="one_deal_a_key_name_and_account"
            ),
        ),
        migrations.RemoveConstraint(model_name="seller", name="one_seller_a_key_name_and_email"),
        migrations.AddConstraint(
            model_name="seller",
            constraint=models.UniqueConstraint(
                fields=("key", "name", "email", "system", "through"), name="one_seller_a_key_name_and_email"
            ),
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stage", models.TextField()),
                ("day", models.DateField()),
                ("entered", models.BooleanField(default=True)),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stages", to="crm.deal"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("deal", "stage", "day"), name="one_stage_a_deal_and_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Kinship",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("one", models.TextField()),
                ("other", models.TextField()),
                ("same", models.BooleanField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("one", "other"), name="one_kinship_a_pair")],
            },
        ),
        migrations.RunPython(_bring_over, migrations.RunPython.noop),
        migrations.RemoveField(model_name="account", name="domain"),
    ]
