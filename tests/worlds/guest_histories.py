"""What people do about a launch that guests are in, at random: inviting and ending, releasing and
withdrawing, drafts and what is said of them, corrections, undoing, restricting and erasing.

Words that only guests may read are told apart by what they begin with, and whatever is nobody's business
outside bears SECRET.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from groundswell.people.roles import Role
from groundswell.speech import GroundswellError
from groundswell.web.shell.clock import now
from tests.worlds.guests import let_in, member

SECRET = "zyzzyva"  # in each sentence as it was said, and in whatever members write for themselves
NAMES = ("Zora", "Zeno", "Zita", "Zeb")  # customers who speak, one a quarter of all
SURNAME = "Quistrel"


@dataclass
class History:
    """What was done so far, as whoever did it would tell it."""

    rng: random.Random
    launches: list[int]
    guests: dict[int, Any] = field(default_factory=dict)  # user -> the guest of the first launch
    released: dict[str, tuple[int, int, int]] = field(default_factory=dict)  # text -> launch, verbatim, entry
    spaces: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict[str, str])  # by space, what a guest wrote last
    presented: int = 0  # words for guests that stood in what they present
    told: set[str] = field(default_factory=set[str])  # each word that some guest may have read
    gone: set[str] = field(default_factory=set[str])  # names that were erased
    texts: int = 0
    is_about_drafts: bool = False
    for_good: bool = False  # erasing finishes, and nothing is rolled back

    def act(self, done: Callable[["History"], None] | None = None) -> str:
        """One at random where none is asked for; whether it could be done."""
        done = done or self.rng.choice(OF_DRAFTS if self.is_about_drafts else ACTS)
        try:
            if self.for_good:
                done(self)
            else:
                with transaction.atomic():
                    done(self)
        except (GroundswellError, IndexError, ValueError):  # or there is none to do it with
            return f"{done.__name__} (refused)"
        return done.__name__

    def word(self, begins: str) -> str:
        """One that is nowhere else."""
        self.texts += 1
        self.told.add(word := f"{begins}{self.texts:03}")
        return word


def invite(history: History) -> None:
    email = history.rng.choice(("lin@agency.example", "bo@agency.example"))
    guest = come_in(history.rng.choice(history.launches), email)
    history.guests[guest.user] = guest
    history.spaces.add(guest.space)


def come_in(launch: int, email: str) -> Any:
    """Also of somebody who has an account."""
    return let_in(launch, email)


def end(history: History) -> None:
    from groundswell.message.guests import services
    from groundswell.message.guests.queries import standing

    row = history.rng.choice(list(standing()))
    services.end(member(), row.launch_id, row.pk, now())


def release(history: History) -> None:
    from groundswell.message.released.queries import most_telling
    from groundswell.message.released.services import release_words

    launch = history.rng.choice(history.launches)
    telling = {c: v for c, v in most_telling(member(), launch, most=4).items() if v}
    concern = history.rng.choice(list(telling))
    verbatim = history.rng.choice(telling[concern])
    text = history.word("letgo")
    entry = release_words(member(), launch, {verbatim: text}, {concern: f"title{concern}"}, now())
    history.released[text] = (launch, verbatim, entry.pk)


def withdraw(history: History) -> None:
    from groundswell.message.models import ReleasedWords
    from groundswell.message.released.services import withdraw_words

    row = history.rng.choice(list(ReleasedWords.objects.filter(removed=False)))
    withdraw_words(member(), row.launch_id, row.pk, now())


def undo(history: History) -> None:
    from groundswell.field.history.undo import last_to_undo
    from groundswell.field.history.undo import undo as take_back

    take_back(last_to_undo(), author())


def merge(history: History) -> None:
    from groundswell.field.services.corrections import merge as make_one

    make_one(history.rng.sample(standing_concerns(), 2), author())


def move(history: History) -> None:
    from groundswell.field.services.corrections import move as put

    put([history.rng.choice(live())], history.rng.choice(standing_concerns()), author())


def take_out(history: History) -> None:
    from groundswell.field.models import Verbatim
    from groundswell.field.services.corrections import take_out as put

    number = history.rng.choice(live())
    put(Verbatim.objects.get(pk=number).concern, [number], author())


def restrict(history: History) -> None:
    from groundswell.field.models import Conversation
    from groundswell.field.restrictions import Reason
    from groundswell.field.services.restricting import restrict as close

    lead = member(Role.SALES_LEAD)
    number = history.rng.choice(list(Conversation.objects.filter(state="live").values_list("pk", flat=True)))
    close(lead, number, Reason.LEGAL, [lead.user], now())


def lift(history: History) -> None:
    from groundswell.field.models import Conversation
    from groundswell.field.services.restricting import lift as open_again

    closed = list(Conversation.objects.filter(state="withheld").values_list("pk", flat=True))
    open_again(member(Role.SALES_LEAD), history.rng.choice(closed), now())


def erase(history: History) -> None:
    """As erasing takes words out, without what it does to the file afterwards."""
    from groundswell.field.erasing.blotting import blot_out_words
    from groundswell.field.erasing.words import Gone, empty
    from groundswell.field.models import Turn, Verbatim

    gone, number = Gone(), history.rng.choice(live())
    empty(Turn.objects.filter(pk=Verbatim.objects.get(pk=number).turn_id), gone)  # pyright: ignore[reportAttributeAccessIssue]
    blot_out_words(gone)


def forget_somebody(history: History) -> None:
    """A customer who spoke, by every name and wherever it stands."""
    _forget(history, f"{history.rng.choice(NAMES)} {SURNAME}", "person")


def forget_account(history: History) -> None:
    _forget(history, f"Account {history.rng.randrange(1, 13)}", "account")


def _forget(history: History, name: str, what: str) -> None:
    from groundswell.field.erasing.forget import forget, forget_rows

    if history.for_good:
        assert forget(name, author(), what=what).finished
    else:  # all of it but what is done to the file afterwards, which no transaction can take back
        forget_rows(name, author(), what=what)
    history.gone.add(name)


def count(_history: History) -> None:
    """As the worker does, once nothing is counted any more."""
    from groundswell.field.reading.upkeep import refresh

    refresh(now())


def draft(history: History) -> None:
    """By a guest of a launch, or by a member."""
    from groundswell.launch.models import Launch
    from groundswell.message.drafts.services import begin_draft

    launch = history.rng.choice(history.launches)
    who = _who_writes(history, launch)
    begin_draft(Launch.objects.get(pk=launch), "A page", _brought(history, who), who, now())


def version(history: History) -> None:
    from groundswell.message.drafts.services import bring_version
    from groundswell.message.models import Draft

    row = history.rng.choice(list(Draft.objects.order_by("pk")))
    who = _who_writes(history, row.launch_id)
    bring_version(row, _brought(history, who, row.pk), who, now())


def say(history: History) -> None:
    """Of a draft, with the name of a customer; a member of one of ours now and then for guests to read."""
    from groundswell.message.drafts.acting import brought_by_guests, is_released
    from groundswell.message.drafts.services import comment
    from groundswell.message.models import DraftVersion

    there = DraftVersion.objects.select_related("draft").order_by("pk")
    read = list(there.filter(released__removed=False)) if history.rng.random() < 0.7 else []
    row = history.rng.choice(read or list(there))
    who = _who_writes(history, row.draft.launch_id)
    to_guests = history.rng.random() < 0.5
    shown = who.role is Role.GUEST or row.draft_id in brought_by_guests(row.draft.launch_id)
    word = history.word("remark") if shown or (to_guests and is_released(row)) else SECRET
    named = f"{history.rng.choice([n for n in NAMES if f'{n} {SURNAME}' not in history.gone])} {SURNAME}"
    comment(row, 0, f"{word} {named}", who, now(), to_guests=to_guests)


def release_draft(history: History) -> None:
    from groundswell.message.drafts.releasing import release_draft as let_go
    from groundswell.message.models import DraftVersion

    ours = DraftVersion.objects.exclude(draft__versions__role=Role.GUEST.value, draft__versions__number=1)
    row = history.rng.choice(list(ours.select_related("draft").order_by("pk")))
    let_go(member(), row, history.word("called"), {0: history.word("lent")}, now())


def withdraw_draft(history: History) -> None:
    from groundswell.message.drafts.releasing import withdraw_draft as take
    from groundswell.message.models import ReleasedDraft

    row = history.rng.choice(list(ReleasedDraft.objects.filter(removed=False)))
    take(member(), row.version.draft, now())


def put_draft_away(history: History) -> None:
    from groundswell.message.drafts.services import put_away as take
    from groundswell.message.models import Draft

    take(history.rng.choice(list(Draft.objects.order_by("pk"))), member(), now())


def _who_writes(history: History, launch: int) -> Any:
    """Whoever is a guest of it, or a member."""
    from groundswell.message.guests.queries import standing

    guests = list(standing().filter(launch=launch).values_list("user", flat=True))
    if not guests or history.rng.random() < 0.4:
        return member()
    return _viewer_of(history.rng.choice(guests))


def _brought(history: History, who: Any, of: int = 0) -> Any:
    """What a guest writes is for all guests of the launch, and so is what anybody adds to it."""
    from groundswell.message.drafts.services import Brought
    from groundswell.message.models import DraftVersion

    first = DraftVersion.objects.filter(draft=of, number=1).values_list("role", flat=True).first()
    is_theirs = (first or who.role.value) == Role.GUEST.value
    word = history.word("brought") if is_theirs else f"{SECRET}{history.texts:03}"
    history.texts += 1
    return Brought(passages=[(f"A page with {word}.", "page 1")])


def write_own(history: History) -> None:
    """A guest writes for what they present, or says that they presented it."""
    from groundswell.street.guests_own import change, own_in
    from groundswell.street.presenting import Wanted
    from groundswell.street.sides import presented_as_guest

    guest = history.guests[history.rng.choice(list(history.guests))]
    if history.rng.random() < 0.3:
        presented_as_guest(_viewer_of(guest.user), guest.space, now())
    else:
        own = own_in(_viewer_of(guest.user), guest.space)
        history.texts += 1
        order = [one.key for one in own.deck.slides][::-1]
        wanted = Wanted(subtitle=f"theirs{history.texts:03}", order=order)
        change(_viewer_of(guest.user), guest.space, wanted, now(), seen=own.version)
        history.written[guest.space] = wanted.subtitle


def _viewer_of(user: int) -> Any:
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    return viewer_of(User.objects.get(pk=user))


def put_away(history: History) -> None:
    """Or back."""
    from groundswell.launch.models import Launch

    row = Launch.objects.get(pk=history.rng.choice(history.launches))
    Launch.objects.filter(pk=row.pk).update(removed=not row.removed)


def untie(history: History) -> None:
    """Or tie again."""
    from groundswell.launch.models import LaunchConcern

    row = history.rng.choice(list(LaunchConcern.objects.all()))
    LaunchConcern.objects.filter(pk=row.pk).update(removed=not row.removed)


def end_rights(history: History) -> None:
    """Or give them back."""
    from groundswell.people import services
    from groundswell.people.models import User

    user = User.objects.get(pk=history.rng.choice(list(history.guests)))
    services.end_rights(user.pk, now()) if user.is_active else services.give_back_rights(user.pk)


# What people do most is done most; and in every other history mostly to drafts.
ACTS = [
    *(invite, release, withdraw, undo, draft, release_draft) * 3,
    *(end, merge, move, take_out, restrict, lift, erase, put_away, untie, end_rights, forget_account, count),
    *(write_own, write_own, release, release, version, say, withdraw_draft, put_draft_away, forget_somebody),
]
OF_DRAFTS = [
    *(draft, version, say, say, release_draft) * 4,
    *(invite, invite, undo, undo, withdraw_draft, release),
    *(end, put_away, end_rights, forget_somebody, count, put_draft_away),
]


def author() -> Any:
    from groundswell.field.history.entries import author_of

    return author_of(member(), now())


def live() -> list[int]:
    from groundswell.field.telling import live_verbatims

    return list(live_verbatims().exclude(turn=None).order_by("pk").values_list("pk", flat=True))


def standing_concerns() -> list[int]:
    from groundswell.field.models import Concern

    return list(Concern.objects.filter(merged_into=None).order_by("pk").values_list("pk", flat=True))
