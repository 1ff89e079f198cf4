"""The messages of each messenger's export, as its own program writes them.

A form knows its messages by the names of their fields, which no other system has together, and makes of one
what its writer said. What the messenger, a bot or an app wrote itself is told as such.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from groundswell.sources.columns.markup import to_text
from groundswell.sources.exports.fields import Record, as_text, flag, moment, part, parts, text
from groundswell.sources.exports.telling import Utterance
from groundswell.sources.formats.entities import unescape
from groundswell.sources.formats.moments import moment_within
from groundswell.speech import Speaker

BY_THE_APP = "written by the messenger, not by a person"
BY_A_BOT = "written by a bot or an app"
DELETED = "a deleted message"
_PICTURED = "no words, only a picture, a file or a sticker"
_SLACK_LINK = re.compile(r"<(?P<target>[^<>|]{1,2000})(?:\|(?P<label>[^<>]{0,500}))?>")
# What Slack marks so is still somebody's message; whatever else has a subtype, Slack wrote.
_SLACK_SAID = frozenset(("", "thread_broadcast", "me_message", "file_share", "reply_broadcast"))
_META_OWN = re.compile(
    r"^(?:(?:[^\n]{1,80} |)(?:reacted \S+ to (?:your|a|the) message|sent (?:an attachment|a photo"
    r"|a video|a link"
    r"|a voice message|a sticker|a GIF)|liked a message|missed (?:a|your) (?:video )?call|called you"
    r"|started a (?:video )?call|named the group [^\n]{1,80}|created the group|left the group"
    r"|changed the [^\n]{1,60}|joined the (?:video )?call)|the (?:video )?call ended)\.?\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Chat:
    """What stands around the messages of one chat: its own fields, and people's names by their ids."""

    about: Record
    names: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """How one messenger writes its messages."""

    name: str
    fields: frozenset[str]  # that each message has
    read: Callable[[Record, Chat], Utterance]
    within: tuple[tuple[str, str], ...] = ()  # (field, a field of the object in it): told apart by these
    newest_first: bool = False
    names: Callable[[list[Record], Record], dict[str, str]] | None = None


def _spoken(
    words: str,
    who: str,
    *,
    at: datetime | None,
    email: str = "",
    refusal: str = "",
) -> Utterance:
    speaker = Speaker(name=who.strip(), email=email if "@" in email else "")
    return Utterance(
        text=words.strip(), speaker=speaker, at=at, refusal=refusal or ("" if words.strip() else _PICTURED)
    )


def _telegram(message: Record, chat: Chat) -> Utterance:  # noqa: ARG001  # the shape of all forms
    value = message.get("text")
    pieces = cast("list[object]", value) if isinstance(value, list) else [value]
    words = "".join(as_raw(piece) for piece in pieces)
    # Words that were passed on are those of whoever wrote them first.
    who = text(message, "forwarded_from", "from", "actor")
    own = BY_THE_APP if text(message, "type") != "message" else BY_A_BOT if text(message, "via_bot") else ""
    return _spoken(words, who, at=moment(message, "date_unixtime", "date"), refusal=own)


def as_raw(piece: object) -> str:
    """A piece of a text, with the blanks around it: a string, or an object that holds one."""
    if isinstance(piece, dict):
        piece = cast("Record", piece).get("text")
    return piece.replace("\0", "") if isinstance(piece, str) else ""


def _slack(message: Record, chat: Chat) -> Utterance:
    profile, kind = part(message, "user_profile"), text(message, "subtype")
    user = text(message, "user")
    who = chat.names.get(user) or text(message, "username") or user
    bot = kind == "bot_message" or (text(message, "bot_id") and not text(message, "client_msg_id"))
    own = BY_A_BOT if bot else "" if kind in _SLACK_SAID else BY_THE_APP
    words = unescape(_SLACK_LINK.sub(lambda match: _slack_link(match, chat), as_text(message.get("text"))))
    return _spoken(words, who, at=moment(message, "ts"), email=text(profile, "email"), refusal=own)


