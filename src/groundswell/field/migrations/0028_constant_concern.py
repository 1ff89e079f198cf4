from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0027_traits"),
    ]

    operations = [
        migrations.AddField(
            model_name="concernsummary",
            name="brought",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="concernsummary",
            name="who",
            field=models.JSONField(default=dict),
        ),
        migrations.AddIndex(
            model_name="verbatim",
            index=models.Index(fields=["concern", "-score", "id"], name="verbatims_by_score"),
        ),
        migrations.AddIndex(
            model_name="verbatim",
            index=models.Index(
                condition=models.Q(("again__gt", 0)), fields=["again"], name="verbatims_again"
            ),
        ),
    ]
