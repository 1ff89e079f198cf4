"""The forms of what rooms above the field say of changes, their tickets and launches; see forms.py."""

from django.utils.translation import gettext_noop as _

# Several of these stand in one sentence, with "; " between.
CLAUSES = (
    _("it is called “%(name)s”"),
    _("what it is about"),
    _("its day is open"),
    _("its day is %(day)s"),
    _("it is of tier %(tier)s"),
    _("nobody leads it"),
    _("%(name)s leads it"),
)

_OF_CHANGES = (
    _("wrote down CH-%(number)s “%(title)s”"),
    _("described CH-%(number)s “%(title)s”"),
    _("gave CH-%(number)s to another owner"),
    _("gave CH-%(number)s to nobody"),
    _("CH-%(number)s solves C-%(concern)s"),
    _("CH-%(number)s eases C-%(concern)s"),
    _("CH-%(number)s is not for C-%(concern)s"),
    _("took up again CH-%(number)s “%(title)s”"),
    _("planned CH-%(number)s “%(title)s”"),
    _("began to build CH-%(number)s “%(title)s”"),
    _("shipped CH-%(number)s “%(title)s”"),
    _("declined CH-%(number)s “%(title)s”"),
    _("They have it already."),
    _("It says that already."),
    _("A change is for a concern: choose at least one."),
    _("A change is for a concern: this is its last one. Decline it instead."),
    _("CH-%(number)s solves C-%(concern)s already."),
    _("CH-%(number)s eases C-%(concern)s already."),
    _("CH-%(number)s is not for C-%(concern)s."),
    _("A change is for at most %(most)s concerns."),
    _("Somebody moved it meanwhile: it is %(told)s by now."),
    _("CH-%(number)s is %(told)s: it cannot be %(told_next)s next."),
    _("understood"),
    _("planned"),
    _("building"),
    _("shipped"),
    _("declined"),
    _("Why not? Those who heard it are told."),
    _("A title has 1 to %(most)s characters."),
    _("What it is about has at most %(most)s characters."),
)
_OF_LAUNCHES = (
    _("began the launch L-%(number)s, “%(name)s”"),
    _("changed L-%(number)s: %(clauses)s"),
    _("brought %(named)s into L-%(number)s"),
    _("took %(named)s out of L-%(number)s"),
    _("L-%(number)s went to market"),
    _("put L-%(number)s away, “%(name)s”"),
    _("Nothing is different."),
    _("That is in it already."),
    _("That is not in it."),
    _("They take part already."),
    _("They take no part in it."),
    _("A launch has a name of 1 to %(most)s characters."),
    _("A launch is of tier 1, 2 or 3."),
    _("Choose 1 to %(most)s."),
    _("There is no change CH-%(number)s."),
    _("Only members of the company who may come in take part."),
)
_OF_TICKETS = (
    _("linked CH-%(number)s to %(ticket)s"),
    _("asked for a ticket in %(repository)s for CH-%(number)s"),
    _("let the ticket that was to be made go from CH-%(number)s"),
    _("let %(ticket)s go from CH-%(number)s"),
    _("%(ticket)s is linked already."),
    _("No repository is set in which tickets are made."),
    _("A ticket is being made already."),
    _("It is not linked any more."),
    _("That is the address of no ticket in a tracker that is set."),
    _("Say whose it is: the tracker's name, a colon, and the number there."),
    _("A change has at most %(most)s tickets."),
    _("%(host)s may not be asked: name it in GROUNDSWELL_TRACKERS where groundswell serve is started."),
    _("A repository is told as owner/name."),
    # Behind the pages.
    _("trackers"),
    _("finding what texts answer"),
)

SENTENCES = (*_OF_CHANGES, *_OF_LAUNCHES, *_OF_TICKETS)
