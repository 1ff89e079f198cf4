"""What a person said of two accounts can be undone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("crm", "0005_facts_know_their_files")]
    operations = [
        migrations.AddField("kinship", "withdrawn", models.BooleanField(default=False)),
    ]