def _slack_link(match: "re.Match[str]", chat: Chat) -> str:
    target, label = match["target"], match["label"]
    if target.startswith("@"):
        return "@" + (label or chat.names.get(target[1:], target[1:]))
    if target.startswith("!"):
        return "@" + target[1:].partition("^")[0]
    return label or target.removeprefix("mailto:").removeprefix("#")


def _slack_names(messages: list[Record], around: Record) -> dict[str, str]:
    """People by id: as their messages show them, and as a list of users beside the messages does."""
    names = dict[str, str]()
    for message in messages:
        profile = part(message, "user_profile")
        if name := text(profile, "real_name", "display_name", "name"):
            names[text(message, "user")] = name
    for user in parts(around, "users"):
        called = text(user, "real_name") or text(part(user, "profile"), "real_name", "display_name")
        names[text(user, "id")] = called or text(user, "name") or text(user, "id")
    return names


def _discord(message: Record, chat: Chat) -> Utterance:  # noqa: ARG001
    author, kind = part(message, "author"), text(message, "type")
    own = (
        BY_A_BOT
        if flag(author, "isBot")
        else ""
        if kind in ("", "Default", "Reply", "0", "19")
        else BY_THE_APP
    )
    who = text(author, "nickname", "global_name", "name", "username")
    return _spoken(as_text(message.get("content")), who, at=moment(message, "timestamp"), refusal=own)


def _meta(message: Record, chat: Chat) -> Utterance:  # noqa: ARG001
    words, kind = as_written(text(message, "content")), text(message, "type")
    own = BY_THE_APP if kind not in ("", "Generic", "Share") or _META_OWN.match(words) else ""
    own = DELETED if flag(message, "is_unsent") else own
    return _spoken(
        words, as_written(text(message, "sender_name")), at=moment(message, "timestamp_ms"), refusal=own
    )


def as_written(text_given: str) -> str:
    """Text as it was: Meta writes the bytes of UTF-8 as if each were a letter."""
    try:
        return text_given.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text_given


def _google(message: Record, chat: Chat) -> Utterance:  # noqa: ARG001
    creator = part(message, "creator")
    written = moment_within(text(message, "created_date").replace("\u202f", " "))
    own = BY_A_BOT if text(creator, "user_type").lower() in ("bot", "app") else ""
    own = DELETED if text(message, "message_state") == "DELETED" else own
    return _spoken(
        text(message, "text"),
        text(creator, "name") or text(creator, "email"),
        at=moment(message, "created_date") or (written.at if written else None),
        email=text(creator, "email").lower(),
        refusal=own,
    )


def _teams(message: Record, chat: Chat) -> Utterance:  # noqa: ARG001
    sender, body = part(message, "from"), part(message, "body")
    person = part(sender, "user")
    bot = BY_A_BOT if not person and part(sender, "application") else ""
    own = "" if text(message, "messageType") in ("", "message") else BY_THE_APP
    own = DELETED if text(message, "deletedDateTime") else own or bot
    content = as_text(body.get("content"))
    words = to_text(content) if text(body, "contentType").lower() == "html" else content
    return _spoken(words, text(person, "displayName"), at=moment(message, "createdDateTime"), refusal=own)


def _skype(message: Record, chat: Chat) -> Utterance:
    kind = text(message, "messagetype")
    own = "" if kind in ("Text", "RichText") else BY_THE_APP
    content = re.sub(
        r"<legacyquote>.*?</legacyquote>|<e_m\b[^>]{0,200}>(?:</e_m>)?", "", as_text(message.get("content"))
    )
    account = text(message, "from")
    who = text(message, "displayName", "imdisplayname") or (
        text(chat.about, "displayName") if account and account == text(chat.about, "id") else ""
    )
    who = who or re.sub(r"^\d{1,3}:(?:live:)?(?:\.cid\.)?", "", account)
    return _spoken(
        to_text(content), who, at=moment(message, "originalarrivaltime", "composetime"), refusal=own
    )


