"""An identity provider on loopback that lies as it is told to."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CLIENT, CLIENT_SECRET = "groundswell", "s/ecret+of the:client"


class IdentityProvider:
    """Signs people in without asking. What a test changes is what it lies about."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.other_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims: dict[str, Any] = {}  # instead of the right ones; None: left out
        self.how = "RS256"  # how the token is signed
        self.described: dict[str, Any] = {}  # instead of the right addresses
        self.asked: dict[str, str] = {}  # what the browser was sent with
        self.codes: dict[str, dict[str, str]] = {}  # by code, what was asked for it
        self.redirects = False
        self.issuer = ""

    def authorize(self, address: str) -> str:
        """What the browser brings back, of the address that it was sent to."""
        self.asked = dict(parse_qsl(urlsplit(address).query))
        code = secrets.token_urlsafe(8)
        self.codes[code] = self.asked
        return code

    def description(self) -> dict[str, Any]:
        right = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return {**right, **self.described}

    def keys(self) -> dict[str, Any]:
        shown = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**shown, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def token(self, sent: dict[str, list[str]], authorization: str) -> tuple[int, dict[str, Any]]:
        """Each code once, to who has the secret and the verifier."""
        asked = self.codes.pop(sent.get("code", [""])[0], None)
        told = base64.b64encode(b"groundswell:s%2Fecret%2Bof%20the%3Aclient").decode()
        digest = hashlib.sha256(sent.get("code_verifier", [""])[0].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or authorization != f"Basic {told}" or asked["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        assert sent["redirect_uri"] == [asked["redirect_uri"]]
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": self.id_token(asked["nonce"])}

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        right = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "subject-1",
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "email": "lin@wrenfield.example",
            "email_verified": True,
            "name": "Lin Okafor",
        }
        claims = {name: value for name, value in {**right, **self.claims}.items() if value is not None}
        public = self.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        if self.how == "none":
            return jwt.encode(claims, None, "none", headers={"kid": "one"})
        if self.how == "HS256 by the public key":
            return _signed_by_hand(claims, public)
        if self.how == "HS256 by the secret of the client":
            return _signed_by_hand(claims, CLIENT_SECRET.encode())
        if self.how == "another key":
            return jwt.encode(claims, self.other_key, "RS256", headers={"kid": "one"})
        if self.how == "a key of its own in the head":
            mine = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.other_key.public_key()))
            return jwt.encode(claims, self.other_key, "RS256", headers={"jwk": mine, "kid": "two"})
        if self.how == "cut":
            return jwt.encode(claims, self.key, "RS256", headers={"kid": "one"}).rpartition(".")[0] + "."
        return jwt.encode(claims, self.key, "RS256", headers={"kid": "one"})


def _signed_by_hand(claims: dict[str, Any], key: bytes) -> str:
    """As an attacker would, whose library does not mind."""
    import hmac

    head, body = (
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
        for part in ({"alg": "HS256", "typ": "JWT", "kid": "one"}, claims)
    )
    signature = hmac.digest(key, head + b"." + body, "sha256")
    return b".".join([head, body, base64.urlsafe_b64encode(signature).rstrip(b"=")]).decode()


@contextmanager
def identity_provider() -> Iterator[IdentityProvider]:
    told = IdentityProvider()

    class Answers(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

        def do_GET(self) -> None:
            pages = {"/.well-known/openid-configuration": told.description, "/keys": told.keys}
            page = pages.get(self.path)
            if told.redirects and self.path != "/elsewhere":
                self.send_response(302)
                self.send_header("Location", f"{told.issuer}/elsewhere")
                self.end_headers()
                return
            self._answer(200 if page else 404, page() if page else {})

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer(*told.token(parse_qs(sent), self.headers.get("Authorization", "")))

        def _answer(self, status: int, body: dict[str, Any]) -> None:
            written = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    told.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    serving.start()
    try:
        yield told
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
