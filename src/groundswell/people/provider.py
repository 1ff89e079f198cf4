"""The company's identity provider: whom it vouches for may come in, where they are ours."""

from dataclasses import dataclass

from groundswell.people.roles import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Provider:
    issuer: str  # as its tokens say it, to the letter
    client: str
    secret: str
    name: str  # as the button calls it
    joins_as: (
        Role | None
    )  # what those of the company's mail domains become who were not invited; None: nothing
