"""What a company may sell. What its pages call that depends on it, so it is told here without those words."""

from django.utils.translation import gettext_lazy as _

OFFERINGS = [("products", _("What we make")), ("services", _("What we do for others"))]
