"""What somebody is to the company."""

from enum import StrEnum


class Role(StrEnum):
    SELLER = "seller"
    SALES_LEAD = "sales lead"
    MARKETING = "marketing"
    PRODUCT = "product"
    EXECUTIVE = "executive"
    ADMINISTRATOR = "administrator"
    GUEST = "guest"  # of an agency: sees what was shared with them, and nothing else


MEMBERS = frozenset(Role) - {Role.GUEST}
