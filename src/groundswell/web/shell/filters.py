"""Wording in templates, as in the report."""

from django import template
from django.utils.translation import ngettext

from groundswell.report import wording

register = template.Library()


@register.filter
def counted(value: int, noun: str) -> str:
    """`3|counted:"account"` is "3 accounts"; an irregular plural stands after a bar, `"match|matches"`."""
    singular, _, plural = noun.partition("|")
    return ngettext(f"%(count)s {singular}", f"%(count)s {plural or singular + 's'}", value) % {
        "count": wording.number(value)
    }


@register.filter
def number(value: int) -> str:
    return wording.number(value)
