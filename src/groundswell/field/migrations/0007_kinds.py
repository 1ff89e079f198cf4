from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0006_set_phrases"),
    ]

    operations = [
        migrations.AddField(
            model_name="verbatim",
            name="carries",
            field=models.FloatField(default=0.0),
        ),
        migrations.AddField(
            model_name="verbatim",
            name="judged",
            field=models.CharField(blank=True, default="", max_length=100),
        ),
    ]
