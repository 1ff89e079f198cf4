"""Sign-ins, as Django's sessions: `SESSION_ENGINE` of the pages."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from groundswell.people.models import SignIn
from groundswell.people.secret_hash import hash_of

BY_PROVIDER = "sign in by provider"  # how they came in, as it stands in the session under "how"
DONE = "act"  # under which stands what was just done, until it is said; it may name somebody
_BEGAN = "began"
_LONGEST = timedelta(hours=12)  # of anybody; how long by role stands in `sign_ins`
_STRANGERS = timedelta(minutes=15)  # who is on the way in, and nobody yet


class SessionStore(db.SessionStore):
    """The store holds the hash of what the browser holds: whoever reads it cannot come in by that."""

    row: SignIn | None = None  # as it was read

    @classmethod
    def get_model_class(cls) -> Any:
        return SignIn

    def begin(self, at: datetime, address: str | None, agent: str) -> None:
        """From here on it is of who signs in now."""
        self[_BEGAN] = {"at": at.isoformat(), "address": address, "agent": agent[:200]}

    def _get_session_from_db(self) -> SignIn | None:
        key = self.session_key or ""
        self.row = SignIn.objects.filter(session_key=hash_of(key), expire_date__gt=_now()).first()
        if self.row is None:
            self._session_key = None
        return self.row

    def exists(self, session_key: str) -> bool:
        return super().exists(hash_of(session_key))

    def delete(self, session_key: str | None = None) -> None:
        if key := session_key or self.session_key:
            SignIn.objects.filter(session_key=hash_of(key)).delete()

    def create_model_instance(self, data: dict[str, Any]) -> SignIn:
        now = _now()
        began = data.setdefault(_BEGAN, {"at": now.isoformat(), "address": None, "agent": ""})
        begun, user = datetime.fromisoformat(began["at"]), data.get(SESSION_KEY)
        return SignIn(
            session_key=hash_of(self.session_key or ""),
            session_data=self.encode(data),
            expire_date=begun + (_LONGEST if user else _STRANGERS),
            user_id=user,
            made=begun,
            seen=now,
            address=began["address"],
            agent=began["agent"],
        )


def forget_what_was_done() -> None:
    """Whoever is erased may stand in what somebody just did: nobody is told of that any more."""
    store = SessionStore()
    for row in SignIn.objects.iterator():
        data = store.decode(row.session_data)
        if data.pop(DONE, None) is not None:
            SignIn.objects.filter(pk=row.pk).update(session_data=store.encode(data))


def _now() -> datetime:
    return datetime.now(UTC)
