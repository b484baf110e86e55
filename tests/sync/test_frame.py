"""The frame: cut apart exactly as it was put together, or not at all."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consulaat.security.signing import BadSignatureError
from consulaat.sync.frame import FrameDamagedError, cut, verify, wrap

SEED = bytes(range(32))
MAGIC = b"CNSLBN1\n"
WHOLE = wrap(MAGIC, b"{}", b"body", seed=SEED, namespace="consulaat-test-v1")


@given(some.binary(min_size=2, max_size=4096), some.binary(max_size=5000))
def test_a_frame_gives_back_what_went_in(header: bytes, body: bytes) -> None:
    frame = cut(wrap(MAGIC, header, body, seed=SEED, namespace="consulaat-test-v1"), MAGIC)

    verify(frame, "consulaat-test-v1")
    assert (frame.header, bytes(frame.body)) == (header, body)


@pytest.mark.parametrize("length", [0, 1, 4097, 2**31, 2**32 - 1, len(WHOLE)])
@pytest.mark.parametrize("at", [8, len(WHOLE) - 4])
def test_a_length_outside_its_limits_is_damage(at: int, length: int) -> None:
    with pytest.raises(FrameDamagedError):
        cut(WHOLE[:at] + struct.pack(">I", length) + WHOLE[at + 4 :], MAGIC)


@pytest.mark.parametrize("length", range(len(WHOLE)))
def test_a_cut_frame_is_damage(length: int) -> None:
    with pytest.raises(FrameDamagedError):
        cut(WHOLE[:length], MAGIC)


def test_a_frame_of_another_kind_is_damage() -> None:
    with pytest.raises(FrameDamagedError):
        cut(WHOLE, b"CNSLCD1\n")


def test_a_byte_changed_under_the_signature_is_noticed() -> None:
    at = WHOLE.index(b"body")

    with pytest.raises(BadSignatureError):
        verify(cut(WHOLE[:at] + b"B" + WHOLE[at + 1 :], MAGIC), "consulaat-test-v1")


@pytest.mark.parametrize("header", [b"", b"{", b"x" * 4097])
def test_a_header_that_nobody_would_read_is_not_written(header: bytes) -> None:
    with pytest.raises(FrameDamagedError):
        wrap(MAGIC, header, b"", seed=SEED, namespace="consulaat-test-v1")
