import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0033_what_is_set"),
        ("launch", "0002_gates_that_are_asked"),
        ("message", "0006_what_guests_read"),
        ("results", "0004_worked"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdoptionDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(db_index=True, max_length=64)),
                ("said", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("by", models.TextField(blank=True, default="")),
                ("user", models.BigIntegerField(default=0)),
                ("removed", models.BooleanField(default=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="message.claim"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="field.entry"
                    ),
                ),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="launch.launch"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AdoptionLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("upto", models.BigIntegerField(db_index=True, default=0)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("again", models.DateTimeField(null=True)),
                ("trouble", models.TextField(blank=True, default="")),
                (
                    "launch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="launch.launch"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JudgedConversation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("of", models.CharField(max_length=64)),
                ("turns", models.JSONField(default=list)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="field.conversation"
                    ),
                ),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="launch.launch"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("launch", "conversation"), name="one_row_a_launch_and_conversation"
                    )
                ],
            },
        ),
    ]
