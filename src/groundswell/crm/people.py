"""Our people as the CRM tells of them: which of them somebody is who signs in."""

from groundswell.crm.models import PersonOfOurs


def person_of(email: str) -> str:
    """The name that the CRM has for this address; empty where it knows none, or several."""
    known = PersonOfOurs.objects.filter(withdrawn=False, email__iexact=email.strip()).exclude(name="")
    names = set(known.values_list("name", flat=True)) if email.strip() else set[str]()
    return names.pop() if len(names) == 1 else ""


def people_of_ours() -> list[str]:
    """The names that somebody may be matched to, in order."""
    known = PersonOfOurs.objects.filter(withdrawn=False).exclude(name="")
    return sorted(set(known.values_list("name", flat=True)))
