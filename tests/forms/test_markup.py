"""Letters: escaped, joined, in reading order, and all of them there."""

import ast
import re
import unicodedata
from html import unescape
from pathlib import Path

import pytest

import forms
from consulaat import papers
from forms.fonts import ARABIC, ARABIC_BOLD, BOLD, PLAIN, coverage
from forms.markup import drawable, marked, reads_from_right

NAMES = (
    "محمد عبد الله الوردي",
    "فاطمة چوہدری",
    "کوثر ٹھاکر",
    "Şükrü Öztürk",
    "Łukasz Đorđević",
    "Xaawo Cabdi",
)
_SPAN = re.compile(r'<font name="(?P<font>[^"]+)">(?P<letters>[^<]*)</font>|(?P<plain>[^<]+)|<br/>')


def shown_in(markup: str) -> str:
    return "".join(letters for _, letters in spans(markup))


def read_from_right(shown: str) -> str:
    return unicodedata.normalize("NFKC", shown[::-1])


def spans(markup: str, *, bold: bool = False) -> list[tuple[str, str]]:
    found = _SPAN.finditer(markup)
    plain = BOLD if bold else PLAIN
    return [(m["font"] or plain, unescape(m["letters"] or m["plain"])) for m in found if m[0] != "<br/>"]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text", [*NAMES, "Oom محمد (الف), 3 dagen", "قال لي 06 (بعد) Nadia", "张 😀 \u202e \x07"]
)
def test_every_character_is_in_the_font_that_draws_it(text: str, bold: bool) -> None:
    for font, letters in spans(marked(text, bold=bold), bold=bold):
        assert not [letter for letter in letters if ord(letter) not in coverage()[font]]


def test_every_label_of_the_forms_can_be_drawn() -> None:
    files = [
        Path(file) for folder in (*forms.__path__, *papers.__path__) for file in Path(folder).glob("*.py")
    ]
    calls = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    labels = [
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "N_"
        and isinstance(call.args[0], ast.Constant)
    ]

    assert len(labels) > 100
    assert [label for label in labels if drawable(str(label)) != label] == []


@pytest.mark.parametrize("name", NAMES[:3])
def test_arabic_letters_are_joined_and_run_from_the_right(name: str) -> None:
    shown = shown_in(marked(name))

    assert all(font == ARABIC for font, letters in spans(marked(name)) if letters.strip())
    assert all(unicodedata.decomposition(letter) for letter in shown if letter.isalpha())
    assert read_from_right(shown) == name


def test_words_of_a_name_are_held_together_so_that_a_line_break_cannot_swap_them() -> None:
    shown = shown_in(marked(NAMES[0]))

    assert " " not in shown
    assert "\N{NO-BREAK SPACE}" in shown


def test_the_name_of_god_keeps_the_letters_as_typed() -> None:
    assert "\N{ARABIC LIGATURE ALLAH ISOLATED FORM}" not in shown_in(marked("عبد الله"))


def test_brackets_open_towards_the_words_they_hold() -> None:
    shown = shown_in(marked("غدا (بعد) نعم"))

    assert shown.index("(") < shown.index(")")


def test_a_long_text_from_the_right_is_broken_before_it_is_turned() -> None:
    rows = marked(" ".join(["أولا", *["كلمة"] * 60, "أخيرا"]), width=200).split("<br/>")
    read = [read_from_right(shown_in(row)) for row in rows]

    assert len(rows) > 3
    assert read[0].startswith("أولا")
    assert read[-1].endswith("أخيرا")


def test_a_latin_word_stays_readable_inside_a_line_from_the_right() -> None:
    assert "Nadia" in marked("اكتب إلى Nadia غدا")


def test_bold_text_uses_the_bold_letters_of_both_scripts() -> None:
    assert [font for font, _ in spans(marked("Ali محمد", bold=True), bold=True)] == [BOLD, ARABIC_BOLD]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("张", "[U+5F20]"), ("\u202eevil", "[U+202E]evil"), ("a\x00b", "a[U+0000]b"), ("\ud800", "[U+D800]")],
)
def test_what_cannot_be_drawn_is_shown_as_its_code(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_text_cannot_become_markup() -> None:
    assert marked("<b>Zn & <font>") == "&lt;b&gt;Zn &amp; &lt;font&gt;"


def test_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert reads_from_right("12 محمد en Ali")
    assert not reads_from_right("Ali en محمد")
    assert not reads_from_right("12 - 14")