def _matrix(message: Record, chat: Chat) -> Utterance:
    content, sender = part(message, "content"), text(message, "sender")
    words = re.sub(r"\A(?:>[^\n]*\n)+\n?", "", as_text(content.get("body")))  # what is answered stands above
    own = "" if text(message, "type") == "m.room.message" else BY_THE_APP
    own = BY_A_BOT if text(content, "msgtype") == "m.notice" else own
    if text(content, "msgtype") not in ("m.text", "m.emote", ""):
        words = ""
    who = chat.names.get(sender) or re.sub(r"^@([^:]{1,80}):.*$", r"\1", sender)
    return _spoken(words, who, at=moment(message, "origin_server_ts"), refusal=own)


def _matrix_names(messages: list[Record], around: Record) -> dict[str, str]:  # noqa: ARG001
    """People by id, as their coming into the room shows them."""
    return {
        text(message, "state_key", "sender"): name
        for message in messages
        if text(message, "type") == "m.room.member"
        and (name := text(part(message, "content"), "displayname"))
    }


def _rocket(message: Record, chat: Chat) -> Utterance:  # noqa: ARG001
    user = part(message, "u")
    own = BY_THE_APP if text(message, "t") else BY_A_BOT if part(message, "bot") else ""
    at = moment(message, "ts") or moment(part(message, "ts"), "$date")
    return _spoken(
        as_text(message.get("msg")), text(user, "name") or text(user, "username"), at=at, refusal=own
    )


def _zulip(message: Record, chat: Chat) -> Utterance:  # noqa: ARG001
    mail = text(message, "sender_email").lower()
    own = BY_A_BOT if re.search(r"-bot@|^(?:notification|welcome)", mail) else ""
    return _spoken(
        to_text(as_text(message.get("content"))), text(message, "sender_full_name"),
        at=moment(message, "timestamp"), email=mail, refusal=own,
    )  # fmt: skip


def _webex(message: Record, chat: Chat) -> Utterance:  # noqa: ARG001
    mail = text(message, "personEmail").lower()
    own = BY_A_BOT if mail.endswith(("@webex.bot", "@sparkbot.io")) else ""
    who = text(message, "personDisplayName") or mail
    return _spoken(as_text(message.get("text")), who, at=moment(message, "created"), email=mail, refusal=own)


def _zoom(message: Record, chat: Chat) -> Utterance:  # noqa: ARG001
    mail = text(message, "sender").lower()
    who = text(message, "sender_display_name") or mail
    own = BY_A_BOT if text(message, "bot_message") or part(message, "bot_message") else ""
    return _spoken(
        as_text(message.get("message")),
        who,
        at=moment(message, "date_time", "timestamp"),
        email=mail,
        refusal=own,
    )


FORMS = (
    Form(name="telegram", fields=frozenset(("id", "type", "date", "text", "from_id")), read=_telegram),
    Form(name="slack", fields=frozenset(("type", "ts", "text", "user")), read=_slack, names=_slack_names),
    Form(
        name="discord",
        fields=frozenset(("id", "content", "timestamp", "author", "attachments", "embeds")),
        read=_discord,
    ),
    Form(name="meta", fields=frozenset(("sender_name", "timestamp_ms")), read=_meta, newest_first=True),
    Form(
        name="google",
        fields=frozenset(("creator", "created_date", "text")),
        read=_google,
        within=(("creator", "name"),),
    ),
    Form(
        name="teams",
        fields=frozenset(("messageType", "from", "body", "createdDateTime")),
        read=_teams,
        newest_first=True,
    ),
    Form(
        name="skype",
        fields=frozenset(("messagetype", "originalarrivaltime", "content", "from")),
        read=_skype,
        newest_first=True,
    ),
    Form(
        name="matrix",
        fields=frozenset(("type", "sender", "content", "origin_server_ts")),
        read=_matrix,
        names=_matrix_names,
    ),
    Form(name="rocket", fields=frozenset(("msg", "u", "ts")), read=_rocket),
    Form(
        name="zulip",
        fields=frozenset(("sender_full_name", "sender_email", "content", "timestamp")),
        read=_zulip,
    ),
    Form(
        name="webex",
        fields=frozenset(("personEmail", "roomId", "text", "created")),
        read=_webex,
        newest_first=True,
    ),
    Form(name="zoom", fields=frozenset(("sender", "message", "date_time", "timestamp")), read=_zoom),
)
