"""What a person types in each kind of field, with real keys: understood, cleaned, and told why not."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from consulaat.records.registry import part_of, record_class
from consulaat.values.canonical import Json
from consulaat.values.moment import local_date, write_moment
from consulaat.values.unreadable import UnreadableError
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.build import field_for
from ui.widgets.fields.days import DayField
from ui.widgets.fields.lookup import LookupField
from ui.widgets.fields.many import RowsField
from ui.widgets.fields.money import MoneyField
from ui.widgets.fields.ranking import meant, ranked, table_keys, table_words_with_code
from ui.widgets.fields.secret import SecretField
from ui.widgets.fields.text import LineField
from ui.widgets.fields.typed import Typing
from ui.widgets.wording import MASK, utc_now

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists without a screen
ZONE = "Africa/Casablanca"
Shown = Callable[[str, str], Field]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Show one field of a record in a window of its own, beside a second box to go to."""

    windows: list[QWidget] = []

    def show(type_: str, name: str) -> Field:
        window = QWidget()
        windows.append(window)
        field = field_for(part_of(record_class(type_), name), Setting(time_zone=ZONE, currency="MAD"))
        field.name(name)
        laid = QVBoxLayout(window)
        laid.addWidget(field)
        laid.addWidget(QLineEdit())
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        field.target().setFocus()
        return field

    yield show
    for window in windows:
        window.close()


