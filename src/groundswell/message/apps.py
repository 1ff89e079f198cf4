from django.apps import AppConfig


class MessageConfig(AppConfig):
    name = "groundswell.message"
    label = "message"

    def ready(self) -> None:
        from groundswell.field.erasing import rooms
        from groundswell.message.models import Draft, DraftApproval, DraftComment, DraftVersion

        rooms.reach(Draft, "name", of_concerns=True)
        rooms.reach(DraftVersion, "words", of_concerns=True)
        rooms.reach(DraftComment, "words", of_concerns=True)
        rooms.reach(DraftVersion, "by", "file")
        rooms.reach(DraftComment, "by")
        rooms.reach(DraftApproval, "by")
