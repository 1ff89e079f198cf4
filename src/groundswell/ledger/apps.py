from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "groundswell.ledger"
    label = "ledger"
