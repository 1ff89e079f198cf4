from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0016_said_of_accounts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="tombstone",
            name="what",
            field=models.CharField(max_length=7),
        ),
    ]
