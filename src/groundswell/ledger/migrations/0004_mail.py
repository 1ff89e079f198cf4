from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0003_failures_and_errands"),
    ]

    operations = [
        migrations.CreateModel(
            name="MailServer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("host", models.TextField()),
                ("port", models.PositiveIntegerField()),
                (
                    "security",
                    models.CharField(
                        choices=[("STARTTLS", "Starttls"), ("TLS", "Tls"), ("none", "None")], max_length=8
                    ),
                ),
                ("user", models.TextField(blank=True, default="")),
                ("sender", models.EmailField(max_length=254)),
            ],
        ),
        migrations.AddField(
            model_name="outboxitem",
            name="key",
            field=models.CharField(max_length=80, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="outboxitem",
            name="needless",
            field=models.TextField(blank=True, default=""),
        ),
    ]
