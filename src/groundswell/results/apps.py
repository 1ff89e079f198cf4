from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "groundswell.results"
    label = "results"

    def ready(self) -> None:
        from groundswell.field.erasing import rooms
        from groundswell.field.history import objecting
        from groundswell.results.erasing import leave_out
        from groundswell.results.models import AdoptionDecision, Look, Target, TargetTable
        from groundswell.results.standing.erasing import be_reached as of_standing
        from groundswell.results.targets.undoing import refuse_overlaps
        from groundswell.results.timelines.erasing import be_reached as of_timelines

        rooms.belong(Target, "seller")
        rooms.reach(TargetTable, "by")
        # Columns that mean nothing to us are kept of a refused row, too, and may quote a customer.
        rooms.reach(TargetTable, "name", "header", "rows", "refused", of_concerns=True)
        rooms.reach(Look, "words", of_concerns=True)
        rooms.reach_users(leave_out)
        rooms.reach(AdoptionDecision, "by")
        objecting.ask(refuse_overlaps)
        of_timelines()
        of_standing()
