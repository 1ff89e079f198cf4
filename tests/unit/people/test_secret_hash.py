"""What of a secret is kept."""

from groundswell.people.secret_hash import hash_of


def test_of_a_secret_its_sha256_is_kept_so_that_those_given_out_before_go_on() -> None:
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_bytes_that_are_no_text_are_the_hash_of_nobodys_secret_and_no_fault() -> None:
    assert hash_of(b"\xff".decode("utf-8", "surrogateescape")) != hash_of("\ufffd")
