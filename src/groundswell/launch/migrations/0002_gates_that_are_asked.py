from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("launch", "0001_first_launches"),
    ]

    operations = [
        migrations.CreateModel(
            name="GateAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gate", models.TextField(unique=True)),
                ("last_tier", models.PositiveSmallIntegerField(null=True)),
            ],
        ),
    ]
