from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_matching"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="begun",
            field=models.BooleanField(default=False),
        ),
    ]
