from django.apps import AppConfig


class StreetConfig(AppConfig):
    name = "groundswell.street"
    label = "street"

    def ready(self) -> None:
        from groundswell.field.erasing import rooms
        from groundswell.street import models
        from groundswell.street.erasing import leave_out

        for written in (models.Presentation, models.GuestPresentation):
            rooms.reach(written, "subtitle", "presenters", "numbers", "slides", of_concerns=True)
        rooms.reach(models.Decision, "because", "deck", "evidence", of_concerns=True)
        rooms.reach(models.Decision, "by")
        rooms.reach(models.Condition, "what", of_concerns=True)
        rooms.reach(models.GateOverride, "because", of_concerns=True)
        rooms.reach(models.GateOverride, "by")
        lines = ("they_say", "you_say", "push_back", "proof", "ask", "dont_say")
        rooms.reach(models.CardVersion, *lines, of_concerns=True)
        rooms.reach(models.CardVersion, "by")
        rooms.reach(models.CardQuestion, "words", "line", of_concerns=True)
        rooms.reach(models.CardQuestion, "by", "answered_by")
        rooms.reach(models.KitLink, "name", "by")
        rooms.reach(models.Tick, "by")
        rooms.reach_users(leave_out)
