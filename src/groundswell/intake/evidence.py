"""What is counted of a conversation and of each verbatim in it, under the names that every tool shares."""

from groundswell.engine.survey.background import Held
from groundswell.engine.survey.values import Evidence
from groundswell.intake.directory import Directory
from groundswell.speech import Conversation, Turn, Verbatim, Voice


def held_of(number: int, conversation: Conversation, directory: Directory) -> Held:
    """The conversation of that number. Of its turns only the speakers are looked at."""
    deal = directory.deal(conversation.deal)
    return Held(
        id=number,
        at=conversation.at,
        account=directory.account_of(conversation),
        seller=directory.seller_of(conversation),
        deal=(deal.name or deal.key) if deal else conversation.deal,
        deal_key=directory.deal_key(conversation.deal),
        source=conversation.source,
        channel=conversation.channel.value,
        segment=conversation.segment,
        product=conversation.product,
    )


def evidence_of(
    id_: int,
    verbatim: Verbatim,
    turn: Turn,
    conversation: Conversation,
    held: Held,
    voice: Voice,
    score: float,
    again: int,
) -> Evidence:
    """A verbatim with the place it stands in: `turn` is the turn it was cut from, `held` its conversation as
    counted. `score` is how well it fits its concern, 0..1, and by that the first of a concern are chosen;
    `again` is the first of those that say the very same, or 0."""
    return Evidence(
        id=id_,
        text=verbatim.text,
        kind=verbatim.kind,
        confidence=verbatim.confidence,
        voice=voice,
        language=verbatim.language,
        conversation=held.id,
        channel=conversation.channel,
        title=conversation.title,
        source=turn.source or conversation.source,
        row=turn.row,
        turn=turn.text,
        start=verbatim.start,
        end=verbatim.end,
        seconds=turn.seconds,
        said_by=turn.speaker.name or turn.speaker.email,
        account=held.account,
        seller=held.seller,
        deal=held.deal,
        at=turn.at or held.at,
        score=score,
        central=score,
        rating=conversation.rating,
        again=again,
    )
