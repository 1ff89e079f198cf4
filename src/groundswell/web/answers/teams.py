"""What the teams that must answer are called on pages."""

from django.utils.translation import gettext_lazy as _

from groundswell.field.attention.deciding import Team

TEAMS = {Team.PRODUCT: _("product"), Team.MARKETING: _("marketing")}


def called(team: Team) -> str:
    return str(TEAMS[team])
