"""Which value a choice between colliding writes keeps."""

import pytest

from consulaat.services.conflicts import ChoiceNeededError, kept_value
from consulaat.sync.clock import Stamp
from consulaat.sync.merge import Standing
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId

US, RABAT, ANKARA = "aa", "bb", "cc"


def wrote(device: str, value: Json) -> Standing:
    return Standing(device=device, number=7, at=Stamp(1), by=RecordId("e" * 32), value=value)


def test_two_others_who_differ_are_chosen_by_their_place_and_not_together() -> None:
    standing = (wrote(RABAT, "Hadad"), wrote(US, "Haddad"), wrote(ANKARA, "Haddaad"))

    assert kept_value(standing, {US}, "mine") == "Haddad"
    assert kept_value(standing, {US}, f"{RABAT}:7") == "Hadad"
    assert kept_value(standing, {US}, f"{ANKARA}:7") == "Haddaad"
    for no_choice in ("theirs", f"{ANKARA}:8"):
        with pytest.raises(ChoiceNeededError):
            kept_value(standing, {US}, no_choice)
