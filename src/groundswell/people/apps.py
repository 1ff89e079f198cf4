from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "groundswell.people"
    label = "people"

    def ready(self) -> None:
        from groundswell.people.vocabulary import speak

        speak()
