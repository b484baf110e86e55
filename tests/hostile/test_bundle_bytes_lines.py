"""Hostile bundles, rules 19 and 20: lines and heads that do not belong together."""

from base64 import b64encode
from dataclasses import replace

import pytest

from consulaat.security import signing
from consulaat.sync import bundle, heads
from consulaat.sync.lines import Skip, read_lines
from consulaat.sync.refusals import (
    BundleDamagedError,
    BundleJournalBrokenError,
)
from consulaat.values.canonical import encode
from tests.sync.bundles import (
    ELSEWHERE,
    OTHER_KEY,
    POST_KEY,
    POST_SEED,
    a_claim,
    a_line,
)


def test_rule_19_lines_come_with_the_claim_they_belong_to() -> None:
    skip = Skip(first=2, last=5, head="6" * 64)
    claims = [a_claim(1, 5), replace(a_claim(9, 9), device=ELSEWHERE), a_claim(6, 5)]

    got = list(read_lines(claims, [a_line(1), skip.line(), a_line(9)]))

    assert [(claim.device, claim.first) for claim, _ in got] == [
        (claims[0].device, 1),
        (claims[0].device, 1),
        (ELSEWHERE, 9),
    ]
    assert got[1][1] == skip


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [a_line(1)],
        [a_line(2), a_line(1)],
        [a_line(1), a_line(1)],
        [a_line(1), a_line(2), a_line(3)],
        [a_line(1), a_line(2), a_line(2)],
        [a_line(1), Skip(first=2, last=3, head="6" * 64).line()],
        [a_line(1), b"{}"],
        [a_line(1), b'{"head":1,"n":2,"to":2}'],
        [a_line(1), encode({"head": "6" * 64, "n": 2, "to": 1})],
        [a_line(1), encode({"head": "6" * 64, "n": 2, "to": 2, "more": 1})],
        [a_line(1), a_line(2)[:-1] + b" }"],
    ],
)
def test_rule_19_lines_that_do_not_fit_their_claims_are_damage(lines: list[bytes]) -> None:
    with pytest.raises(BundleDamagedError):
        list(read_lines([a_claim(1, 2)], lines))


def test_rule_20_a_head_holds_for_its_own_device_number_and_key_only() -> None:
    claim = a_claim(1, 2)
    heads.verify(claim, POST_KEY)

    for other, key in (
        (claim, OTHER_KEY),
        (replace(claim, last=3), POST_KEY),
        (replace(claim, head="5" * 64), POST_KEY),
        (replace(claim, device=ELSEWHERE), POST_KEY),
        (replace(claim, signature=claim.signature[:-4] + "AAA="), POST_KEY),
        (replace(claim, signature="é" * 300), POST_KEY),
    ):
        with pytest.raises(BundleJournalBrokenError):
            heads.verify(other, key)


def test_rule_20_the_signature_of_a_bundle_is_not_one_of_a_head() -> None:
    claim = a_claim(1, 2)
    content = encode({"device": claim.device, "n": claim.last, "head": claim.head})
    blob = signing.sign(content, POST_SEED, bundle.NAMESPACE)

    with pytest.raises(BundleJournalBrokenError):
        heads.verify(replace(claim, signature=b64encode(blob).decode()), POST_KEY)
