"""Who of our users is whom in the CRM, where nobody said so."""

from groundswell.people.models import User


def unmatched() -> list[tuple[int, str]]:
    """Numbers and addresses of those who may come in, are matched to nobody, and of whom nobody said that."""
    open_to_it = User.objects.filter(is_active=True, person="", person_is_told=False)
    return list(open_to_it.values_list("pk", "email"))


def match_by_itself(user: int, person: str) -> None:
    """Unless somebody said something meanwhile."""
    User.objects.filter(pk=user, person="", person_is_told=False).update(person=person)
