from django.apps import AppConfig


class CrmConfig(AppConfig):
    name = "groundswell.crm"
    label = "crm"
