"""Attachments travel after the words, each content once; what does not fit together is refused whole."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from consulaat import __version__
from consulaat.records.schema import VERSION
from consulaat.security import signing
from consulaat.services import enclosing
from consulaat.services.attachments import AttachmentDesk, NotHereYetError
from consulaat.services.desk import Desk
from consulaat.services.exporting import ExportDesk
from consulaat.sync.bundle import Contents, compose
from consulaat.sync.manifest import Outer
from forms.opening import check_pdf
from tests.builders import Post, a_post, acquainted, everything
from tests.content.samples import JPEG, a_pdf, a_png

ZEROS = "0" * 64


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    made = a_post(tmp_path / "post")
    yield made
    made.store.close()


@pytest.fixture
def hq(tmp_path: Path, post: Post) -> Iterator[Post]:
    made = a_post(tmp_path / "hq", "DCV", "hq", clock=post.clock)
    acquainted(post, made)
    yield made
    made.store.close()


def desk_of(post: Post) -> AttachmentDesk:
    return AttachmentDesk(post.store, post.officer, check_pdf)


def a_case(post: Post) -> str:
    desk = Desk(post.store, post.officer)
    person = desk.create("person", {"surname": "Haddad"}).record
    return desk.create("case", {"person": person.id}).record.id


def add(post: Post, case: str, data: bytes = JPEG, **fields: bool) -> str:
    return desk_of(post).add(data, name="a", case=case, fields=fields).attachment.id


def blobs_in(post: Post) -> int:
    row = post.store.connection.row("SELECT count(*) FROM blob")
    assert row
    return int(row[0])


def a_bundle(sender: Post, receiver: Post, blobs: Sequence[bytes]) -> bytes:
    """Return a first bundle without words."""
    with sender.store.work(sender.by) as work:
        seed = work.exchange.own_keys().sign_seed
        (peer,) = (each for each in work.exchange.devices() if each.store == receiver.id)
    outer = Outer(
        sender=sender.id,
        receiver=receiver.id,
        number=1,
        previous=ZEROS,
        key=signing.fingerprint(signing.public_line(seed)),
        created=sender.clock.now(),
    )
    contents = Contents(
        schema=VERSION, app=__version__, classification="DEPARTEMENTAAL_VERTROUWELIJK", blobs=blobs
    )
    return compose(outer, contents, recipients=[peer.card.recipient], seed=seed)


def test_an_attachment_arrives_with_its_bytes(post: Post, hq: Post, tmp_path: Path) -> None:
    kept = add(post, a_case(post), a_pdf("een", "twee"))
    made = post.exported(hq, tmp_path)

    (result,) = hq.imports(made.files[0].read_bytes())

    assert (made.attachments, result.state, result.attachments) == (1, "merged", 1)
    assert desk_of(hq).open(kept).data == a_pdf("een", "twee")


def test_the_same_content_travels_once_per_stream(post: Post, hq: Post, tmp_path: Path) -> None:
    case = a_case(post)
    add(post, case)
    first = post.exported(hq, tmp_path)
    other = add(post, case)
    second = post.exported(hq, tmp_path)

    assert (first.attachments, second.attachments) == (1, 0)
    assert [each.state for each in hq.imports(*post.sent)] == ["merged", "merged"]
    assert desk_of(hq).open(other).data == JPEG


def test_what_was_left_out_shows_as_not_received_and_follows_later(
    post: Post, hq: Post, tmp_path: Path
) -> None:
    case = a_case(post)
    kept = add(post, case, a_png(remark=b"x" * 100_000))
    light = ExportDesk(post.store, post.officer).export(hq.id, tmp_path, with_attachments=False)
    hq.imports(light.files[0].read_bytes())
    assert light.attachments == 0
    assert light.size < 20_000
    assert [here for _kept, here in desk_of(hq).of_case(case)] == [False]
    with pytest.raises(NotHereYetError):
        desk_of(hq).open(kept)

    later = post.exported(hq, tmp_path)
    hq.imports(later.files[0].read_bytes())

    assert later.attachments == 1
    assert desk_of(hq).open(kept).data == a_png(remark=b"x" * 100_000)


def test_what_may_not_be_bundled_stays_until_it_may(post: Post, hq: Post, tmp_path: Path) -> None:
    case = a_case(post)
    kept = add(post, case, may_be_bundled=False)
    assert post.exported(hq, tmp_path).attachments == 0
    hq.imports(*post.sent)
    assert [here for _kept, here in desk_of(hq).of_case(case)] == [False]

    Desk(post.store, post.officer).change("attachment", kept, {"may_be_bundled": True})
    assert post.exported(hq, tmp_path).attachments == 1
    hq.imports(post.sent[-1])
    assert desk_of(hq).open(kept).data == JPEG


def test_what_came_from_a_store_is_not_sent_back_to_it(post: Post, hq: Post, tmp_path: Path) -> None:
    kept = add(post, a_case(post))
    hq.imports(post.exports(hq))
    Desk(hq.store, hq.officer).change("attachment", kept, {"title": "Paspoort"})

    made = hq.exported(post, tmp_path)
    (result,) = post.imports(made.files[0].read_bytes())

    assert (made.attachments, result.state) == (0, "merged")


def test_what_does_not_fit_in_one_bundle_follows_in_the_next(
    post: Post, hq: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enclosing, "MOST_BYTES", 3_000)
    case = a_case(post)
    kept = [add(post, case, a_png(remark=bytes([number]) * 2_000)) for number in range(65, 70)]

    made = post.exported(hq, tmp_path)

    assert (len(made.files), made.attachments) == (5, 5)
    assert {each.state for each in hq.imports(*post.sent)} == {"merged"}
    assert all(desk_of(hq).open(each).data for each in kept)


def test_a_bundle_written_again_holds_the_same_attachments(post: Post, hq: Post, tmp_path: Path) -> None:
    add(post, a_case(post))
    made = post.exported(hq, tmp_path)
    (tmp_path / "again").mkdir()

    again = ExportDesk(post.store, post.officer).again(hq.id, made.number, tmp_path / "again")

    assert again.attachments == 1
    assert again.files[0].read_bytes() == made.files[0].read_bytes()


def test_a_content_that_no_line_names_is_refused_whole(post: Post, hq: Post) -> None:
    before = everything(hq)

    (result,) = hq.imports(a_bundle(post, hq, [b"a stranger"]))

    assert (result.state, result.code, result.exit_code) == ("refused", "bundle-damaged", 4)
    assert (everything(hq), blobs_in(hq)) == (before, 0)


def test_a_held_bundle_keeps_no_attachment_before_its_turn(post: Post, hq: Post, tmp_path: Path) -> None:
    case = a_case(post)
    first = post.exports(hq)
    kept = add(post, case)
    second = post.exports(hq)
    (held,) = hq.imports(second)
    assert (held.state, blobs_in(hq)) == ("held", 0)

    assert [each.state for each in hq.imports(first)] == ["merged", "merged"]
    assert desk_of(hq).open(kept).data == JPEG


def test_attachments_of_another_post_do_not_reach_a_post(post: Post, hq: Post, tmp_path: Path) -> None:
    ankara = a_post(tmp_path / "ankara", "ANK", clock=post.clock, seed=2)
    try:
        acquainted(ankara, hq)
        kept = add(post, a_case(post))
        hq.imports(post.exports(hq))
        add(hq, desk_of(hq).open(kept).attachment.case or "", a_png())

        to_ankara, to_rabat = hq.exported(ankara, tmp_path), hq.exported(post, tmp_path)

        assert (to_ankara.attachments, to_rabat.attachments) == (0, 1)
    finally:
        ankara.store.close()
