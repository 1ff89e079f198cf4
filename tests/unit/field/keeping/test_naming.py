"""A store is named by a file or by the address of a database."""

import pytest

from groundswell.field.errors import StoreUnusable
from groundswell.field.keeping.naming import database_of, file_of, is_address, shown


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("field.db", False),
        ("/var/lib/field.db", False),
        ("C:\\field.db", False),
        ("a:b.db", False),
        ("postgres://h/d", True),
        ("postgresql://", True),
    ],
)
def test_an_address_is_told_from_a_file(named: str, address: bool) -> None:
    assert is_address(named) is address
    assert (file_of(named) is None) is address


def test_all_that_an_address_says_is_used() -> None:
    made = database_of("postgresql://an%40a:p%2Fw@db.example:6432/fi%20eld?sslmode=verify-full")
    assert [made[k] for k in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "fi eld",
        "an@a",
        "p/w",
        "db.example",
        "6432",
    ]
    assert made["OPTIONS"]["sslmode"] == "verify-full"


def test_a_socket_is_named_behind_the_address() -> None:
    made = database_of("postgresql:///field?host=/run/postgresql&port=5433")
    assert [made[k] for k in ("NAME", "HOST", "PORT")] == ["field", "/run/postgresql", "5433"]
    assert not {"host", "port"} & set(made["OPTIONS"])


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mysql://h/d", "mysql:// is neither"),
        ("sqlite:///field.db", "sqlite:// is neither"),
        ("postgresql://h:port/d", "cannot be read"),
    ],
)
def test_what_is_no_address_of_postgresql_is_refused(address: str, told: str) -> None:
    with pytest.raises(StoreUnusable, match=told):
        database_of(address)


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("postgresql://ana:secret@h/d", "postgresql://ana@h/d"),
        ("postgresql://ana:se:c@ret@h/d", "postgresql://ana@h/d"),
        ("postgresql://:secret@h/d", "postgresql://@h/d"),
        ("postgresql://ana@h:5432/d", "postgresql://ana@h:5432/d"),
        (
            "postgresql://h/d?user=ana&password=secret&sslmode=require",
            "postgresql://h/d?user=ana&sslmode=require",
        ),
        ("a:b@c.db", "a:b@c.db"),
    ],
)
def test_no_password_is_printed(address: str, printed: str) -> None:
    assert shown(address) == printed
