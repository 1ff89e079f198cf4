from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0018_attention"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountSummary",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("segment", models.TextField(blank=True, default="")),
                ("industry", models.TextField(blank=True, default="")),
                ("country", models.TextField(blank=True, default="")),
                ("deals", models.JSONField(default=list)),
            ],
        ),
        migrations.AddField(
            model_name="fieldsummary",
            name="themes",
            field=models.JSONField(default=dict),
        ),
        migrations.AddIndex(
            model_name="concerncount",
            index=models.Index(fields=["account"], name="counts_by_account"),
        ),
        migrations.AddIndex(
            model_name="concerncount",
            index=models.Index(fields=["seller"], name="counts_by_seller"),
        ),
    ]
