from django.apps import AppConfig


class ProductConfig(AppConfig):
    name = "groundswell.product"
    label = "product"

    def ready(self) -> None:
        from groundswell.field.erasing import rooms
        from groundswell.product.models import Change

        rooms.reach(Change, "title", "about", "because", "line", of_concerns=True)
