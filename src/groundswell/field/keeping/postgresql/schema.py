"""Texts of any length in indexes, as SQLite has them: names and ids are as long as a source writes them.

A b-tree of PostgreSQL refuses what takes more than a third of a page (2,704 bytes), with it the row, and so
the whole import. A tree of prefixes (SP-GiST) takes any, for `=` as well as for ranges. It can be neither
unique nor of several columns: for what is unique a digest of the text stands in for it. Its 64 bits call two
different texts the same in one of 40 million stores that hold a million each.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.postgresql import schema

# Django tells no types of it.
_Django: Any = schema.DatabaseSchemaEditor


class DatabaseSchemaEditor(_Django):
    def _create_index_sql(
        self, model: type[models.Model], *, fields: Sequence[models.Field] | None = None, **how: Any
    ) -> Any:
        if fields and _hold_any_text(fields):
            # Of several columns without its texts: it then finds as much, and is not all that is read.
            kept = [at for at, field in enumerate(fields) if not _hold_any_text([field])]
            if not kept:
                fields, how["using"] = fields[:1], " USING spgist"
            else:
                fields = [fields[at] for at in kept]
                if suffixes := how.get("col_suffixes"):
                    how["col_suffixes"] = tuple(suffixes[at] for at in kept)
        return super()._create_index_sql(model, fields=fields, **how)

    def _create_like_index_sql(self, model: type[models.Model], field: models.Field) -> None:
        """None: it is for databases that go by a language, and our columns do not (see keeping/server.py)."""

    def _unique_sql(
        self, model: type[models.Model], fields: Sequence[models.Field], name: str, **how: Any
    ) -> str | None:
        if not _hold_any_text(fields):
            return super()._unique_sql(model, fields, name, **how)
        constraint = models.UniqueConstraint(fields=[field.name for field in fields], name=name)
        self.deferred_sql.append(_by_digests(model, constraint).create_sql(model, self))
        return None

    def add_constraint(self, model: type[models.Model], constraint: models.BaseConstraint) -> None:
        super().add_constraint(model, _by_digests(model, constraint))

    def remove_constraint(self, model: type[models.Model], constraint: models.BaseConstraint) -> None:
        super().remove_constraint(model, _by_digests(model, constraint))


def _hold_any_text(fields: Sequence[models.Field]) -> bool:
    return any(isinstance(field, models.TextField) for field in fields)


def _by_digests(model: type[models.Model], constraint: models.BaseConstraint) -> models.BaseConstraint:
    """The same constraint, with the digests of texts in their place."""
    if not isinstance(constraint, models.UniqueConstraint):
        return constraint
    fields = [model._meta.get_field(name) for name in constraint.fields]
    if not _hold_any_text(fields):
        return constraint
    return models.UniqueConstraint(*map(_told_apart, fields), name=constraint.name)


def _told_apart(field: models.Field) -> models.F | models.Func:
    if not isinstance(field, models.TextField):
        return models.F(field.name)
    return models.Func(
        models.F(field.name),
        function="hashtextextended",
        template="%(function)s(%(expressions)s, 0)",
        output_field=models.BigIntegerField(),
    )
