from django.apps import AppConfig
from django.core import checks


class FieldConfig(AppConfig):
    name = "groundswell.field"
    label = "field"

    def ready(self) -> None:
        checks.register(_sound_sqlite)


def _sound_sqlite(**_: object) -> list[checks.CheckMessage]:
    from groundswell.field.keeping import store

    wrong = store.what_is_wrong_with_sqlite() if store.is_in_file() else ""
    return [checks.Error(wrong, id="field.E001")] if wrong else []
