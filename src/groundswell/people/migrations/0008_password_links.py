from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_saved_views"),
    ]

    operations = [
        migrations.AlterField(
            model_name="entrance",
            name="kind",
            field=models.CharField(
                choices=[
                    ("sign in", "Sign In"),
                    ("invitation", "Invitation"),
                    ("first run", "First Run"),
                    ("password", "Password"),
                ],
                max_length=10,
            ),
        ),
    ]
