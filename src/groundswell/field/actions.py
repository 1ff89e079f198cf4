"""What a row of history may be about."""

from django.db import models


class Action(models.TextChoices):
    IMPORT = "import"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    RENAME = "rename"
    DISMISS = "dismiss"
    REOPEN = "reopen"
    UNDO = "undo"
    FORGET = "forget"
    REGROUP = "regroup"
    APART = "apart"  # two concerns are two, whatever the engine proposes
    WHOLE = "whole"  # a concern is one, whatever the engine proposes
    KINSHIP = "kinship"  # two accounts are one, or are two
    # About attention: a team is asked, and what it says.
    CALL = "call"
    TAKE_UP = "take up"
    ANSWER = "answer"
    POSTPONE = "postpone"
    PASS_ON = "pass on"  # noqa: S105 - no password
    ESCALATE = "escalate"
    MEETING = "meeting"  # several of these at once, as minutes
    NOTE = "note"  # what somebody of ours was told, written down
    MEND = "mend"  # of one conversation: for which side somebody speaks, whose it is, who sold
    RESTRICT = "restrict"  # a conversation is for named people alone
    LIFT = "lift"  # and is no longer
    HEAR = "hear"  # set text or a set phrase that is to be heard all the same, or no longer
    # Of the rooms above: what product does, what is brought to market, what is said about it.
    CHANGE = "change"
    LAUNCH = "launch"
    MESSAGE = "message"
    DRAFT = "draft"
    RELEASE = "release"  # words shown to guests
    DECIDE = "decide"
    # What administrators set.
    RULE = "rule"  # of attention
    KEEP = "keep"  # how long something is kept
    WATCH = "watch"  # a folder is watched, or no longer
    GATES = "gates"  # what is asked of launches
    COMPANY = "company"  # what it says of itself
    TARGET = "target"  # what sellers and teams are to win, which leads and executives set as well


# What is asked and said about a concern. It changes none of its words.
OF_ATTENTION = (
    Action.CALL,
    Action.TAKE_UP,
    Action.ANSWER,
    Action.POSTPONE,
    Action.PASS_ON,
    Action.ESCALATE,
    Action.MEETING,
)

# What rooms above do with concerns. It changes none of their words.
OF_LAUNCHING = (
    Action.CHANGE,
    Action.LAUNCH,
    Action.MESSAGE,
    Action.DRAFT,
    Action.RELEASE,
    Action.DECIDE,
)

# What is set. It is about no concern. What the company says of itself is not among it: all is counted by its
# clock, so that is undone as a run is.
OF_SETTING = (Action.RULE, Action.KEEP, Action.WATCH, Action.GATES, Action.TARGET)

# Whom a conversation is for. What takes it back is its own opposite, which asks who does it.
OF_RESTRICTING = (Action.RESTRICT, Action.LIFT)

# Who is told as the author of what rules of attention do.
BY_RULE = "a rule of attention"
