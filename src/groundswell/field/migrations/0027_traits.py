from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0026_stopping"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountTrait",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account", models.TextField(db_index=True)),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("product", "Product"),
                            ("segment", "Segment"),
                            ("industry", "Industry"),
                            ("country", "Country"),
                        ],
                        max_length=8,
                    ),
                ),
                ("value", models.TextField()),
            ],
            options={
                "indexes": [models.Index(fields=["of", "value"], name="traits_by_value")],
            },
        ),
    ]
