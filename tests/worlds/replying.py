"""Calls after the day of a launch: a customer raises a concern, and a seller speaks."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.launching import AT

DAY = date(2026, 4, 1)
LATER = datetime(2026, 7, 1, 9, tzinfo=UTC)
CLAIM = "The app keeps every job without a signal and sends it later."
SAID = "Down in the basement with no signal the app keeps every job now, and sends it later on its own."
NOT_SAID = "Shall we look at the calendar for the next week?"
DENIED = "We don't have that, I'm afraid: without a signal the app keeps no job."


def launch_that_says(sentence: str = CLAIM) -> tuple[int, int]:
    """A launch for the concern of the missing signal, and its claim, by their numbers."""
    from groundswell.launch.models import Launch, LaunchConcern
    from groundswell.message.models import Claim, ClaimAnswer

    concern = concern_with(OFFLINE[0])
    launch = Launch.objects.create(name="Offline", begun=AT, day=DAY, removed=False)
    LaunchConcern.objects.create(launch=launch, concern_id=concern, removed=False)
    claim = Claim.objects.create(launch=launch, sentence=sentence, place=1, removed=False)
    ClaimAnswer.objects.create(claim=claim, concern_id=concern, removed=False)
    return launch.pk, claim.pk


def call(
    number: int,
    *replies: str,
    seller: str = "Hanna Lind",
    account: str = "",
    day: int = 3,
    first: Sequence[str] = (),
    deal: str = "",
) -> int:
    """A call so many days after the launch's, in which a customer raises the concern and a seller replies;
    `first` is what the seller said before."""
    from groundswell.field.models import Conversation, Entry, Turn, Verbatim
    from groundswell.field.read_model import CountedConversation

    at = datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=UTC) + timedelta(days=day)
    entry = Entry.objects.create(action="listen", at=at, by="ana", summary="a call")
    pk = 9_000 + number
    account = account or f"Account {number}"
    row = Conversation.objects.create(
        id=pk, channel="call", source=f"{pk}.vtt", fingerprint=str(pk), at=at, entry=entry, account=account,
        seller=seller, deal=deal, extraction="tested",
    )  # fmt: skip
    CountedConversation.objects.create(conversation=pk, account=account, seller=seller, deal=deal)
    said = [*((text, "seller") for text in first), (OFFLINE[0], "customer")]
    said += [(text, "seller") for text in replies]
    for position, (text, role) in enumerate(said):
        turn = Turn.objects.create(
            id=pk * 100 + position, conversation=row, position=position, row=position + 1, role=role,
            text=text, speaker=seller if role == "seller" else "Dana",
        )  # fmt: skip
        if role == "customer":
            Verbatim.objects.create(
                id=pk * 100 + position, conversation=row, turn=turn, start=0, end=len(text), confidence=1.0,
                kind="frustration", voice="spoken", context=f"{pk}", concern=concern_with(OFFLINE[0]),
                community=1, language="en",
            )  # fmt: skip
    return pk


def judge(at: datetime = LATER) -> None:
    """As the worker does at its looks, until nothing is due."""
    from groundswell.encoders import english_encoder
    from groundswell.results.adoption.working_out import do_what_is_due, is_due

    while is_due(at):
        do_what_is_due(at, english_encoder)
