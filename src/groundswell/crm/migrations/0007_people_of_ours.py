"""People of ours are not all sellers, so they are no more kept under that name."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("crm", "0006_kinship_withdrawn")]
    operations = [migrations.RenameModel("Seller", "PersonOfOurs")]
