from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0020_notes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("of", models.CharField(max_length=7)),
                ("name", models.TextField()),
                ("months", models.PositiveSmallIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "name"), name="one_term_for_each")],
            },
        ),
    ]
