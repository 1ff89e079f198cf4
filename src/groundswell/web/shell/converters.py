"""By which parts of addresses are read, known to Django once this is loaded."""

from django.urls import register_converter

from groundswell.web.shell.addresses import AccountName, ConcernId, LaunchId, PastId, VerbatimId

register_converter(AccountName, "account")
register_converter(ConcernId, "C")
register_converter(LaunchId, "L")
register_converter(PastId, "P")
register_converter(VerbatimId, "V")
