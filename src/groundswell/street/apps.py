from django.apps import AppConfig


class StreetConfig(AppConfig):
    name = "groundswell.street"
    label = "street"
