import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0032_acts_of_rooms_above"),
        ("message", "0001_drafts"),
        ("launch", "0001_first_launches"),
    ]

    operations = [
        migrations.CreateModel(
            name="SigningPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sales", models.BooleanField(default=True)),
                ("marketing", models.BooleanField(default=True)),
                ("product", models.BooleanField(default=True)),
                ("legal", models.BooleanField(default=False)),
                ("legal_user", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="House",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("promise", models.TextField(blank=True, default="")),
                ("tone", models.TextField(blank=True, default="")),
                (
                    "launch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="house", to="launch.launch"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pillar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("place", models.PositiveIntegerField()),
                ("removed", models.BooleanField(default=True)),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pillars",
                        to="launch.launch",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sentence", models.TextField()),
                ("place", models.PositiveIntegerField()),
                ("removed", models.BooleanField(default=True)),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="claims", to="launch.launch"
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="message.pillar",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("document", "Document"), ("figure", "Figure"), ("reference", "Reference")],
                        max_length=9,
                    ),
                ),
                ("text", models.TextField()),
                ("link", models.TextField(blank=True, default="")),
                ("voucher", models.BigIntegerField(default=0)),
                ("until", models.DateField(null=True)),
                ("removed", models.BooleanField(default=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proofs", to="message.claim"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("sales", "Sales"),
                            ("marketing", "Marketing"),
                            ("product", "Product"),
                            ("legal", "Legal"),
                        ],
                        max_length=9,
                    ),
                ),
                ("user", models.BigIntegerField()),
                ("by", models.TextField()),
                ("role", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("evidence", models.CharField(max_length=64)),
                ("removed", models.BooleanField(default=True)),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="launch.launch",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("use", models.CharField(choices=[("use", "Use"), ("avoid", "Avoid")], max_length=5)),
                ("word", models.TextField()),
                ("instead", models.TextField(blank=True, default="")),
                ("removed", models.BooleanField(default=True)),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="launch.launch",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClaimAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("user", models.BigIntegerField(default=0)),
                ("removed", models.BooleanField(default=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="message.claim",
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="field.concern"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("claim", "concern"), name="one_row_a_claim_and_concern")
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceShown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("user", models.BigIntegerField()),
                ("message", models.CharField(max_length=64)),
                ("evidence", models.CharField(max_length=64)),
                ("verbatims", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
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
                        fields=("launch", "user", "evidence"), name="one_row_a_launch_user_and_evidence"
                    )
                ],
            },
        ),
    ]
