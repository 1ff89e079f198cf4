from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "groundswell.results"
    label = "results"
