"""Our people as the CRM tells of them: which of them somebody is who signs in."""

from datetime import datetime

from groundswell.crm.models import PersonOfOurs
from groundswell.people.matching import match_by_itself, unmatched


def person_of(email: str) -> str:
    """The name that the CRM has for this address; empty where it knows none, or several."""
    known = PersonOfOurs.objects.filter(withdrawn=False, email__iexact=email.strip()).exclude(name="")
    names = set(known.values_list("name", flat=True)) if email.strip() else set[str]()
    return names.pop() if len(names) == 1 else ""


def match_by_mail(_: datetime) -> None:
    """Let those who are matched to nobody be who the CRM says, once it knows their address; not those of
    whom an administrator said who they are."""
    for user, email in unmatched():
        if name := person_of(email):
            match_by_itself(user, name)


def people_of_ours() -> list[str]:
    """The names that somebody may be matched to, in order."""
    known = PersonOfOurs.objects.filter(withdrawn=False).exclude(name="")
    return sorted(set(known.values_list("name", flat=True)))
