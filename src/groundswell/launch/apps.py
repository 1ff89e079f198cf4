from django.apps import AppConfig


class LaunchConfig(AppConfig):
    name = "groundswell.launch"
    label = "launch"

    def ready(self) -> None:
        from groundswell.field.erasing import rooms
        from groundswell.launch.erasing import leave_out
        from groundswell.launch.models import Launch, LaunchEvent, LaunchReach

        rooms.reach(Launch, "name", "about", of_concerns=True)
        rooms.reach(LaunchEvent, "because", of_concerns=True)
        rooms.reach(LaunchEvent, "by")
        rooms.reach(LaunchReach, "value")
        rooms.reach_users(leave_out)
