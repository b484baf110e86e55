"""Blurs how much is in a bundle: lengths are rounded up, and the room is filled with zeros."""

from typing import Final

from consulaat.sync.refusals import BundleDamagedError

_STEP: Final = 512
_SMALL: Final = 16_384


def padded_length(length: int) -> int:
    """Return the length rounded up: to the next 512 up to 16384, above that by Padmé (at most 12 %)."""
    if length <= _SMALL:
        return -(-length // _STEP) * _STEP
    exponent = length.bit_length() - 1
    free = exponent - exponent.bit_length()
    mask = (1 << free) - 1
    return (length + mask) & ~mask


def padding(length: int) -> bytes:
    """Return the zeros that belong behind so many bytes."""
    return bytes(padded_length(length) - length)


def check_padding(data: memoryview, length: int) -> None:
    """Raise BundleDamagedError unless the data is ``length`` bytes with exactly its zeros behind."""
    if len(data) < length or len(data) != padded_length(length):
        raise BundleDamagedError
    zeros = bytes(data[length:])
    if zeros.count(0) != len(zeros):
        raise BundleDamagedError
