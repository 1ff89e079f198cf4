from django.apps import AppConfig


class MessageConfig(AppConfig):
    name = "groundswell.message"
    label = "message"

    def ready(self) -> None:
        from groundswell.field.erasing import rooms
        from groundswell.message import models

        rooms.reach(models.Draft, "name", of_concerns=True)
        rooms.reach(models.DraftVersion, "words", of_concerns=True)
        rooms.reach(models.DraftComment, "words", of_concerns=True)
        rooms.reach(models.DraftVersion, "by", "file")
        rooms.reach(models.DraftComment, "by")
        rooms.reach(models.DraftApproval, "by")
        rooms.reach(models.House, "promise", "tone", of_concerns=True)
        rooms.reach(models.Pillar, "text", of_concerns=True)
        rooms.reach(models.Wording, "word", "instead", of_concerns=True)
        rooms.reach(models.Claim, "sentence", of_concerns=True)
        rooms.reach(models.Proof, "text", "link", of_concerns=True)
        rooms.reach(models.Signature, "text", of_concerns=True)
        rooms.reach(models.Signature, "by")
        rooms.reach(models.CoveredText, "name", "words", of_concerns=True)
        rooms.reach(models.CoveredText, "by")
        rooms.reach(models.CoverageDecision, "by")
        rooms.stand_for_verbatims(models.ReleasedWords, "text")
        for released in (models.ReleasedWords, models.ReleasedConcern, models.ReleasedText):
            rooms.reach(released, "text", of_concerns=True)
            rooms.reach(released, "by")
        rooms.reach(models.ReleasedDraft, "name", "text", of_concerns=True)
        rooms.reach(models.ReleasedDraft, "by")
        rooms.reach(models.HiddenName, "text", of_concerns=True)
