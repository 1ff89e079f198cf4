from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("key", models.TextField(blank=True, default="")),
                ("name", models.TextField()),
                ("domain", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("key", "name"), name="one_account_a_key_and_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Deal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("key", models.TextField(blank=True, default="")),
                ("name", models.TextField(blank=True, default="")),
                ("account", models.TextField(blank=True, default="")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("won", "won"), ("lost", "lost")], max_length=4
                    ),
                ),
                ("amount", models.FloatField(null=True)),
                ("opened", models.DateField(null=True)),
                ("closed", models.DateField(null=True)),
                ("seller", models.TextField(blank=True, default="")),
                ("loss_reason", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "name", "account"), name="one_deal_a_key_name_and_account"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seller",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("key", models.TextField(blank=True, default="")),
                ("name", models.TextField(blank=True, default="")),
                ("email", models.TextField(blank=True, default="")),
                ("team", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "name", "email"), name="one_seller_a_key_name_and_email"
                    )
                ],
            },
        ),
    ]
