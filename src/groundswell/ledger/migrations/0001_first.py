import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Lease",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("holder", models.TextField()),
                ("until", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="AuditRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("user", models.BigIntegerField()),
                ("name", models.TextField()),
                ("act", models.TextField()),
                ("ref", models.TextField(blank=True, default="")),
                ("address", models.GenericIPAddressField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["-at"], name="ledger_audit_at")],
            },
        ),
        migrations.CreateModel(
            name="OutboxItem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.TextField()),
                ("to", models.TextField()),
                ("body", models.JSONField()),
                ("made", models.DateTimeField()),
                ("due", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("sent", models.DateTimeField(null=True)),
                ("failed", models.TextField(blank=True, default="")),
                ("given_up", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("sent", None)), fields=["due"], name="ledger_outbox_due")
                ],
            },
        ),
    ]
