"""What a column can hold; also the words `--map` knows."""

from enum import StrEnum


class Meaning(StrEnum):
    """What a column can hold; also the words `--map` knows."""

    TEXT = "text"
    AT = "at"
    ACCOUNT = "account"
    SELLER = "seller"
    SPEAKER = "speaker"
    ROLE = "role"
    CHANNEL = "channel"
    CONVERSATION = "conversation"
    ID = "id"
    TITLE = "title"
    DEAL = "deal"
    LANGUAGE = "language"
    EMAIL = "email"
    # What deals, accounts and sellers have besides.
    STAGE = "stage"
    WON = "won"
    CLOSED = "closed"
    LOST = "lost"
    AMOUNT = "amount"
    CURRENCY = "currency"
    CLOSE_DATE = "close_date"
    LOSS_REASON = "loss_reason"
    NEXT_STEP = "next_step"
    DOMAIN = "domain"
    TEAM = "team"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    NAME = "name"
    DIRECTION = "direction"
    STATUS = "status"
    RATING = "rating"
    OFFSET = "offset"  # where in a recording a turn begins
    SEGMENT = "segment"
    PRODUCT = "product"
    # Of deals and accounts again.
    EXPECTED = "expected_close"
    STAGE_SINCE = "stage_since"
    INDUSTRY = "industry"
    COUNTRY = "country"
