"""Keeping what the systems tell, row by row, with what each change can be taken back by."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Model

from groundswell.crm import models
from groundswell.intake.telling import identity
from groundswell.speech import Account, Deal, Seller, StageSeen

Fact = Account | Deal | Seller

_TABLES: dict[type[Fact], type[models.Fact]] = {
    Account: models.Account,
    Deal: models.Deal,
    Seller: models.PersonOfOurs,
}
_KEYLESS = {
    models.Account: ("name",),
    models.Deal: ("name", "account"),
    models.PersonOfOurs: ("name", "email"),
}
_FACTS = {table: fact for fact, table in _TABLES.items()}


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that a source changed, so that it can be put back."""

    table: str
    id: int
    column: str
    before: Any
    after: Any


class FactBook:
    """All that the systems tell, loaded when the first fact comes; `write` stores what changed since.

    What a system tells anew of a fact replaces what it told before, known by its id or, without one, by its
    names. `entry` is the number of the import, `day` the day of it, on which a deal is seen in its stage, and
    `source` the file that is read.
    """

    def __init__(self, entry: int = 0, day: date | None = None, source: str = "") -> None:
        self._entry, self._day, self._source = entry, day, source
        self._loaded = False  # most files tell of talk alone
        self._rows: dict[tuple[str, ...], models.Fact] = {}
        self._stages: dict[int, dict[tuple[str, date], models.Stage]] = {}  # by the deal's primary key
        self._made: list[models.Fact] = []
        self._changed: list[tuple[Model, str, Any, Any]] = []
        self._seen: dict[int, tuple[models.Deal, Deal]] = {}  # told since the last writing, by id()

    def keep(self, fact: Fact) -> bool:
        """Take note of a fact; False when all of it was known."""
        self._load()
        columns = _columns(fact)
        known = self._rows.get(identity(fact))
        if known is None:
            row = self._rows[identity(fact)] = _TABLES[type(fact)](
                **columns, told=self._entry, sources=self._files()
            )
            self._made.append(row)
            return self._keep_stages(row, fact) or True
        changed = [name for name, value in columns.items() if getattr(known, name) != value]
        if changed:
            columns |= {"told": self._entry, "sources": self._files()}
            changed += ["told", "sources"]
        elif self._source not in ("", *known.sources):
            self._change(known, "sources", [*known.sources, self._source])
        for name in changed:
            self._change(known, name, columns[name])
        return self._keep_stages(known, fact) or bool(changed)

    def write(self) -> list[Difference]:
        """Store what was kept since the last call, in the caller's transaction."""
        differences = []
        for table in _TABLES.values():
            rows = [row for row in self._made if type(row) is table]
            table._default_manager.bulk_create(rows)
            differences += [Difference(_name(row), row.pk, "withdrawn", True, False) for row in rows]
        differences += self._write_stages()
        for row, column, before, after in self._changed:
            type(row)._default_manager.filter(pk=row.pk).update(**{column: after})
            differences.append(Difference(_name(row), row.pk, column, before, after))
        self._made, self._changed, self._seen = [], [], {}
        return differences

    def _files(self) -> list[str]:
        return [self._source] if self._source else []

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        for table in _TABLES.values():
            for row in table._default_manager.order_by("-id"):
                self._rows[_identity_of(row)] = row
        for stage in models.Stage.objects.order_by("id"):
            self._stages.setdefault(stage.deal_id, {})[stage.stage, stage.day] = stage

    def _change(self, row: Model, column: str, value: Any) -> None:
        if row.pk is not None:
            self._changed.append((row, column, getattr(row, column), value))
        setattr(row, column, value)

    def _keep_stages(self, row: models.Fact, fact: Fact) -> bool:
        """Whether a stage of a deal was not known; it is written once the deal is."""
        if not isinstance(row, models.Deal) or not isinstance(fact, Deal):
            return False
        if id(row) in self._seen:
            fact = replace(fact, stages=(*self._seen[id(row)][1].stages, *fact.stages))
        self._seen[id(row)] = (row, fact)
        return bool(self._new_stages(row, fact))

    def _new_stages(self, row: models.Deal, fact: Deal) -> list[StageSeen]:
        known = self._stages.get(row.pk, {})
        standing = {place for place, stage in known.items() if not stage.withdrawn}
        new = [seen for seen in fact.stages if (seen.stage, seen.day) not in standing]
        days = [*standing, *((seen.stage, seen.day) for seen in fact.stages)]
        newest = max((day for _, day in days), default=None)
        if fact.stage and (fact.stage, newest) not in days and self._day is not None:
            new.append(StageSeen(fact.stage, self._day, entered=False))
        return new

    def _write_stages(self) -> list[Difference]:
        differences, stages = [], []
        for row, fact in self._seen.values():
            known = self._stages.setdefault(row.pk, {})
            for seen in self._new_stages(row, fact):
                before = known.get((seen.stage, seen.day))
                if before is None:
                    values = {"stage": seen.stage, "day": seen.day, "entered": seen.entered}
                    stages.append(models.Stage(deal=row, **values))
                    known[seen.stage, seen.day] = stages[-1]
                elif before.withdrawn:
                    self._change(before, "withdrawn", False)
        models.Stage.objects.bulk_create(stages)
        differences += [Difference(_name(stage), stage.pk, "withdrawn", True, False) for stage in stages]
        return differences


def _columns(fact: Fact) -> dict[str, Any]:
    """A fact as the columns of its row."""
    columns = {**asdict(fact), "withdrawn": False}
    match fact:
        case Deal(amount=money):
            columns |= {
                "amount": money.minor if money else None,
                "currency": money.currency if money else "",
                "amount_before": "",
                "products": list(fact.products),
            }
            del columns["stages"]
        case Account():
            columns["domains"] = list(fact.domains)
            del columns["elsewhere"]
        case Seller():
            columns["kind"] = fact.kind.value if fact.kind else ""
    return columns


def _identity_of(row: models.Fact) -> tuple[str, ...]:
    """As `identity` of the fact that it keeps."""
    origin = (_FACTS[type(row)].__name__, row.system, row.through, row.key)
    return origin if row.key else (*origin, *(getattr(row, name) for name in _KEYLESS[type(row)]))


def _name(row: Model) -> str:
    return type(row).__name__.lower()
