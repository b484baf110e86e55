"""What end-to-end tests share."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import HandClock, a_post, acquainted
from tests.end_to_end.exchanges import World
from tests.end_to_end.office import MANY, Office, copied, meet


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    clock = HandClock()
    made = World(
        a_post(tmp_path / "rabat", "RAB", clock=clock),
        a_post(tmp_path / "tunis", "TUN", clock=clock),
        a_post(tmp_path / "hague", "DCV", "hq", clock=clock),
    )
    acquainted(*made)
    yield made
    for each in made:
        each.store.close()


@pytest.fixture(scope="session")
def two_offices(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A post and headquarters that know each other."""
    folder = tmp_path_factory.mktemp("offices")
    post, hq = Office(folder / "post", "RAB"), Office(folder / "hq", "DCV", "hq", "hanna")
    post.found(bram="HOOFD_CONSULAIR")
    hq.found()
    meet(post, hq)
    post.new("person", given_names="Nadia", surname="Haddad")
    return post.folder, hq.folder


@pytest.fixture
def post(two_offices: tuple[Path, Path], tmp_path: Path) -> Office:
    return copied(two_offices[0], tmp_path / "post", "RAB", "post", "anna")


@pytest.fixture
def hq(two_offices: tuple[Path, Path], tmp_path: Path) -> Office:
    return copied(two_offices[1], tmp_path / "hq", "DCV", "hq", "hanna")


@pytest.fixture
def many(tmp_path: Path) -> str:
    """A file of many lines, which takes a while to load."""
    path = tmp_path / "many.jsonl"
    lines = (
        json.dumps({"type": "person", "given_names": f"Proef {n}", "surname": "x" * 6000})
        for n in range(MANY)
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)
