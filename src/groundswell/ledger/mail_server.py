"""By which server mail goes out: the only writes to that, each with its audit row."""

from datetime import datetime

from groundswell.ledger.acting import acting
from groundswell.ledger.models import MailServer
from groundswell.people.viewer import Viewer, require_administrator


def keep(viewer: Viewer, server: MailServer, at: datetime) -> None:
    """This one from now on, and no other. Raises NotForYou."""
    require_administrator(viewer)
    with acting(viewer, "set the mail server", at=at, ref=server.host):
        MailServer.objects.exclude(pk=server.pk).delete()
        server.save()


def remove(viewer: Viewer, at: datetime) -> None:
    """No mail goes out any more; everything works without. Raises NotForYou."""
    require_administrator(viewer)
    with acting(viewer, "remove the mail server", at=at):
        MailServer.objects.all().delete()
