"""How a record is classified: what belongs to a case or a person is departmental confidential (domain §17.2).

It follows from what a record is, so nobody fills it in and no copy of it can lag behind.
"""

from enum import StrEnum

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.person import Person
from consulaat.records.report import Report


class Classification(StrEnum):
    """The classes in their order; the product holds nothing higher."""

    UNCLASSIFIED = "ONGERUBRICEERD"
    INTERNAL = "INTERN"
    CONFIDENTIAL = "DEPARTEMENTAAL_VERTROUWELIJK"
    STATE_CONFIDENTIAL = "STG_CONFIDENTIEEL"


CASE_DATA = Classification.CONFIDENTIAL


def classification_of(made: type[Record]) -> Classification:
    """Return the class of the records of a type; what is about no case and no person is for the house itself."""
    is_case_data = made in {Case, Person, Report} or bool(made.BELONGS_TO)
    return CASE_DATA if is_case_data else Classification.INTERNAL
