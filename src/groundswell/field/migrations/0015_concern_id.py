"""A concern has an id, as everything else: its number and its id were one thing under two names."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("field", "0014_read_model")]
    operations = [migrations.RenameField("concern", "number", "id")]
