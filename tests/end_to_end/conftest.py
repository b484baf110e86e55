"""What end-to-end tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import HandClock, a_post, acquainted
from tests.end_to_end.exchanges import World


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
