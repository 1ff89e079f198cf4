from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_doors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Failure",
            fields=[
                ("work", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("what", models.TextField()),
                ("first", models.DateTimeField()),
                ("last", models.DateTimeField()),
                ("again", models.DateTimeField()),
                ("tries", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Errand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("about", models.JSONField(default=dict)),
                ("by", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                ("done", models.DateTimeField(null=True)),
                ("told", models.JSONField(default=dict)),
                ("refused", models.TextField(blank=True, default="")),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "-at"], name="ledger_errands")],
            },
        ),
    ]
