"""Two posts and headquarters that exchange bundles, and bundles that nobody honest would send."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from consulaat.records.case import Case
from consulaat.records.person import Person
from consulaat.security import signing
from consulaat.services.file_result import FileResult
from consulaat.sync import bundle, heads
from consulaat.sync.bundle import Contents
from consulaat.sync.manifest import Ack, Outer
from consulaat.values.ids import RecordId, new_id
from tests.builders import Post


@dataclass
class World:
    """Two posts and headquarters, known to each other."""

    rabat: Post
    tunis: Post
    hague: Post

    def __iter__(self) -> Iterator[Post]:
        return iter((self.rabat, self.tunis, self.hague))


def a_person_at(post: Post, surname: str = "El Haddad") -> Person:
    with post.store.work(post.by) as work:
        made = work.save(Person(id=new_id(), surname=surname))
        work.commit()
    return made


def a_case_at(post: Post) -> Case:
    person = a_person_at(post)
    with post.store.work(post.by) as work:
        made = work.save(Case(id=new_id(), person=person.id))  # type: ignore[arg-type]  # ids are texts
        work.commit()
    return made


def set_at(post: Post, made: type[Any], record: RecordId, **fields: Any) -> None:  # noqa: ANN401 - any field
    with post.store.work(post.by) as work:
        work.save(replace(work.get(made, record), **fields))
        work.commit()


def case_at(post: Post, case: Case) -> Case:
    with post.store.work(post.by) as work:
        return work.get(Case, case.id)


def states(results: tuple[FileResult, ...]) -> list[tuple[str, str]]:
    return [(each.state, each.code) for each in results]


def first_fault(post: Post) -> tuple[str, int] | None:
    with post.store.work(post.by) as work:
        return work.first_fault()


def alarms(post: Post) -> set[str]:
    with post.store.work(post.by) as work:
        return {code for code, _, _ in work.exchange.alarms()}


def keys_of(post: Post) -> Any:  # noqa: ANN401 - the keys of a store
    with post.store.work(post.by) as work:
        return work.exchange.own_keys()


def outer_of(sender: Post, receiver: Post, keys: Any, *, number: int, previous: str) -> Outer:  # noqa: ANN401 - as above
    return Outer(
        sender=sender.id,
        receiver=receiver.id,
        number=number,
        previous=previous,
        key=signing.fingerprint(signing.public_line(keys.sign_seed)),
        created=sender.clock.now().replace(microsecond=0),
    )


def forged(
    sender: Post, receiver: Post, *, number: int, previous: str, head: str = "", ack: Ack | None = None
) -> bytes:
    """Return a validly signed bundle with all lines of a store, under any number and with any head."""
    keys = keys_of(sender)
    with sender.store.work(sender.by) as work:
        lines = [line for _, _, line, _ in work.exchange.own_lines_after(0) if line is not None]
        last, newest = work.exchange.head(sender.id)
        recipient = next(each.card.recipient for each in work.exchange.devices() if each.store == receiver.id)
        types = [each.record_type for each in work.all_changes() if each.device == sender.id]
    claim = heads.claim(device=sender.id, first=1, last=last, head=head or newest.hex(), seed=keys.sign_seed)
    contents = Contents(
        schema=1,
        app="consulaat/1.0",
        classification="DEPARTEMENTAAL_VERTROUWELIJK",
        heads=(claim,),
        counts={name: types.count(name) for name in set(types)},
        lines=lines,
        ack=ack,
    )
    outer = outer_of(sender, receiver, keys, number=number, previous=previous)
    return bundle.compose(outer, contents, recipients=[recipient], seed=keys.sign_seed)