def keyboard() -> QWidget:
    """Return what a key reaches: the list that hangs open, else the widget with the focus."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None
    return found


def type_in(text: str) -> None:
    for letter in text:  # QTest knows no keys for letters of other scripts
        if letter.isascii():
            QTest.keyClicks(keyboard(), letter)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                keyboard(), QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            )


def tab() -> None:
    QTest.keyClick(keyboard(), Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("typed", "kept", "tidied"),
    [
        ("14/3/09", "20090314", "14-03-2009"),
        ("14 mrt 2009", "20090314", "14-03-2009"),
        ("1985", "19850000", "1985"),
        ("2009?", "20090000", "2009"),
        ("mei 2009", "20090500", "05-2009"),
        ("?", "00000000", "onbekend"),
    ],
)
def test_a_day_of_birth_is_understood_and_said_in_words(
    shown: Shown, typed: str, kept: str, tidied: str
) -> None:
    field = shown("person", "born_on")
    assert isinstance(field, DayField)

    type_in(typed)
    words = field.said.text()
    tab()

    assert field.value() == kept
    assert field.edit.text() == tidied
    assert words
    assert field.edit.accessibleDescription() == field.said.text()


def test_an_unsure_age_is_said_as_a_range(shown: Shown) -> None:
    field = shown("person", "born_on")
    year = local_date(utc_now(), ZONE).year - 17

    type_in(str(year))

    assert "16 of 17 jaar" in field.said.text()


def test_an_islamic_date_is_turned_after_choosing_that_calendar(shown: Shown) -> None:
    field = shown("person", "born_on")
    assert isinstance(field, DayField)
    type_in("12-5-1430")
    with pytest.raises(UnreadableError, match=r"invalid-value") as refused:
        field.value()
    assert "1430" in refused.value.message()

    field.islamic.click()

    assert field.value() == "20090507"
    assert "7 mei 2009" in field.said.text()


def test_an_islamic_date_in_a_draft_comes_back_as_such(shown: Shown) -> None:
    field = shown("person", "born_on")
    assert isinstance(field, DayField)
    field.islamic.click()
    field.edit.setText("12-5-1430")
    typed = field.typed()
    field.show_value(None)

    field.retype(typed)

    assert field.value() == "20090507"


def test_an_islamic_date_out_of_reach_is_told(shown: Shown) -> None:
    field = shown("person", "born_on")
    assert isinstance(field, DayField)
    field.islamic.click()
    field.edit.setText("1-1-1300")

    with pytest.raises(UnreadableError) as refused:
        field.value()

    assert "1343" in refused.value.message()


@pytest.mark.parametrize("typed", ["14:02", "vandaag 14:02", "nu"])
def test_a_moment_can_be_a_time_of_today(shown: Shown, typed: str) -> None:
    field = shown("contact", "occurred_at")

    type_in(typed)
    tab()
    value = field.value()

    assert isinstance(value, str)
    today = f"{local_date(utc_now(), ZONE):%d-%m-%Y}"
    yesterday = f"{local_date(utc_now(), ZONE) - timedelta(days=1):%d-%m-%Y}"
    assert isinstance(field, LineField)
    assert field.edit.text()[:10] in {today, yesterday}
    assert value <= write_moment(utc_now()) or typed != "nu"


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("350,50", "350.50", "MAD"),
        ("1.234,50", "1234.50", "MAD"),
        ("1,234.50", "1234.50", "MAD"),
        ("€ 12", "12.00", "EUR"),
        ("350 KES", "350.00", "KES"),
    ],
)
def test_an_amount_takes_the_last_currency_or_the_one_typed_with_it(
    shown: Shown, typed: str, amount: str, currency: str
) -> None:
    field = shown("cost_line", "amount")
    assert isinstance(field, MoneyField)

    type_in(typed)
    tab()

    assert field.value() == {"amount": amount, "currency": currency}
    assert field.currency.text.startswith(currency)


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("country", "MA", "MA"),
        ("country", "marok", "MA"),
        ("country", "Morocco", "MA"),
        ("country", "turkiye", "TR"),
        ("nationality", "nld", "NLD"),
        ("currency", "mad", "MAD"),
        ("currency", "marokkaanse", "MAD"),
        ("language", "dari", "prs"),
    ],
)
def test_a_table_is_searched_by_code_dutch_and_english(name: str, typed: str, code: str) -> None:
    found = meant(table_words_with_code(name), typed, table_keys(name))

    assert found is not None
    assert found[0] == code


def test_a_beginning_comes_before_a_part() -> None:
    found = [code for code, _words in ranked(table_words_with_code("country"), "mar", table_keys("country"))]

    assert found[0] == "MA"
    assert set(found) > {"MA", "MH", "MQ"}


def test_a_country_is_chosen_by_its_beginning_and_tab(shown: Shown) -> None:
    field = shown("person", "birth_country")
    assert isinstance(field, LookupField)

    type_in("marok")
    tab()
    tab()

    assert field.value() == "MA"
    assert field.combo.text == "Marokko"


def test_enter_takes_a_line_of_the_list_and_goes_on_only_when_no_list_is_open(
    qtbot: QtBot, shown: Shown
) -> None:
    field = shown("person", "birth_country")
    assert isinstance(field, LookupField)
    type_in("marok")

    with qtbot.assertNotEmitted(field.entered):
        QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert field.value() == "MA"
    with qtbot.waitSignal(field.entered):
        QTest.keyClick(keyboard(), Qt.Key.Key_Return)


def test_what_is_not_in_the_list_is_not_dropped_but_told(shown: Shown) -> None:
    field = shown("person", "birth_country")
    assert isinstance(field, LookupField)
    type_in("Atlantis")

    with pytest.raises(UnreadableError):
        field.value()

    assert field.combo.text == "Atlantis"


@pytest.mark.parametrize(
    ("type_", "name", "pasted", "kept", "said"),
    [
        ("person", "v_number", "12 34 56.78 90", "1234567890", "V-nummer"),
        ("travel_document", "number", "nxfk 2r7p4", "NXFK2R7P4", "reisdocument"),
        ("travel_document", "number", "XR1O01R58", "XR1O01R58", "letter O"),
        ("residence_right", "document_number", "III-V123AL568", "V123AL568", "verblijfsdocument"),
    ],
)
def test_a_pasted_number_is_cleaned_and_looked_at(
    shown: Shown, type_: str, name: str, pasted: str, kept: str, said: str
) -> None:
    field = shown(type_, name)
    QApplication.clipboard().setText(pasted)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    words = field.said.text()
    tab()

    assert field.value() == kept
    assert said in words


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("bsn", "12345", "5 van 9"),
        ("bsn", "999990021", "elfproef"),
        ("bsn", "999990019", "klop"),
        ("iban", "NL92ABNA0417164300", "klop"),
        ("iban", "NL91 ABNA 0417 1643 00", "Nederland"),
    ],
)
def test_a_number_says_while_it_is_typed_what_is_wrong_with_it(
    shown: Shown, name: str, typed: str, said: str
) -> None:
    field = shown("person" if name == "bsn" else "payment", name)
    assert isinstance(field, SecretField)

    type_in(typed)

    assert said in field._inner.said.text()


def test_a_telephone_number_names_its_country(shown: Shown) -> None:
    field = shown("contact_protocol", "channels")
    assert isinstance(field, RowsField)
    field.add.click()
    number = field._rows[0][1].fields["number_or_address"]  # type: ignore[attr-defined]
    number.target().setFocus()

    type_in("00 212 6 12-34-56-78")
    words = number.said.text()
    tab()

    assert "Marokko" in words
    assert number.value() == "+212612345678"


def test_a_name_in_another_script_turns_the_field_and_is_read_out(shown: Shown) -> None:
    field = shown("person", "original_script_name")
    assert isinstance(field, LineField)

    field.edit.setText("")
    type_in("نادية")

    assert field.edit.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert "ndyh" in field.said.text().lower()


def test_places_that_were_typed_before_are_offered(shown: Shown) -> None:
    field = shown("person", "birth_place")
    field.suggest({"birth_place": ("Nador", "Al Hoceima")})
    assert isinstance(field, LineField)

    type_in("hoc")
    completer = field.edit.completer()

    assert completer is not None
    assert completer.currentCompletion() == "Al Hoceima"


def test_enter_in_a_line_is_said(qtbot: QtBot, shown: Shown) -> None:
    field = shown("person", "surname")

    with qtbot.waitSignal(field.entered):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)


def test_a_secret_that_comes_back_from_a_draft_is_masked_until_it_is_asked_for(shown: Shown) -> None:
    field = shown("person", "bsn")
    assert isinstance(field, SecretField)
    type_in("999990019")
    typed = field.typed()
    field.show_value(None)

    field.retype(typed)

    assert not field._inner.isVisible()
    assert MASK in field.state.text()
    assert field.value() == "999990019"
    field.unveil_button.click()
    assert field._inner.isVisible()


@pytest.mark.parametrize(
    ("type_", "name", "typed"),
    [
        ("report", "stated_age", "zestien"),
        ("report", "children_along", "ONBEKEND"),
        ("person", "born_on", "31-02-2009"),
        ("person", "birth_country", {"text": "Atlantis"}),
        ("cost_line", "amount", {"amount": "12,,", "currency": "dirh"}),
        ("contact", "occurred_at", "gisteren"),
        (
            "person",
            "nationalities",
            [
                {
                    "nationality": {"text": "Atlantis"},
                    "status": None,
                    "held_from": "2009?",
                    "held_until": "",
                    "source": "",
                }
            ],
        ),
    ],
)
def test_what_cannot_be_read_yet_comes_back_all_the_same(type_: str, name: str, typed: Json) -> None:
    field = field_for(part_of(record_class(type_), name), Setting())
    typing = Typing({name: field})
    field.show_value(None)
    typing.begin()

    typing.retype({name: typed})

    assert typing.typed() == {name: typed}
