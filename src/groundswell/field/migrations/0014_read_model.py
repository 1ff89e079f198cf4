"""The read model: summaries and counts. Which concerns entries touched is told of the older ones, too."""

import django.db.models.deletion
from django.db import migrations, models


def tell(apps, _editor):
    told = apps.get_model("field", "EntryConcern")
    for entry, concerns in apps.get_model("field", "Entry").objects.values_list("id", "concerns").iterator():
        told.objects.bulk_create([told(entry_id=entry, concern=one) for one in set(concerns)])


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0013_work"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConcernSummary",
            fields=[
                ("concern", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("kind", models.CharField(max_length=11)),
                ("status", models.CharField(max_length=9)),
                ("theme", models.IntegerField(null=True)),
                ("score", models.FloatField()),
                ("accounts", models.IntegerField()),
                ("accounts_reported", models.IntegerField()),
                ("sellers", models.IntegerField()),
                ("conversations", models.IntegerField()),
                ("spoken", models.IntegerField()),
                ("verbatims", models.IntegerField()),
                ("deals", models.IntegerField()),
                ("concentration", models.TextField(blank=True, default="")),
                ("direction", models.CharField(max_length=16)),
                ("firm", models.BooleanField()),
                ("reason", models.TextField()),
                ("first_at", models.DateTimeField(null=True)),
                ("last_at", models.DateTimeField(null=True)),
                ("telling", models.JSONField(default=list)),
                ("record", models.JSONField()),
                ("counted", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="CountedConversation",
            fields=[
                ("conversation", models.BigIntegerField(primary_key=True, serialize=False)),
                ("account", models.TextField(blank=True, db_index=True, default="")),
                ("seller", models.TextField(blank=True, default="")),
                ("deal", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="FieldSummary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateTimeField(null=True)),
                ("dated_to", models.DateTimeField(null=True)),
                ("dated_ahead", models.DateTimeField(null=True)),
                ("totals", models.JSONField(default=dict)),
                ("most_deals", models.IntegerField(default=0)),
                ("background", models.BinaryField(default=b"")),
            ],
        ),
        migrations.CreateModel(
            name="NearestPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=100)),
                ("first", models.BigIntegerField(db_index=True)),
                ("lists", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="ReadState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("changed", models.BooleanField(default=True)),
                ("run", models.BigIntegerField(default=0)),
                ("ready", models.BooleanField(default=False)),
            ],
        ),
        migrations.AlterField(
            model_name="verbatim",
            name="community",
            field=models.BigIntegerField(db_index=True, default=0),
        ),
        migrations.CreateModel(
            name="ConcernCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("concern", models.BigIntegerField(db_index=True)),
                ("month", models.IntegerField()),
                ("kind", models.CharField(max_length=11)),
                ("account", models.TextField(blank=True, default="")),
                ("seller", models.TextField(blank=True, default="")),
                ("verbatims", models.IntegerField()),
                ("spoken", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "month"], name="counts_by_kind_and_month")],
            },
        ),
        migrations.CreateModel(
            name="EntryConcern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("concern", models.BigIntegerField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="touched", to="field.entry"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("concern", "entry"), name="touched_once")],
            },
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
