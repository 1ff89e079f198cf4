from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_devices"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="person_is_told",
            field=models.BooleanField(default=False),
        ),
    ]
