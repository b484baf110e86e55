"""What the program notices beside what was typed: sealed words that were used (domain §10.1, S7), the time zone."""

import re
from dataclasses import replace
from typing import TypeVar, cast

from consulaat.records.about import Record
from consulaat.records.contact import Contact, ContactProtocol
from consulaat.records.report import Report
from consulaat.services.ports import UnitOfWork
from consulaat.values.names import fold

R = TypeVar("R", bound=Record)


def noticed(work: UnitOfWork, record: R) -> R:
    """Return a contact whose words hold the duress word as one in which it was used; anything else as it is.

    A report gets the time zone of the post that took it, so that its day of receipt stays one day for everybody.
    Where the officer answered the question, yes or no, that answer stands. The word itself goes nowhere.
    """
    if isinstance(record, Report) and record.time_zone is None and not record.version:
        return cast("R", replace(record, time_zone=work.identity.time_zone))
    if not isinstance(record, Contact) or record.duress_word_was_used is not None:
        return record
    said = fold(" ".join(filter(None, (record.summary, record.verbatim))))
    if said and any(_holds(said, word) for word in _duress_words(work, record)):
        return cast("R", replace(record, duress_word_was_used=True))
    return record


def _duress_words(work: UnitOfWork, contact: Contact) -> list[str]:
    protocols = work.find(ContactProtocol, case=contact.case)
    sealed = [work.reveal(each.id, "duress_word") for each in protocols if each.duress_word is not None]
    return [each for each in sealed if isinstance(each, str) and each.strip()]


def _holds(said: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(word).strip())}(?!\w)", said) is not None
