"""Everything that is kept of one person, as rows to hand to them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet

from groundswell.crm import models as crm
from groundswell.field import models
from groundswell.field.erasing import application, rooms
from groundswell.field.erasing.people import fold, who_is
from groundswell.field.errors import NothingToForget
from groundswell.field.restricted import for_named
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer

Row = dict[str, Any]
Closed = list[int]  # conversations that the one who asks may not read


def about_person(
    viewer: Viewer, name: str, *, only: tuple[str, ...] = (), same: bool = False
) -> dict[str, list[Row]]:
    """By what it is: all rows that bear a name or an address of the person, or words of theirs. Raises
    NotForYou, WhoIsMeant, NobodyOfTheirs, NothingToForget."""
    if viewer.role is not Role.ADMINISTRATOR:
        raise NotForYou
    person = who_is(name, only, same=same)
    if person is None:
        raise NothingToForget("Nobody is called that.")
    called = person.spellings
    # What is restricted is for those named, whoever asks.
    restricted = models.Conversation.objects.filter(state=models.ConversationState.RESTRICTED)
    closed = list(restricted.exclude(for_named(viewer)).values_list("pk", flat=True))
    turns = models.Turn.objects.filter(Q(speaker__in=called) | Q(email__in=called)).exclude(text="")
    turns = turns.exclude(conversation__in=closed)
    held = {
        "called": [{"name": spelling} for spelling in sorted(called)],
        "turns": _turns(turns),
        "verbatims": _verbatims(turns),
        "conversations": _conversations(turns, called, closed),
        "mentions": _mentions(turns, called, closed),
        "people_of_ours": _rows(crm.PersonOfOurs.objects.filter(Q(name__in=called) | Q(email__in=called))),
        "deals": _rows(crm.Deal.objects.filter(seller__in=called)),
        "refused_rows": _refused(called),
        "set_aside": _set_aside(turns, called),
        "mends": _rows(
            models.Mend.objects.filter(
                Q(speaker__in=called) | Q(email__in=called) | Q(said__in=called) | Q(told__in=called)
            )
        ),
        "history": _rows(models.Entry.objects.filter(by__in=called)),
        "events": _rows(models.ConcernEvent.objects.filter(by__in=called)),
    }
    return held | _of_rooms_above(called) | application.rows_about(called, _rows)


def _of_rooms_above(called: Iterable[str]) -> dict[str, list[Row]]:
    """What they did there, and what is theirs."""
    did = [table for table, column in rooms.places() if column == "by"]
    rows = {
        table._meta.model_name or "": _rows(table._default_manager.filter(by__in=list(called)))
        for table in did
    }
    for table, column in rooms.theirs():
        held = _rows(table._default_manager.filter(**{f"{column}__in": list(called)}))
        rows.setdefault(table._meta.model_name or "", []).extend(held)
    return rows


def _turns(turns: QuerySet[models.Turn]) -> list[Row]:
    return _rows(turns.order_by("id"))


def _verbatims(turns: QuerySet[models.Turn]) -> list[Row]:
    rows = models.Verbatim.objects.filter(turn__in=turns.values("pk")).select_related("turn").order_by("id")
    return [
        {
            "id": f"V-{row.pk}",
            "conversation": row.conversation.pk,
            "kind": row.kind,
            "voice": row.voice,
            "text": row.turn.text[row.start : row.end] if row.turn else "",
            "concern": f"C-{row.concern}" if row.concern else "",
        }
        for row in rows.select_related("conversation").iterator()
    ]


def _conversations(turns: QuerySet[models.Turn], called: Iterable[str], closed: Closed) -> list[Row]:
    spoken = turns.values("conversation")
    rows = models.Conversation.objects.filter(Q(pk__in=spoken) | Q(seller__in=list(called)))
    return _rows(rows.exclude(pk__in=closed).order_by("id"))


def _mentions(turns: QuerySet[models.Turn], called: Iterable[str], closed: Closed) -> list[Row]:
    """Where others name them: the place alone, for the words are those of others."""
    named = Q(pk__in=[])
    for spelling in called:
        named |= Q(text__icontains=spelling)
    others = models.Turn.objects.filter(named).exclude(pk__in=turns.values("pk"))
    others = others.exclude(conversation__in=closed).order_by("id")
    return [
        {"conversation": conversation, "turn": position}
        for conversation, position in others.values_list("conversation", "position")
    ]


def _refused(called: Iterable[str]) -> list[Row]:
    wanted = {fold(spelling) for spelling in called}
    naming_them: list[Row] = []
    for row in models.Refusal.objects.exclude(raw=[]).select_related("file").iterator():
        if any(fold(cell) in wanted for _, cell in row.raw):
            naming_them.append(
                {"file": row.file.name, "row": row.row, "reason": row.reason, "cells": row.raw}
            )
    return naming_them


def _set_aside(turns: QuerySet[models.Turn], called: Iterable[str]) -> list[Row]:
    named = Q(pk__in=[])
    for spelling in called:
        named |= Q(words__icontains=spelling)
    return _rows(models.SetAside.objects.filter(named, conversation__in=turns.values("conversation")))


def _rows(rows: "QuerySet[Any]") -> list[Row]:
    """Each with all its columns, but for what lets somebody in."""
    return [_plain(row) for row in rows.iterator()]


_KEPT_BACK = {"password", "hash", "session_key", "session_data", "sealed", "recovery"}


def _plain(row: Model) -> Row:
    columns = (field for field in row._meta.concrete_fields if field.name not in _KEPT_BACK)
    return {field.attname: getattr(row, field.attname) for field in columns}
