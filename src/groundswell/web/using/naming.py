"""Words for what a launch's day needs."""

from django.utils.translation import gettext_lazy as _

from groundswell.street.checklist import Item

ITEMS = {
    Item.CARDS: _("Each concern has a card in the hands of sales"),
    Item.SIGNED: _("All sides signed what will be said"),
    Item.DECIDED: _("Executives said go"),
    Item.READY: _("Sales read the cards and passed a check"),
    Item.NUMBERS: _("Sales was given its targets"),
    Item.PRICES: _("Prices and terms are where sales looks for them"),
    Item.SUPPORT: _("Support knows what is new, and what to answer"),
    Item.SITE: _("What customers read on our own pages says the same"),
    Item.PARTNERS: _("Partners and press have what they need"),
    Item.ON_CALL: _("Somebody answers what sales asks on the day"),
}
