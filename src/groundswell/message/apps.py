from django.apps import AppConfig


class MessageConfig(AppConfig):
    name = "groundswell.message"
    label = "message"
