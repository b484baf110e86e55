"""The shipped reference tables: complete, in two languages, and consistent with each other."""

import pytest

from resources.reference import codes, label, rows

SAME_IN_BOTH = {
    "Apostille",
    "Auditor",
    "Bank",
    "E-mail",
    "Exact",
    "In procedure",
    "Intake",
    "Open",
    "Partner",
    "Per week",
    "Post",
    "Professional",
    "School",
    "Triage",
    "Website",
    "WhatsApp",
    "X",
}
PRESUMING = ["slachtoffer", "victim", "meisje", "girl", "dochter", "daughter", "bruid", "bride"]


def test_no_code_has_an_empty_label() -> None:
    assert [row for row in rows("codes") if not all(value.strip() for value in row.values())] == []


def test_no_code_stands_twice_in_one_list() -> None:
    pairs = [(row["list"], row["code"]) for row in rows("codes")]

    assert len(pairs) == len(set(pairs))


def test_dutch_and_english_labels_are_not_copies_of_each_other() -> None:
    same = {row["nl"] for row in rows("codes") if row["nl"] == row["en"]}

    assert same <= SAME_IN_BOTH


def test_a_label_is_found_in_both_languages() -> None:
    assert label("Phenomenon", "DREIGENDE_ACHTERLATING", "nl") == "Dreigende achterlating"
    assert label("Phenomenon", "DREIGENDE_ACHTERLATING", "en") == "Threatened abandonment"


def test_the_same_code_reads_differently_in_different_lists() -> None:
    assert label("InvolvementRole", "OUDER", "en") == "Parent"
    assert label("CodeWordCheck", "JA", "nl") == "Juist"
    assert label("Fingerprints", "JA", "nl") == "Opgenomen"


def test_an_unknown_code_is_its_own_label() -> None:
    assert label("Channel", "POSTDUIF", "nl") == "POSTDUIF"


def test_codes_keep_the_order_they_are_shown_in() -> None:
    assert codes("TriState") == ("JA", "NEE", "ONBEKEND")
    assert codes("RiskLevel")[0] == "ACUUT"
    assert codes("Nothing") == ()


@pytest.mark.parametrize("word", PRESUMING)
def test_no_label_presumes_who_the_person_is(word: str) -> None:
    labels = " ".join(row["nl"] + " " + row["en"] for row in rows("codes")).lower()

    assert word not in labels
