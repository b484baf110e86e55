"""Hostile bundles, rules 17 and 18: lines that are packed to do harm."""

import hashlib
import os
import struct
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import zstandard

from consulaat.sync.refusals import (
    BundleDamagedError,
)
from consulaat.values.canonical import encode
from tests.sync.bundles import (
    IDENTITY,
    Inside,
    a_bundle,
    a_line,
    read,
    refused,
)


def with_payload(packed: bytes, **claims: int | str) -> bytes:
    """Return a file whose payload is these bytes; what is not claimed stays as in a good one."""
    inside = Inside.of(a_bundle(2))
    inside.parts = packed
    inside.part("payload").update(len=len(packed))
    inside.part("payload").update(claims)
    return inside.file()


LINES = a_line(1) + b"\n" + a_line(2) + b"\n"


def zstd(raw: bytes, *, checksum: bool = True, size: bool = True, window: int | None = None) -> bytes:
    if window is not None:
        chosen = zstandard.ZstdCompressionParameters.from_level(
            9, window_log=window, write_checksum=checksum, write_content_size=size
        )
        return zstandard.ZstdCompressor(compression_params=chosen).compress(raw)
    return zstandard.ZstdCompressor(level=9, write_checksum=checksum, write_content_size=size).compress(raw)


def test_a_payload_packed_by_another_program_is_read() -> None:
    assert list(read(with_payload(zstd(LINES), enc="zstd")).lines()) == [a_line(1), a_line(2)]
    assert list(read(with_payload(LINES, enc="none")).lines()) == [a_line(1), a_line(2)]


@pytest.mark.parametrize(
    "packed",
    [
        zstd(LINES, checksum=False),
        zstd(LINES, size=False),
        zstd(LINES) + zstd(b""),
        zstd(LINES) + b"\0",
        zstd(LINES)[:-1],
        zstd(LINES)[:-1] + b"\0",
        struct.pack("<II", 0x184D2A50, 4) + b"skip" + zstd(LINES),
        LINES,
        b"",
    ],
)
def test_rule_17_anything_but_one_whole_frame_is_damage(packed: bytes) -> None:
    assert isinstance(refused(with_payload(packed, enc="zstd")), BundleDamagedError)


def claims_of(raw: bytes) -> dict[str, int | str]:
    """Return what a manifest truly says of packed lines."""
    digest = hashlib.sha256(raw).hexdigest()
    return {"enc": "zstd", "raw": len(raw), "lines": raw.count(b"\n"), "sha256": digest}


def test_rule_17_a_window_above_8_mib_is_damage() -> None:
    raw = b"".join(encode({"note": os.urandom(60_000).hex()}) + b"\n" for _ in range(80))

    assert len(list(read(with_payload(zstd(raw, window=23), **claims_of(raw))).lines())) == 80
    assert isinstance(refused(with_payload(zstd(raw, window=27), **claims_of(raw))), BundleDamagedError)


def test_rule_17_more_than_100_times_the_packed_length_is_damage() -> None:
    raw = (encode({"note": "a" * 200_000}) + b"\n") * 20

    assert isinstance(refused(with_payload(zstd(raw), **claims_of(raw))), BundleDamagedError)


@pytest.mark.parametrize(
    "claims",
    [
        {"lines": 1},
        {"lines": 3},
        {"raw": len(LINES) - 1},
        {"raw": len(LINES) + 1},
        {"sha256": "0" * 64},
        {"enc": "zstd"},
    ],
)
def test_rule_18_lines_other_than_announced_are_damage(claims: dict[str, int | str]) -> None:
    assert isinstance(refused(with_payload(LINES, **{"enc": "none", **claims})), BundleDamagedError)


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"{}\n\n", 2),
        (b"{}\n{}", 1),
        (b"{}\r\n", 1),
        (b"[]\n", 1),
        (b"{" + b" " * 256 * 1024 + b"}\n", 1),
        (b"{" * 600 * 1024, 0),
        (b"\n" * 500_000, 500_000),
    ],
)
@pytest.mark.parametrize("encoding", ["none", "zstd"])
def test_rule_18_lines_in_another_form_are_damage(raw: bytes, lines: int, encoding: str) -> None:
    digest = hashlib.sha256(raw).hexdigest()
    packed = raw if encoding == "none" else zstd(raw)

    data = with_payload(packed, enc=encoding, raw=len(raw), lines=lines, sha256=digest)

    assert isinstance(refused(data), BundleDamagedError)


linux = pytest.mark.skipif(sys.platform != "linux", reason="room is measured as Linux tells it")

READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
from consulaat.sync.refusals import BundleDamagedError
from tests.sync import bundles
data, bundles.IDENTITY = Path(sys.argv[1]).read_bytes(), sys.argv[2]
try:
    bundles.read(data)
except BundleDamagedError:
    status = Path("/proc/self/status").read_text().split()
    print(int(status[status.index("VmHWM:") + 1]) // 1024)
"""


def refused_in_room(folder: Path, data: bytes) -> int:
    """Return how many MiB a process needs to refuse a file; it has two seconds."""
    file = folder / "bomb"
    file.write_bytes(data)
    command = [sys.executable, "-c", READ, str(file), IDENTITY]

    answer = subprocess.run(command, capture_output=True, check=True, text=True)

    return int(answer.stdout)


@linux
@pytest.mark.parametrize("raw", [2**30, 4 * 1024 * 1024, 1024])
def test_rule_17_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, raw: int) -> None:
    bomb = honest_bomb() if raw == 2**30 else lying_bomb(raw)
    assert len(bomb) < 40_000

    data = with_payload(bomb, enc="zstd", raw=min(raw, 256 * 1024 * 1024))

    assert refused_in_room(tmp_path, data) < 300


@linux
def test_rule_18_more_lines_than_announced_are_refused_before_they_are_cut(tmp_path: Path) -> None:
    raw = b"\n" * 40 * 1024 * 1024 + b"".join(os.urandom(100_000).hex().encode() + b"\n" for _ in range(5))

    data = with_payload(zstd(raw), **{**claims_of(raw), "lines": 3})

    assert refused_in_room(tmp_path, data) < 200


@cache
def honest_bomb() -> bytes:
    """Return 1 GiB of zeros in some 33 kB, as the frame itself says."""
    packer = zstandard.ZstdCompressor(level=9, write_checksum=True).compressobj(size=2**30)
    block = bytes(2**20)
    return b"".join([*(packer.compress(block) for _ in range(2**10)), packer.flush()])


def lying_bomb(claimed: int) -> bytes:
    """Return 1 GiB of zeros in a frame that announces little."""
    honest = honest_bomb()
    assert honest[4] >> 6 == 2
    size = 6  # magic, descriptor, window; the content size follows in four bytes
    return honest[:size] + struct.pack("<I", claimed) + honest[size + 4 :]
