"""A verbatim as pages quote it."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.engine.survey.values import Evidence
from groundswell.people.language import day
from groundswell.report import quotes
from groundswell.report.layout import ONE_FILE
from groundswell.report.quotes import Quote
from groundswell.speech import Voice

_VOICES = {
    Voice.REPORTED: gettext_lazy("reported by a seller"),
    Voice.UNKNOWN: gettext_lazy("speaker unknown"),
}


def quoted(verbatim: Evidence) -> Quote:
    return replace(
        quotes.quoted(verbatim, ONE_FILE),
        voice=str(_VOICES.get(verbatim.voice, "")),
        said_by=said_by(verbatim),
        day=day(verbatim.at),
    )


def said_by(verbatim: Evidence) -> str:
    """Who said it to whom, as far as it is known."""
    told = {"who": _at_account(verbatim), "seller": verbatim.seller}
    if verbatim.voice is Voice.REPORTED:
        writer = verbatim.said_by or verbatim.seller or _("a seller")
        about = {"writer": writer, "account": verbatim.account}
        return _("%(writer)s, about %(account)s") % about if verbatim.account else writer
    if not verbatim.seller or verbatim.seller == verbatim.said_by:
        return told["who"]
    return (_("%(who)s, to %(seller)s") if told["who"] else _("to %(seller)s")) % told


def _at_account(verbatim: Evidence) -> str:
    if verbatim.said_by and verbatim.account:
        return _("%(name)s at %(account)s") % {"name": verbatim.said_by, "account": verbatim.account}
    return verbatim.said_by or verbatim.account
