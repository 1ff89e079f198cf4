from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0003_exact_amounts_in_history"),
    ]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name=name,
            field=models.TextField(blank=True, default=""),
        )
        for name in ("segment", "product")
    ]
