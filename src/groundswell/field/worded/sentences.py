"""The forms of what the rooms say; see forms.py. A test holds them against the sentences themselves."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

from groundswell.field.worded import above, message

# What stands in a place of this name, in the singular or the plural.
COUNTED = {
    "accounts": ngettext_lazy("%(count)s account", "%(count)s accounts", "n"),
    "days": ngettext_lazy("%(count)s day", "%(count)s days", "n"),
    "files": ngettext_lazy("%(count)s file", "%(count)s files", "n"),
    "months": ngettext_lazy("%(count)s month", "%(count)s months", "n"),
    "rows": ngettext_lazy("%(count)s row", "%(count)s rows", "n"),
    "sellers": ngettext_lazy("%(count)s seller", "%(count)s sellers", "n"),
    "targets": ngettext_lazy("%(count)s target", "%(count)s targets", "n"),
    "heard": ngettext_lazy("%(count)s new verbatim", "%(count)s new verbatims", "n"),
    "began": ngettext_lazy("%(count)s concern began", "%(count)s concerns began", "n"),
    "absorbed": ngettext_lazy(
        "%(count)s concern became part of another", "%(count)s concerns became part of another", "n"
    ),
    "between": ngettext_lazy(
        "%(count)s verbatim moved from one concern to another",
        "%(count)s verbatims moved from one concern to another",
        "n",
    ),
    "lifted": ngettext_lazy(
        "%(count)s verbatim heard once before joined one",
        "%(count)s verbatims heard once before joined one",
        "n",
    ),
    "joined": ngettext_lazy(
        "%(count)s verbatim heard once before joined", "%(count)s verbatims heard once before joined", "n"
    ),
}

# Several of these stand in one sentence, with "; " between.
CLAUSES = (
    # What a team said to a concern.
    _("took up C-%(concern)s"),
    _("answered C-%(concern)s: “%(line)s”"),
    _("put off C-%(concern)s until %(day)s"),
    _("put off C-%(concern)s"),
    _("passed C-%(concern)s on to %(role)s"),
    # What a run did.
    "%(heard)s",
    "%(began)s",
    "%(absorbed)s",
    "%(between)s",
    "%(lifted)s",
    "%(joined)s",
    _("began"),
    _("split off from C-%(concern)s"),
    _("C-%(concern)s became part of it"),
    _("it became part of C-%(concern)s"),
    _("%(number)s came from C-%(concern)s"),
    _("%(number)s left for C-%(concern)s"),
    *above.CLAUSES,
)

# Of history: what was done.
_DONE = (
    _("an import that was interrupted"),
    _("imported %(files)s: %(rows)s taken"),
    _("imported %(name)s: %(rows)s taken"),
    _("a regrouping that was interrupted"),
    _("regrouped everything"),
    _("a move to %(model)s that was interrupted"),
    _("moved from %(before)s to %(model)s: understood anew and regrouped"),
    _("set text %(numbers)s is heard"),
    _("set text %(numbers)s is left out again"),
    _("set phrase %(numbers)s is heard"),
    _("set phrase %(numbers)s is left out again"),
    _("merged %(gone)s into C-%(concern)s"),
    _("split C-%(born)s off C-%(concern)s"),
    _("moved %(named)s to C-%(concern)s"),
    _("took %(named)s out of C-%(concern)s"),
    _("named C-%(concern)s “%(name)s”"),
    _("told C-%(concern)s and C-%(other)s apart"),
    _("kept C-%(concern)s as one"),
    _("dismissed C-%(concern)s"),
    _("reopened C-%(concern)s"),
    _("brought C-%(concern)s before %(role)s"),
    _("C-%(concern)s is late: %(role)s was to answer by %(day)s"),
    _("decided at “%(title)s”: %(clauses)s"),
    _("put right in conversation %(number)s: %(told)s"),
    _("%(name)s speaks for us"),
    _("%(name)s speaks for the customer"),
    _("the account is “%(name)s”"),
    _("the seller is “%(name)s”"),
    _("noted what a customer said"),
    _("noted what %(account)s said"),
    _("mended what a customer said"),
    _("mended what %(account)s said"),
    _("restricted a conversation (legal)"),
    _("restricted a conversation (HR)"),
    _("restricted a conversation (under NDA)"),
    _("restricted a conversation (other)"),
    _("lifted the restriction of a conversation"),
    _("“%(one)s” and “%(other)s” are one account"),
    _("“%(one)s” and “%(other)s” are two accounts"),
    _("erased a person: %(number)s conversations, %(verbatims)s verbatims"),
    _("erased a source: %(number)s conversations, %(verbatims)s verbatims"),
    _("erased a account: %(number)s conversations, %(verbatims)s verbatims"),
    # What administrators set.
    _("changed what the company says of itself"),
    _("set a rule of attention: %(told)s"),
    _("raised from so many accounts, heard by so many sellers"),
    _("raised more and more often"),
    _("raised in open deals of more than an amount"),
    _("answered or dismissed, and raised again by so many accounts since"),
    _("how many may wait before a team at once because of rules"),
    _("set how long what comes from “%(name)s” is kept: %(months)s"),
    _("set how long what comes by %(told)s is kept: %(months)s"),
    _("set that what comes from “%(name)s” is kept for ever"),
    _("set that what comes by %(told)s is kept for ever"),
    _("call"),
    _("meeting"),
    _("mail"),
    _("ticket"),
    _("chat"),
    _("note"),
    _("began to watch the folder %(path)s"),
    _("let go of the folder %(path)s"),
    _("undid #%(number)s (%(told)s)"),
)

# Why not: errors that share a code, for which the sentence alone says what is the matter.
_REFUSED = (
    _("A name has 1 to %(most)s characters."),
    _("%(name)s would be taken for an id: give a name in words."),
    _("C-%(concern)s bears that name already: two alike cannot be told apart."),
    _("C-%(concern)s is already one concern; name at least two that differ."),
    _("C-%(concern)s is one concern: nothing is to be told apart."),
    _("C-%(concern)s and C-%(other)s were told apart already."),
    _("C-%(concern)s is called that already."),
    _("C-%(concern)s is not dismissed: it is ranked as it is."),
    _("C-%(concern)s was dismissed: bring it back first."),
    _("C-%(concern)s stands before nobody just now."),
    _("C-%(concern)s stands before %(role)s already."),
    _("C-%(concern)s was taken up already."),
    _("A person has put %(named)s into C-%(concern)s already."),
    _("V-%(verbatim)s is no longer told by its source and cannot be moved."),
    _("V-%(verbatim)s does not stand in C-%(concern)s."),
    _(
        "Name some, not all, of the %(number)s verbatims of C-%(concern)s: they become a concern of"
        " their own."
    ),
    _("Nothing is proposed for C-%(concern)s. Name the verbatims that are to stand apart, such as V-3."),
    _("Nothing was decided yet."),
    _("Two of these are one concern by now: say one thing to it."),
    _("What sellers are to say has 1 to %(most)s characters."),
    _("Why not now? Those who heard it are told."),
    _("Choose 1 to %(most)s concerns to talk over."),
    _("The same meeting is planned already."),
    _("Say whether they speak for you or for the customer."),
    _("Nobody speaks there."),
    _("They stand on that side already."),
    _("Name the account."),
    _("Name the seller."),
    _("That is the account already."),
    _("That is the seller already."),
    _("Nobody called “%(name)s” sells for you."),
    _("There is nothing to undo."),
    _("#%(number)s is about who may read a conversation; that is changed on its page."),
    _("#%(number)s erased words on request; what is erased cannot be brought back."),
    _("#%(number)s was undone already, by #%(by)s."),
    _("#%(number)s cannot be undone: %(circle)s would lead to each other and nowhere else."),
    _("#%(number)s cannot be undone while what it brought is restricted."),
    _("#%(number)s cannot be undone while a later entry stands on it; undo that first."),
    _("#%(number)s cannot be undone while #%(first)s (%(told)s) stands on it; undo that first."),
    _("#%(number)s cannot be undone while #%(first)s (%(told)s) stands on what it brought; undo that first."),
    _(
        "#%(number)s cannot be undone while #%(first)s (%(told)s) stands, which heard the same again; undo"
        " that first."
    ),
    _("There is nothing of that kind to erase."),
    _("Nobody is called that."),
    _("No account is called that."),
    _("No source is called that."),
    _("What was heard is being counted; look again in a moment."),
    _("There is no such folder on the machine that Groundswell runs on."),
    _("Folders there may not be watched: see GROUNDSWELL_WATCHED."),
    _("Groundswell keeps its own files there."),
    _("This folder is watched already."),
)

# What is compared with what, of a trend.
_COMPARED = (
    _(
        "%(recent)s of %(held)s conversations in the last %(days)s, %(earlier)s of %(held_before)s in the"
        " %(days_before)s before"
    ),
    _("within sources and accounts at least %(low)s times as often (95 %% interval)"),
    _("within sources and accounts %(ratio)s times as often (95 %% interval %(low)s to no end)"),
    _("within sources and accounts %(ratio)s times as often (95 %% interval %(low)s to %(high)s)"),
    _("%(month)s to %(month_last)s"),
    "%(month)s",
)

# Why rules brought a concern before a team.
_RULES = (
    _("raised from %(accounts)s and by %(sellers)s within %(days)s"),
    _("raised from %(accounts)s within %(days)s"),
    _("raised more often: %(told)s"),
    _("raised in open deals of %(amount)s"),
    _("answered, and raised again from %(accounts)s since"),
    _("dismissed, and raised again from %(accounts)s since"),
    _("it was put off until %(day)s"),
)

# What is done behind the pages, what long work is, how far it is, and what mails are about.
_WORK = (
    _("keeping"),
    _("erasing"),
    _("counting"),
    _("placing of notes"),
    _("attention"),
    _("digests"),
    _("sending"),
    _("clearing of files that nobody takes"),
    _("looking into watched folders"),
    _("bringing in"),
    _("hearing anew of what was put right"),
    _("matching of people to the CRM"),
    _("clearing of sign-ins and tries that are over"),
    _("judging what sellers say"),
    _("regrouping"),
    _("looking for proposals"),
    _("backup"),
    _("import"),
    _("regroup"),
    _("mend"),
    _("hear"),
    _("Reading"),
    _("Listening for what is said"),
    _("Understanding"),
    _("Understanding in all its languages"),
    _("Understanding everything anew"),
    _("Finding what recurs"),
    _("word back"),
    _("called"),
    _("late"),
    _("digest"),
    _("meeting"),
    _("shared"),
    _("new password"),
    _("guest code"),
    _("invitation"),
    _("each try ended before the server had said anything"),
    _("the key was changed since: make them a new link"),
    _("%(address)s has letters that mail cannot carry."),
    _("Another process still reads an older state of the store."),
)

SENTENCES = (*_DONE, *_REFUSED, *_COMPARED, *_RULES, *_WORK, *above.SENTENCES, *message.SENTENCES)

# Why a trend is called what it is, and where most of a concern comes from: several, one after the other.
REASONS = (
    _("No conversation it could be measured against has a date."),
    _("The record is %(days)s long: too short to hold the last %(days_last)s against a time before."),
    _("Raised too seldom to tell a change: %(told)s."),
    _("Too few conversations to compare: %(told)s."),
    _("Raised more often for a while, but not in the last weeks: %(told)s; %(told_odds)s."),
    _("Raised less often for a while, but not in the last weeks: %(told)s; %(told_odds)s."),
    _("A change that the season makes: %(told)s; %(told_odds)s."),
    _("Raised more often: %(told)s; %(told_odds)s."),
    _("Raised less often: %(told)s; %(told_odds)s."),
    _("Not raised before: %(told)s; %(told_odds)s."),
    _("Neither half nor double as often as before: %(told)s; %(told_odds)s."),
    _(
        "No more of a difference than chance would make, and too few to call it steady: %(told)s;"
        " %(told_odds)s."
    ),
    _(
        "The same days a year ago stood out too, so it is held against them: %(recent)s of %(held)s now,"
        " %(earlier)s of %(held_before)s then."
    ),
    _(
        "A season may explain it: in the same days a year ago %(raised)s of %(held)s conversations raised it,"
        " and two years of record would tell."
    ),
    _("A season may explain it: of %(told)s in an earlier year nothing is known."),
    _("By this one look; who looks every month for a year would sometimes see as much by chance."),
    _("New and not compared: %(names)s and others."),
    _("New and not compared: %(names)s."),
    _("Ended and not compared: %(names)s and others."),
    _("Ended and not compared: %(names)s."),
    _("Left out: conversations of accounts heard in one of the two only, %(number)s."),
    _("All %(number)s verbatims come from one account, %(name)s."),
    _("%(most)s of %(number)s verbatims come from one account, %(name)s."),
    _("All %(number)s verbatims come through one seller, %(name)s."),
    _("%(most)s of %(number)s verbatims come through one seller, %(name)s."),
)
