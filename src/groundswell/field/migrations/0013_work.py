from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0012_erasing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Work",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=8)),
                ("by", models.TextField(blank=True, default="")),
                ("since", models.DateTimeField()),
                ("stage", models.TextField(blank=True, default="")),
                ("done", models.IntegerField(default=0)),
                ("total", models.IntegerField(null=True)),
                ("process", models.TextField()),
            ],
        ),
    ]
