"""Wording in templates."""

from django import template
from django.utils.translation import ngettext_lazy

from groundswell.field.worded.forms import said
from groundswell.people.language import number as number_told
from groundswell.people.language import role_called
from groundswell.people.vocabulary import worded

register = template.Library()

# What pages count, each noun with both its forms.
_NOUNS = {
    "account": ngettext_lazy("%(count)s account", "%(count)s accounts", "n"),
    "chance": ngettext_lazy("%(count)s chance", "%(count)s chances", "n"),
    "change": ngettext_lazy("%(count)s change", "%(count)s changes", "n"),
    "claim": ngettext_lazy("%(count)s claim", "%(count)s claims", "n"),
    "concern": ngettext_lazy("%(count)s concern", "%(count)s concerns", "n"),
    "conversation": ngettext_lazy("%(count)s conversation", "%(count)s conversations", "n"),
    "comment": ngettext_lazy("%(count)s comment", "%(count)s comments", "n"),
    "card": ngettext_lazy("%(count)s card", "%(count)s cards", "n"),
    "draft": ngettext_lazy("%(count)s draft", "%(count)s drafts", "n"),
    "earlier row": ngettext_lazy("%(count)s earlier row", "%(count)s earlier rows", "n"),
    "file": ngettext_lazy("%(count)s file", "%(count)s files", "n"),
    "guest": ngettext_lazy("%(count)s guest", "%(count)s guests", "n"),
    "invitation": ngettext_lazy("%(count)s invitation", "%(count)s invitations", "n"),
    "mail": ngettext_lazy("%(count)s mail", "%(count)s mails", "n"),
    "meeting": ngettext_lazy("%(count)s meeting", "%(count)s meetings", "n"),
    "month": ngettext_lazy("%(count)s month", "%(count)s months", "n"),
    "more chance": ngettext_lazy("%(count)s more chance", "%(count)s more chances", "n"),
    "more concern": ngettext_lazy("%(count)s more concern", "%(count)s more concerns", "n"),
    "more deal": ngettext_lazy("%(count)s more deal", "%(count)s more deals", "n"),
    "gate": ngettext_lazy("%(count)s gate", "%(count)s gates", "n"),
    "launch": ngettext_lazy("%(count)s launch", "%(count)s launches", "n"),
    "more file": ngettext_lazy("%(count)s more file", "%(count)s more files", "n"),
    "more verbatim": ngettext_lazy("%(count)s more verbatim", "%(count)s more verbatims", "n"),
    "more": ngettext_lazy("%(count)s more", "%(count)s more", "n"),
    "paragraph": ngettext_lazy("%(count)s paragraph", "%(count)s paragraphs", "n"),
    "person": ngettext_lazy("%(count)s person", "%(count)s people", "n"),
    "program": ngettext_lazy("%(count)s program", "%(count)s programs", "n"),
    "recovery code": ngettext_lazy("%(count)s recovery code", "%(count)s recovery codes", "n"),
    "refused row": ngettext_lazy("%(count)s refused row", "%(count)s refused rows", "n"),
    "restricted conversation": ngettext_lazy(
        "%(count)s restricted conversation", "%(count)s restricted conversations", "n"
    ),
    "row": ngettext_lazy("%(count)s row", "%(count)s rows", "n"),
    "rule": ngettext_lazy("%(count)s rule", "%(count)s rules", "n"),
    "seller": ngettext_lazy("%(count)s seller", "%(count)s sellers", "n"),
    "target": ngettext_lazy("%(count)s target", "%(count)s targets", "n"),
    "thing": ngettext_lazy("%(count)s thing", "%(count)s things", "n"),
    "time": ngettext_lazy("%(count)s time", "%(count)s times", "n"),
    "token": ngettext_lazy("%(count)s token", "%(count)s tokens", "n"),
    "turn": ngettext_lazy("%(count)s turn", "%(count)s turns", "n"),
    "verbatim": ngettext_lazy("%(count)s verbatim", "%(count)s verbatims", "n"),
    "byte": ngettext_lazy("%(count)s byte", "%(count)s bytes", "n"),
    "call": ngettext_lazy("%(count)s call", "%(count)s calls", "n"),
    "chat": ngettext_lazy("%(count)s chat", "%(count)s chats", "n"),
    "deal": ngettext_lazy("%(count)s deal", "%(count)s deals", "n"),
    "note": ngettext_lazy("%(count)s note", "%(count)s notes", "n"),
    "source": ngettext_lazy("%(count)s source", "%(count)s sources", "n"),
    "ticket": ngettext_lazy("%(count)s ticket", "%(count)s tickets", "n"),
}


@register.filter
def counted(value: int, noun: str) -> str:
    """`3|counted:"account"` is "3 accounts"; the noun is one of those above."""
    return _NOUNS[noun] % {"n": value, "count": number_told(value)}


@register.filter
def sentence(told: str) -> str:
    """With the stop at its end that it may have already, as where it ends with what somebody wrote."""
    return told if told.rstrip("”\"'").endswith((".", "?", "!", "…")) else f"{told}."


@register.filter
def number(value: int) -> str:
    return number_told(value)


@register.filter(name="said")
def sentence_said(sentence: str) -> str:
    """What a room says or has kept, in the language of the page."""
    return said(sentence)


@register.filter(name="worded")
def act_worded(name: str) -> str:
    """The name of an act, in the company's words for what it sells."""
    return worded(name)


@register.filter
def called(role: str) -> str:
    """What a role is called."""
    return role_called(role)
