"""The tables of this room, each beside what it is for."""

from groundswell.message.covering.tables import CoverageDecision as CoverageDecision
from groundswell.message.covering.tables import CoveredText as CoveredText
from groundswell.message.drafts.tables import Draft as Draft
from groundswell.message.drafts.tables import DraftApproval as DraftApproval
from groundswell.message.drafts.tables import DraftComment as DraftComment
from groundswell.message.drafts.tables import DraftVersion as DraftVersion
from groundswell.message.drafts.tables import ReleasedDraft as ReleasedDraft
from groundswell.message.guests.tables import Guest as Guest
from groundswell.message.guests.tables import GuestInvitation as GuestInvitation
from groundswell.message.released.tables import HiddenName as HiddenName
from groundswell.message.released.tables import ReleasedConcern as ReleasedConcern
from groundswell.message.released.tables import ReleasedText as ReleasedText
from groundswell.message.released.tables import ReleasedWords as ReleasedWords
from groundswell.message.tables import Claim as Claim
from groundswell.message.tables import ClaimAnswer as ClaimAnswer
from groundswell.message.tables import EvidenceShown as EvidenceShown
from groundswell.message.tables import House as House
from groundswell.message.tables import Pillar as Pillar
from groundswell.message.tables import Proof as Proof
from groundswell.message.tables import ProofKind as ProofKind
from groundswell.message.tables import Side as Side
from groundswell.message.tables import Signature as Signature
from groundswell.message.tables import SigningPolicy as SigningPolicy
from groundswell.message.tables import Wording as Wording
from groundswell.message.tables import WordUse as WordUse
