from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="auditrow",
            name="role",
            field=models.CharField(blank=True, default="", max_length=13),
        ),
        migrations.AddIndex(
            model_name="auditrow",
            index=models.Index(fields=["user", "-id"], name="ledger_audit_of_one"),
        ),
    ]
