from django.db import migrations, models


def look_again(apps, schema_editor):  # noqa: ARG001 - as Django calls it
    """What waits for a word was looked at before files had a place and rows of their own."""
    deliveries = apps.get_model("field", "Delivery").objects.filter(state="looked")
    apps.get_model("field", "DeliveredFile").objects.filter(delivery__in=deliveries).update(preview=None)
    deliveries.update(state="looking")


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0028_constant_concern"),
    ]

    operations = [
        migrations.AddField(
            model_name="deliveredfile",
            name="place",
            field=models.SmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="deliveredfile",
            name="rows",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="delivery",
            name="speakers",
            field=models.JSONField(default=list),
        ),
        migrations.AddIndex(
            model_name="deliveredfile",
            index=models.Index(fields=["delivery", "place"], name="delivered_files_by_place"),
        ),
        migrations.RunPython(look_again, migrations.RunPython.noop),
    ]
