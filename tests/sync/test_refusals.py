"""Every way an import can refuse has its own code, the exit it is promised with, and a sentence."""

import inspect

from consulaat.errors import ConsulaatError
from consulaat.sync import refusals

PROMISED = {
    "bundle-unreadable": 5,
    "bundle-damaged": 4,
    "bundle-unknown-sender": 4,
    "bundle-tampered": 4,
    "bundle-mismatch": 4,
    "bundle-not-for-us": 4,
    "bundle-too-new": 1,
    "bundle-revoked": 4,
    "bundle-key-expired": 4,
    "bundle-not-accepted": 4,
    "bundle-succeeded": 4,
    "bundle-forked": 4,
    "bundle-chain": 4,
    "bundle-gap": 1,
    "bundle-journal-broken": 4,
    "ack-mismatch": 4,
    "bundle-too-large": 1,
}


def ours() -> list[type[ConsulaatError]]:
    members = vars(refusals).values()
    found = [each for each in members if inspect.isclass(each) and issubclass(each, ConsulaatError)]
    return [each for each in found if each.__module__ == refusals.__name__]


def test_codes_and_exits_are_as_promised() -> None:
    assert {each.code: int(each.exit_code) for each in ours()} == PROMISED
    assert len(ours()) == len(PROMISED)


def test_each_refusal_says_what_and_what_next_in_its_own_words() -> None:
    raised = [each(number=3, missing="2") for each in ours()]
    told = {each.message() for each in raised}

    assert len(told) == len(PROMISED)
    assert all("{" not in each.message() + each.advice() for each in raised)
