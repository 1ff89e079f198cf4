from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0025_restricted"),
    ]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="stopped_by",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="state",
            field=models.CharField(
                choices=[
                    ("arriving", "Arriving"),
                    ("looking", "Looking"),
                    ("looked", "Looked"),
                    ("taking", "Taking"),
                    ("placing", "Placing"),
                    ("stopping", "Stopping"),
                    ("taken", "Taken"),
                    ("stuck", "Stuck"),
                ],
                default="arriving",
                max_length=8,
            ),
        ),
    ]
