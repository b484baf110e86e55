"""The Dutch catalogue says everything the code says, no more, and with the same places to fill."""

import re
from string import Formatter

import pytest

from resources.texts import translation
from tests.catalogue import MO, PO, DutchCatalogue, Text, as_mo, as_po, dutch_of, entries, texts_of_the_code

ENTRIES = entries()
SAME_IN_DUTCH = frozenset(
    (
        "Code",
        "Conflict",
        "Contact",
        "Details",
        "Document",
        "Id",
        "In euro",
        "Indicator",
        "Label",
        "Media",
        "Open",
        "Partner",
        "Partners",
        "Per week",
        "Per",
        "Post {post} ({role}), schema {schema}",
        "Post",
        "Postcode",
        "Route",
        "Safehouse",
        "Safehouses",
        "Status",
        "Triage",
        "Video",
        "Voicemail",
        "post",
        "{amount} per week",
        "{field}: {new} (was: {old})",
        "{n} MB",
        "{n} bytes",
        "{n} conflict",
        "{n} kB",
        "{n} later",
        "{n} open &conflict",
    )
)


def forms_of(text: Text | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


PAIRS = sorted(
    (english, dutch)
    for text, entry in ENTRIES.items()
    for english, dutch in zip(forms_of(text), forms_of(entry.string or ""), strict=False)
)


def places_of(text: str) -> list[str]:
    return sorted(name for _before, name, _spec, _conversion in Formatter().parse(text) if name is not None)


def test_every_text_of_the_code_has_an_entry_and_no_entry_is_left_over() -> None:
    assert set(ENTRIES) == texts_of_the_code()
    assert "#~" not in PO.read_text(encoding="utf-8")


def test_every_entry_is_translated_in_each_of_its_forms() -> None:
    unfinished = [
        text
        for text, entry in ENTRIES.items()
        if entry.fuzzy
        or not all(forms_of(entry.string or ""))
        or len(forms_of(text)) != len(forms_of(entry.string or ""))
    ]

    assert unfinished == []


def test_a_translation_fills_the_same_places() -> None:
    assert [(english, dutch) for english, dutch in PAIRS if places_of(english) != places_of(dutch)] == []


def test_a_translation_has_an_access_key_where_the_text_has_one() -> None:
    assert [pair for pair in PAIRS if len({len(re.findall(r"&\w", each)) for each in pair}) > 1] == []


def test_a_translation_begins_and_ends_like_the_text() -> None:
    def edges(text: str) -> tuple[str, ...]:
        ending = re.search(r"[.:…]?\s*$", text)
        return (text[: len(text) - len(text.lstrip())], ending[0] if ending else "")

    assert [(english, dutch) for english, dutch in PAIRS if edges(english) != edges(dutch)] == []


def test_a_text_that_stays_the_same_is_a_known_word_or_has_no_words() -> None:
    same = {
        english
        for english, dutch in PAIRS
        if english == dutch and re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", english))
    }

    assert same == SAME_IN_DUTCH & {english for english, _dutch in PAIRS}


def test_only_a_question_to_the_person_says_you() -> None:
    addressed = re.compile(r"\b(u|uw|uzelf|je|jij|jou|jouw)\b", re.IGNORECASE)
    spoken = [dutch for _english, dutch in PAIRS if addressed.search(dutch)]

    assert spoken
    assert [dutch for dutch in spoken if not dutch.endswith("?")] == []


def test_the_files_are_written_the_way_the_command_writes_them() -> None:
    catalogue = DutchCatalogue((text, dutch_of(entry)) for text, entry in ENTRIES.items())

    assert PO.read_bytes() == as_po(catalogue)
    assert MO.read_bytes() == as_mo(catalogue)


@pytest.mark.parametrize(("n", "dutch"), [(0, "0 rijen"), (1, "1 rij"), (2, "2 rijen")])
def test_the_program_finds_the_texts_in_the_compiled_file(n: int, dutch: str) -> None:
    catalogue = translation("nl")

    assert catalogue.ngettext("{n} row", "{n} rows", n).format(n=n) == dutch
    assert catalogue.gettext("Case number") == "Zaaknummer"
