from django.apps import AppConfig


class FieldConfig(AppConfig):
    name = "groundswell.field"
    label = "field"
