"""The classification of a record follows from what it is (domain §17.2)."""

import pytest

from consulaat.records.about import Record
from consulaat.records.registry import RECORDS, type_name
from consulaat.rules.classification import Classification, classification_of
from resources.reference import codes

FOR_THE_HOUSE = {
    *("user", "organisation", "funding_source", "exchange_rate", "safehouse", "holiday"),
    *("campaign", "campaign_measurement", "attendance_check", "destruction_list"),
}


@pytest.mark.parametrize("made", RECORDS)
def test_all_but_what_is_about_no_case_is_departmental_confidential(made: type[Record]) -> None:
    is_for_the_house = type_name(made) in FOR_THE_HOUSE

    wanted = Classification.INTERNAL if is_for_the_house else Classification.CONFIDENTIAL
    assert classification_of(made) is wanted


def test_every_class_has_its_words_in_the_order_of_the_law() -> None:
    assert list(codes("Classification")) == [each.value for each in Classification]
