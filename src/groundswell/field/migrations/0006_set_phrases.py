import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0005_neighbour_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="verbatim",
            name="said",
            field=models.CharField(blank=True, db_index=True, default="", max_length=16),
        ),
        migrations.CreateModel(
            name="SetPhrase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said", models.CharField(db_index=True, max_length=16)),
                ("heard", models.BooleanField(default=False)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="set_phrases",
                        to="field.change",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="verbatim",
            name="set_phrase",
            field=models.ForeignKey(
                default=None,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verbatims",
                to="field.setphrase",
            ),
        ),
    ]
