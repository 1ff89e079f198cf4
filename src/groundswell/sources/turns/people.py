"""Who speaks in a turn: a name, an object that holds one, or an id of a list that stands beside the turns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from groundswell.sources.exports.fields import Record, address, as_text, flag, objects_in, part, parts, text
from groundswell.speech import Role, Speaker

SPEAKERS = (
    *("speaker", "speaker_name", "speakerName", "speakerDisplayName", "speaker_label", "speakerLabel"),
    *(
        "participant",
        "participant_name",
        "participantName",
        "ParticipantRole",
        "speaker_id",
        "speakerId",
        "SpeakerId",
    ),
    *("speakerTag", "speaker_tag", "personId", "participant_id", "participantId", "ParticipantId", "spk"),
    *("participantPurpose", "participant_purpose", "users"),
    *(
        "sprecher",
        "Sprecher",
        "locuteur",
        "intervenant",
        "orador",
        "hablante",
        "interlocutor",
        "spreker",
        "parlante",
    ),
)
# Names of fields that other lists have as well, so that they tell a speaker only beside a time.
VAGUE = (
    "person",
    "user",
    "userName",
    "user_name",
    "name",
    "author",
    "from",
    "role",
    "channel",
    "channelTag",
    "channel_label",
    "media_channel",
    "channel_id",
    "channelId",
    "source",
    "track",
)
_LISTS = (
    *(
        "speakers",
        "participants",
        "users",
        "externalParticipants",
        "internalParticipants",
        "attendees",
        "people",
    ),
    *("calendar_invitees", "invitees", "meeting_attendees", "parties", "members", "Participants"),
)
_IDS = (
    "id",
    "speaker_id",
    "speakerId",
    "participant_id",
    "participantId",
    "ParticipantId",
    "personId",
    "user_id",
    "userId",
    "uid",
)
_NAMES = (
    "name",
    "display_name",
    "displayName",
    "speaker_name",
    "speakerName",
    "full_name",
    "fullName",
    "username",
)
_MAILS = ("email", "emailAddress", "email_address", "userEmail", "matched_calendar_invitee_email")
# Fields of a turn that tell a side.
_SIDES = (
    *("participant_type", "participantType", "participant_role", "participantRole", "ParticipantRole"),
    *("speaker_type", "speakerType", "speaker_role", "speakerRole", "affiliation", "party", "side", "role"),
    *("participantPurpose", "participant_purpose"),
)
# Labels of a voice that nobody named: a number, a letter, "SPEAKER_01", "spk_0", "S1", "ch_0".
_LABEL = re.compile(r"^(?:(?:speaker|spk|spkr|ch|channel)[ _-]?|S)?(?P<which>\d{1,4}|[A-Z])$", re.I)
# Who took the call of whom, where a list tells people by the ids of two lists: users are the company's own.
_OURS, _THEIRS = ("user_id", "userId", "agent_id", "agentId"), ("contact_id", "contactId", "customer_id")
# What a note taker on somebody's computer calls the microphone, and all that comes from the others.
_TRACKS = {"microphone": "Me", "mic": "Me", "system": "Them", "speakers": "Them"}
_ROLES = {
    **dict.fromkeys(("agent", "internal", "seller", "host", "rep", "assistant", "bot"), Role.SELLER),
    **dict.fromkeys(("customer", "external", "client", "prospect", "caller"), Role.CUSTOMER),
}
_SIDES_ALONE = frozenset(("internal", "external"))  # which tell a side, and are nobody's name
# The two sides of a talk with a machine; a user elsewhere may be anybody's.
DIALOGUE = frozenset(("agent", "assistant", "bot", "user", "customer", "human", "ai", "system"))


@dataclass(frozen=True, slots=True)
class People:
    """The people of one recording, by id, name and address."""

    known: Mapping[str, Speaker]

    @classmethod
    def of(cls, record: Record) -> "People":
        known = dict[str, Speaker]()
        sides = {"externalParticipants": Role.CUSTOMER, "internalParticipants": Role.SELLER}
        if record.get("externalParticipants"):
            sides["users"] = Role.SELLER
        for name in _LISTS:
            for person in parts(record, name):
                _add(known, person, sides.get(name, Role.UNKNOWN))
        for name in ("recorded_by", "host", "organizer", "owner"):
            if part(record, name):
                _add(known, part(record, name), Role.SELLER if name == "recorded_by" else Role.UNKNOWN)
        return cls(known)

    def speaker(self, turn: Record, *, vague: bool) -> Speaker:
        """Who speaks a turn; with `vague`, fields that tell something else in other lists count too."""
        speaker = self._speaker(turn, vague=vague)
        return speaker if speaker.role is not Role.UNKNOWN else replace(speaker, role=_side_of(turn))

    def _speaker(self, turn: Record, *, vague: bool) -> Speaker:
        for name in (*SPEAKERS, *(VAGUE if vague else ())):
            value = turn.get(name)
            people = objects_in(value) if name == "users" else []
            if len(people) == 1:
                return self._described(people[0])
            if isinstance(value, dict):
                return self._described(part(turn, name))
            if called := as_text(value):
                if called.lower() in _SIDES_ALONE:
                    return Speaker()
                return self._called(
                    _TRACKS.get(called, called) if name in ("source", "track") else called, turn
                )
        return Speaker()

    def _described(self, person: Record) -> Speaker:
        mail, name = address(person, *_MAILS), text(person, *_NAMES)
        speaker = self.known.get(mail) or self.known.get(text(person, *_IDS)) or self.known.get(name.lower())
        if speaker is None:
            return replace(_person(person), name=_named(name or text(person, *_IDS)))
        return replace(speaker, name=name or speaker.name, email=mail or speaker.email)

    def _called(self, label: str, turn: Record) -> Speaker:
        speaker = self.known.get(label) or self.known.get(label.lower())
        if speaker is not None and (speaker.name or speaker.email):
            return speaker if speaker.name else replace(speaker, name=speaker.email)
        # An id that no list tells beside a name that the turn bears itself.
        name = next(
            (as_text(turn.get(field)) for field in ("speaker_name", "speakerName") if turn.get(field)), label
        )
        return Speaker(name=_named(name), email=address(turn, *_MAILS))


def company_side(record: Record) -> str:
    """The name of who recorded, who is on our side."""
    recorder = part(record, "recorded_by")
    return text(recorder, *_NAMES) or text(recorder, *_MAILS)


def _add(known: dict[str, Speaker], person: Record, role: Role) -> None:
    speaker = _person(person)
    speaker = replace(speaker, role=role) if speaker.role is Role.UNKNOWN else speaker
    for mark in (*_marks(person), speaker.email, speaker.name.lower()):
        if mark:
            before = known.get(mark)
            known[mark] = _joined(before, speaker) if before else speaker


def _marks(person: Record) -> Iterator[str]:
    return (mark for name in _IDS if (mark := as_text(person.get(name))))


def _joined(speaker: Speaker, other: Speaker) -> Speaker:
    return Speaker(
        name=speaker.name or other.name,
        email=speaker.email or other.email,
        role=speaker.role if speaker.role is not Role.UNKNOWN else other.role,
    )


def _person(person: Record) -> Speaker:
    first_last = " ".join(filter(None, (text(person, "first_name"), text(person, "last_name"))))
    return Speaker(
        name=text(person, *_NAMES) or first_last, email=address(person, *_MAILS), role=_role_of(person)
    )


def _role_of(person: Record) -> Role:
    if "is_external" in person or "isExternal" in person:
        return Role.CUSTOMER if flag(person, "is_external", "isExternal") else Role.SELLER
    if flag(person, "is_rep", "is_internal", "isInternal"):
        return Role.SELLER
    return _ROLES.get(text(person, "affiliation", "ParticipantRole", "participantRole").lower(), Role.UNKNOWN)


def _side_of(turn: Record) -> Role:
    """The side that a turn tells of whoever speaks it, beside a name or instead of one."""
    sides = (text(turn, name).lower() for name in _SIDES)
    # Anybody may be the host of a meeting.
    side = next((_ROLES[side] for side in sides if side in _ROLES and side != "host"), Role.UNKNOWN)
    if text(turn, "role").lower() == "user" and not any(text(turn, name) for name in SPEAKERS):
        return Role.CUSTOMER  # who talks with a machine of ours
    if side is Role.UNKNOWN and any(name in turn for name in _OURS) and any(name in turn for name in _THEIRS):
        ours, theirs = bool(text(turn, *_OURS)), bool(text(turn, *_THEIRS))
        return side if ours is theirs else Role.SELLER if ours else Role.CUSTOMER
    return side


def _named(written: str) -> str:
    label = _LABEL.match(written)
    return f"Speaker {label['which']}" if label else written
