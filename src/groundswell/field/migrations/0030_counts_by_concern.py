from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0029_pages_of_previews"),
    ]

    operations = [
        migrations.AlterField(
            model_name="concerncount",
            name="concern",
            field=models.BigIntegerField(),
        ),
        migrations.AddIndex(
            model_name="concerncount",
            index=models.Index(
                fields=["concern", "account", "seller", "month", "kind", "spoken", "verbatims"],
                name="counts_by_concern",
            ),
        ),
    ]
