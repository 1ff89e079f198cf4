from django.db import migrations, models


def tell_model(apps, _):
    """Whose vectors the field was grouped by so far: those of its neighbour lists, or else the newest."""
    memory = apps.get_model("field", "GroupingMemory").objects.all()
    if not memory.exists():
        return
    for kept in ("NeighbourLists", "Vector"):
        newest = apps.get_model("field", kept).objects.order_by("-id").values_list("model", flat=True).first()
        if newest:
            memory.update(model=newest)
            return


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0007_kinds"),
    ]

    operations = [
        migrations.AddField(
            model_name="groupingmemory",
            name="model",
            field=models.CharField(default="", max_length=100),
        ),
        migrations.RunPython(tell_model, migrations.RunPython.noop),
    ]
