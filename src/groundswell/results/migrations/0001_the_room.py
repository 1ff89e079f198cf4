from django.db import migrations


class Migration(migrations.Migration):
    """The room's tables begin after this: what measures a launch reads what the rooms below have written."""

    initial = True

    dependencies = [("street", "0002_guests_present")]

    operations = []
