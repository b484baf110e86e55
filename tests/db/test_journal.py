"""A line that was changed, removed, swapped or added in the tables is named."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consulaat.records.person import Person
from consulaat.sync.changes import NO_SECRET, digest, next_head
from consulaat.values.ids import new_id
from db.check import faults
from tests.builders import Post, a_post, acquainted


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    made = a_post(tmp_path / "store")
    with made.store.work(made.by) as work:
        for surname in ("Een", "Twee", "Drie", "Vier"):
            person = work.save(Person(id=new_id(), surname=surname))
            work.save(replace(person, given_names="Nadia"))
        work.commit()
    yield made
    made.store.close()


def _named(post: Post) -> tuple[str, int] | None:
    post.reopen()
    with post.store.work(post.by) as work:
        return work.first_fault()


def _last(post: Post) -> int:
    return post.store.journal.head(1)[0]


def test_a_journal_nobody_touched_is_whole(post: Post) -> None:
    assert _named(post) is None
    assert faults(post.store.connection, post.store.journal) == ()


@pytest.mark.parametrize("back", [0, 1, 5])
@pytest.mark.parametrize(
    "change",
    [
        "text = replace(text, 'T', 'X')",
        "text = replace(text, '2026-07-06', '2025-07-06')",
        "text = text || ' '",
        "text = '{}'",
        "text = ''",
        "text = NULL",
        "text = NULL, digest = NULL, record = NULL, root = NULL",
        "digest = zeroblob(32)",
        "head = zeroblob(32)",
        "record = zeroblob(16)",
        "root = zeroblob(16)",
    ],
)
def test_a_line_that_was_changed_is_named(post: Post, change: str, back: int) -> None:
    number = _last(post) - back
    post.store.connection.run(f"UPDATE line SET {change} WHERE number = ?", (number,))  # noqa: S608 - of this test

    assert _named(post) == (post.id, number)
    assert f"journal: {post.id[:8]} {number}" in faults(post.store.connection, post.store.journal)


def test_a_line_that_was_removed_is_named(post: Post) -> None:
    number = _last(post) - 3
    post.store.connection.run("DELETE FROM line WHERE number = ?", (number,))

    assert _named(post) == (post.id, number)


def test_two_lines_that_were_swapped_are_named(post: Post) -> None:
    one, other = _last(post) - 3, _last(post) - 1
    connection = post.store.connection
    for was, becomes in ((one, -1), (other, one), (-1, other)):
        connection.run("UPDATE line SET number = ? WHERE number = ?", (becomes, was))

    assert _named(post) == (post.id, one)


def test_two_texts_that_were_swapped_are_named(post: Post) -> None:
    one, other = _last(post) - 3, _last(post) - 1
    connection = post.store.connection
    rows = dict(connection.rows("SELECT number, text FROM line WHERE number IN (?, ?)", (one, other)))
    connection.run("UPDATE line SET text = ? WHERE number = ?", (rows[other], one))
    connection.run("UPDATE line SET text = ? WHERE number = ?", (rows[one], other))

    assert _named(post) == (post.id, one)


def test_a_line_that_was_added_is_named(post: Post) -> None:
    last = _last(post)
    post.store.connection.run(
        "INSERT INTO line SELECT device, number + 1, record, root, text, digest, head FROM line WHERE number = ?",
        (last,),
    )

    assert _named(post) == (post.id, last + 1)


def test_a_line_that_was_added_with_a_fitting_head_but_the_text_of_another_is_named(post: Post) -> None:
    last = _last(post)
    connection = post.store.connection
    row = connection.row("SELECT record, root, text, head FROM line WHERE number = ?", (last,))
    assert row is not None
    record, root, text, head = row
    secret = connection.row("SELECT secret FROM secret WHERE root = ?", (root,))
    found = digest(text.encode(), secret[0] if secret else NO_SECRET)
    connection.run(
        "INSERT INTO line VALUES (1, ?, ?, ?, ?, ?, ?)",
        (last + 1, record, root, text, found, next_head(head, found)),
    )

    assert _named(post) == (post.id, last + 1)


def test_a_line_of_another_device_that_was_changed_is_named_with_its_device(
    post: Post, tmp_path: Path
) -> None:
    other = a_post(tmp_path / "hague", "DCV", "hq", clock=post.clock)
    acquainted(post, other)
    other.imports(post.exports(other))
    number = _last(post) - 2
    other.store.connection.run(
        "UPDATE line SET text = replace(text, 'T', 'X') WHERE device = 2 AND number = ?", (number,)
    )

    assert _named(other) == (post.id, number)
    other.store.close()


def test_a_secret_that_was_changed_breaks_the_first_line_it_belongs_to(post: Post) -> None:
    first = post.store.connection.row("SELECT root, min(number) FROM line WHERE root IS NOT NULL")
    assert first is not None
    post.store.connection.run("UPDATE secret SET secret = zeroblob(16) WHERE root = ?", (first[0],))

    assert _named(post) == (post.id, first[1])
