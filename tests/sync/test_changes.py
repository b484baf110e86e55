"""The lines of the journal: their bytes, their chain, and what is refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.sync.changes import (
    FIRST_HEAD,
    Change,
    MalformedLineError,
    Seen,
    Write,
    digest,
    next_head,
    parse_own_line,
    read_line,
)
from consulaat.sync.clock import Stamp
from consulaat.values.canonical import encode
from consulaat.values.ids import RecordId

DEVICE, OTHER = "1" * 32, "2" * 32
FIRST = (
    b'{"at":"2026-11-21T22:00:00.000Z-0","by":"u1","fields":{"state":["INTAKE"]},"id":"' + b"0" * 32 + b'",'
    b'"n":1,"secret":"AAECAwQFBgcICQoLDA0ODw","type":"case"}'
)
SECOND = (
    b'{"at":"2026-11-21T22:05:00.000Z-0","by":"u1","fields":{"state":["TRIAGE",1]},"id":"' + b"0" * 32 + b'",'
    b'"n":2,"type":"case"}'
)
LINE = (
    b'{"at":"2026-11-21T22:00:00.000Z-0","by":"'
    + b"a" * 32
    + b'","fields":{"state":["INTAKE",1,3,"'
    + b"2" * 32
    + b':7"]},'
    b'"id":"' + b"c" * 32 + b'","load":true,"n":4,"root":"' + b"d" * 32 + b'","type":"case"}'
)
IDS = st.binary(min_size=16, max_size=16).map(lambda data: RecordId(data.hex()))
SEEN = st.builds(Seen, st.sampled_from([DEVICE, OTHER, "3" * 32]), st.integers(1, 10**15 - 1))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.sampled_from(["", "Nadia", "فاطمة", "é", '"\\\n']),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(["a", "é"]), inner, max_size=2)
    ),
    max_leaves=4,
)
CHANGES = st.builds(
    Change,
    device=st.just(DEVICE),
    number=st.integers(1, 2**53 - 1),
    at=st.builds(Stamp, st.integers(0, 4_000_000_000_000), st.integers(0, 10**15 - 1)),
    by=IDS,
    record_type=st.sampled_from(["case", "person", "spaceship"]),
    record_id=IDS,
    fields=st.dictionaries(
        st.sampled_from(["state", "risk_level", "x"]),
        st.builds(Write, VALUES, st.lists(SEEN, max_size=3).map(tuple)),
        max_size=3,
    ),
    load=st.booleans(),
    root=st.none() | IDS,
    secret=st.none() | st.binary(min_size=16, max_size=16),
)


def test_the_published_heads_come_out() -> None:
    secret = bytes(range(16))
    first = next_head(FIRST_HEAD, digest(FIRST, secret))
    second = next_head(first, digest(SECOND, secret))

    assert first.hex() == "03aeddb92f1af1f9bbb8d6e17a3e0fde604d7dc7f53fd9492898bb12109b4177"
    assert second.hex() == "c39c373930833c0c48cafbe77e39c36620cc4253d6f19130de5bb6aac8d5b324"


def test_a_head_depends_on_the_line_the_secret_and_what_went_before() -> None:
    secret = bytes(range(16))
    heads = {
        next_head(FIRST_HEAD, digest(LINE, secret)),
        next_head(FIRST_HEAD, digest(LINE + b" ", secret)),
        next_head(FIRST_HEAD, digest(LINE, bytes(16))),
        next_head(bytes([1]) * 32, digest(LINE, secret)),
    }

    assert len(heads) == 4


@given(change=CHANGES)
def test_a_line_says_all_of_a_change(change: Change) -> None:
    read = read_line(DEVICE, change.line())

    assert read.line() == change.line()
    assert replace(read, fields={}) == replace(change, fields={})
    assert parse_own_line(DEVICE, change.line().decode()) == read
    for name, write in change.fields.items():
        assert encode(read.fields[name].value) == encode(write.value)
        assert sorted(map(repr, read.fields[name].seen)) == sorted(map(repr, write.seen))


def test_a_line_is_read_as_it_stands() -> None:
    found = read_line(DEVICE, LINE)

    assert (found.number, found.load, found.root, found.secret) == (4, True, "d" * 32, None)
    assert found.fields == {"state": Write("INTAKE", (Seen(DEVICE, 1), Seen(DEVICE, 3), Seen(OTHER, 7)))}


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'{"at"', b' {"at"'),
        (b'"n":4', b'"n": 4'),
        (b'"n":4', b'"n":0'),
        (b'"n":4', b'"n":-4'),
        (b'"n":4', b'"n":4.0'),
        (b'"n":4', b'"n":true'),
        (b'"n":4', b'"n":"4"'),
        (b'"n":4', b'"n":4,"n":4'),
        (b'"n":4', b'"n":9007199254740993'),
        (b'"n":4', b'"n":' + b"9" * 5000),
        (b'"n":4,', b""),
        (b'"n":4', b'"n":4,"nn":5'),
        (b'"load":true', b'"load":false'),
        (b'"load":true', b'"load":1'),
        (b'"load":true', b'"load":null'),
        (b'"type":"case"', b'"type":7'),
        (b'"type":"case"', b'"type":null'),
        (b'"by":"aa', b'"by":"Aa'),
        (b'"by":"aa', b'"by":"a'),
        (b'"id":"cc', b'"id":"c:'),
        (b'"root":"dd', b'"root":"d'),
        (b'"root":"' + b"d" * 32 + b'"', b'"root":null'),
        (b'"root"', b'"secret":"AAECAwQFBgcICQoLDA0ODw==","root"'),
        (b',"type"', b',"secret":"AAECAwQFBgcICQoLDA0ODw==","type"'),
        (b',"type"', b',"secret":"AAECAwQFBgcICQoLDA0OD","type"'),
        (b',"type"', b',"secret":"AAECAwQFBgcICQoLDA0ODx","type"'),
        (b',"type"', b',"secret":7,"type"'),
        (b',"type"', b',"secret":null,"type"'),
        (b"22:00:00.000Z-0", b"22:00:00.000Z"),
        (b"22:00:00.000Z-0", b"22:00:00.000Z-00"),
        (b"22:00:00.000Z-0", b"22:00:00Z-0"),
        (b"22:00:00.000Z-0", b"24:00:00.000Z-0"),
        (b"22:00:00.000Z-0", b"22:00:00.000Z-1000000000000000"),
        (b'"2026-11-21T22:00:00.000Z-0"', b"1"),
        (b'["INTAKE",1,3,', b'["INTAKE",3,1,'),
        (b'["INTAKE",1,3,', b'["INTAKE",0,3,'),
        (b'["INTAKE",1,3,', b'["INTAKE",true,3,'),
        (b'["INTAKE",1,3,', b'["INTAKE",[1],3,'),
        (b'["INTAKE",1,3,', b'["INTAKE",null,'),
        (b":7", b":07"),
        (b":7", b":0"),
        (b":7", b":-7"),
        (b":7", b":" + b"7" * 5000),
        (b":7", ":٧".encode()),
        (b'"' + b"2" * 32 + b':7"', b'"' + b"1" * 32 + b':7"'),
        (b'"' + b"2" * 32 + b':7"', b'"22:7"'),
        (b'["INTAKE",1,3,"' + b"2" * 32 + b':7"]', b"[]"),
        (b'["INTAKE",1,3,"' + b"2" * 32 + b':7"]', b'"INTAKE"'),
        (b'["INTAKE"', '["e\u0301"'.encode()),
        (b'["INTAKE"', b'["\\u0041"'),
        (b'["INTAKE"', b'["\\ud800"'),
        (b'["INTAKE"', b'["\xff"'),
        (b'["INTAKE"', b"[" + b"[" * 9 + b"]" * 9),
        (b'["INTAKE"', b"[" + b"[" * 100_000),
        (b'["INTAKE"', b"[1e400"),
        (b'["INTAKE"', b"[NaN"),
    ],
)
def test_a_line_that_is_not_exactly_in_the_agreed_form_is_refused(good: bytes, bad: bytes) -> None:
    assert good in LINE
    with pytest.raises(MalformedLineError):
        read_line(DEVICE, LINE.replace(good, bad, 1))


@pytest.mark.parametrize(
    "line", [b"", b"null", b"[]", b"{}", b"7", LINE[:-1], LINE + b"}", LINE + b"\n", b"\xef\xbb\xbf" + LINE]
)
def test_what_is_no_line_is_refused(line: bytes) -> None:
    with pytest.raises(MalformedLineError):
        read_line(DEVICE, line)


@given(data=st.data())
def test_a_changed_byte_is_refused_or_gives_another_line(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(LINE) - 1))
    byte = data.draw(st.integers(0, 255))
    altered = LINE[:place] + bytes([byte]) + LINE[place + 1 :]
    try:
        found = read_line(DEVICE, altered).line()
    except MalformedLineError:
        found = altered
    assert found == altered
