"""The tables of this room, each beside what it is for."""

from groundswell.message.drafts.tables import Draft as Draft
from groundswell.message.drafts.tables import DraftApproval as DraftApproval
from groundswell.message.drafts.tables import DraftComment as DraftComment
from groundswell.message.drafts.tables import DraftVersion as DraftVersion
