"""Signing a message, and withdrawing it. What is signed is one version: the text of it that stood when its
evidence was shown to whoever signs."""

from collections.abc import Sequence
from datetime import datetime

from groundswell.field import models as field_models
from groundswell.field.errors import ImpossibleCorrection
from groundswell.launch.timeline import Happened
from groundswell.message.errors import EvidenceNotShown, MessageChangedMeanwhile
from groundswell.message.models import EvidenceShown, Side, Signature
from groundswell.message.policy import policy
from groundswell.message.reading import message_of
from groundswell.message.services.steps import doing
from groundswell.message.values import Message, digest
from groundswell.people.viewer import NotForYou, Viewer, require_member


def evidence_of(message: Message, verbatims: Sequence[int]) -> str:
    """By which it is told what was shown: this message, with these words beside it."""
    return digest("\n".join([message.sha256, *map(str, verbatims)]))


def note_evidence_shown(viewer: Viewer, message: Message, verbatims: Sequence[int], at: datetime) -> str:
    """Returns by what it is called when it is signed. Raises NotForYou."""
    require_member(viewer)
    evidence = evidence_of(message, verbatims)
    EvidenceShown.objects.get_or_create(
        launch_id=message.launch,
        user=viewer.user,
        evidence=evidence,
        defaults={"message": message.sha256, "verbatims": list(verbatims), "at": at},
    )
    return evidence


def sign(viewer: Viewer, launch: int, side: Side, evidence: str, at: datetime) -> field_models.Entry:
    """Raises EvidenceNotShown, MessageChangedMeanwhile where another version stands by now,
    ImpossibleCorrection for who signs for nobody, or has signed this already, and NotForYou."""
    with doing(viewer, f"sign for {side}", launch, Happened.SIGNED, at) as done:
        if side not in policy().sides_of(viewer):
            raise ImpossibleCorrection(f"You do not sign for {side}.")
        shown = EvidenceShown.objects.filter(launch=launch, user=viewer.user, evidence=evidence).first()
        if shown is None:
            raise EvidenceNotShown
        message = message_of(launch)
        if not message.claims:
            raise ImpossibleCorrection("There is no claim yet that could be signed.")
        text, sha256 = message.text, message.sha256
        if shown.message != sha256:
            raise MessageChangedMeanwhile
        mine = Signature.objects.filter(launch=launch, side=side.value, user=viewer.user, removed=False)
        if mine.filter(sha256=sha256).exists():
            raise ImpossibleCorrection("You signed this very version already.")
        signature = Signature.objects.create(
            launch_id=launch,
            side=side.value,
            user=viewer.user,
            by=viewer.name,
            role=viewer.role.value,
            at=at,
            text=text,
            sha256=sha256,
            evidence=evidence,
        )
        done.patch.change(signature, "removed", False)
        done.summary, done.ref = f"signed the message for {side}", side.value
    return done.entry


def withdraw(viewer: Viewer, launch: int, signature: int, at: datetime) -> field_models.Entry:
    """One's own, and nobody else's. Raises NotForYou."""
    with doing(viewer, "withdraw a signature", launch, Happened.UNSIGNED, at) as done:
        row = Signature.objects.filter(pk=signature, launch=launch, user=viewer.user, removed=False).first()
        if row is None:
            raise NotForYou
        done.patch.change(row, "removed", True)
        done.summary, done.ref = f"withdrew the signature for {row.side}", row.side
    return done.entry
