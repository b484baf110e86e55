"""Small numbers stay small: nothing hidden from the public follows from what is shown (domain §16.4)."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.services.figures.figure import Figure, FigureProfile, Row
from consulaat.services.figures.period import Period
from consulaat.services.figures.suppression import Mark, limits, suppressed
from resources.texts import choose_language
from tests.services.test_statistics_published import Y2017

SHOWN, BELOW, HIDDEN, MERGED = Mark.SHOWN, Mark.BELOW, Mark.HIDDEN, Mark.MERGED
CELLS = st.lists(st.integers(min_value=0, max_value=13), min_size=1, max_size=5)


def a_figure(*numbers: int, of: int | None = None) -> Figure:
    rows = tuple(
        Row(code=str(place), label=str(place), value=number, group="all", of=of)
        for place, number in enumerate(numbers)
    )
    return Figure(
        measure="M15",
        title="",
        definition="",
        version=1,
        period=Period(start=Y2017[0], until=Y2017[1]),
        value=sum(numbers),
        rows=rows,
    )


@pytest.mark.parametrize(
    ("cells", "marks"),
    [
        ([12, 8, 3], [SHOWN, HIDDEN, BELOW]),
        ([9, 4, 3, 2, 2], [SHOWN, BELOW, BELOW, BELOW, BELOW]),
        ([12, 8, 0], [SHOWN, SHOWN, SHOWN]),
        ([30, 1, 1], [HIDDEN, BELOW, BELOW]),  # two cells that make 2 are both 1
        ([20, 5, 1], [HIDDEN, HIDDEN, BELOW]),  # 5 and 1 are the only numbers that make 6
        ([6, 6, 4], [HIDDEN, HIDDEN, BELOW]),  # a hidden number is never larger than a shown one
        ([3, 0, 0], [BELOW, SHOWN, SHOWN]),  # the total is small itself
        ([4, 4], [MERGED, MERGED]),  # nothing is left to hide
        ([1, 1, 1, 1], [MERGED] * 4),  # four that are not nought make at least 4
    ],
)
def test_worked_examples_of_what_is_hidden(cells: list[int], marks: list[Mark]) -> None:
    assert list(suppressed(cells, sum(cells))) == marks


def test_numbers_that_are_no_parts_of_a_whole_are_judged_one_by_one() -> None:
    assert suppressed([12, 8, 3, 0], None) == (SHOWN, SHOWN, BELOW, SHOWN)


@given(cells=CELLS)
def test_no_number_below_five_is_ever_shown_and_nought_always_is(cells: list[int]) -> None:
    for cell, mark in zip(cells, suppressed(cells, sum(cells)), strict=True):
        assert (mark is SHOWN) or cell
        assert mark is not SHOWN or not 0 < cell < limits().smallest_shown


@given(cells=CELLS)
def test_no_hidden_number_can_be_computed_from_the_others_and_the_total(cells: list[int]) -> None:
    marks = suppressed(cells, sum(cells))
    hidden = [place for place, mark in enumerate(marks) if mark in {BELOW, HIDDEN}]
    solutions = possible(cells, marks)

    assert tuple(cells[place] for place in hidden) in solutions or not hidden
    for position in range(len(hidden)):
        assert len({solution[position] for solution in solutions}) > 1


def possible(cells: list[int], marks: tuple[Mark, ...]) -> list[tuple[int, ...]]:
    """Return every way to fill the hidden cells that a reader who knows the rules cannot rule out."""
    total, least = sum(cells), limits().smallest_shown
    seen = [cell for cell, mark in zip(cells, marks, strict=True) if mark is SHOWN and cell]
    most = min(seen, default=total)
    ranges = [
        range(1, least) if mark is BELOW else range(least, most + 1)
        for mark in marks
        if mark in {BELOW, HIDDEN}
    ]
    small = total < least  # then the total is shown as "<5" too
    rest = total - sum(seen)
    return [way for way in product(*ranges) if (sum(way) < least if small else sum(way) == rest)]


def test_the_public_reads_12_suppressed_below_5_and_the_total() -> None:
    choose_language("en")
    figure = a_figure(12, 8, 3).for_profile(FigureProfile.PUBLIC)

    assert [row.text for row in figure.rows] == ["12", "suppressed", "<5"]
    assert [row.value for row in figure.rows] == [12, None, None]
    assert figure.value == 23


def test_internal_readers_and_parliament_read_every_number() -> None:
    for profile in (FigureProfile.INTERNAL, FigureProfile.PARLIAMENT):
        assert [row.value for row in a_figure(12, 8, 3).for_profile(profile).rows] == [12, 8, 3]


def test_a_small_total_is_hidden_as_well() -> None:
    assert a_figure(3).for_profile(FigureProfile.PUBLIC).value == "<5"


def test_what_cannot_be_hidden_is_merged_into_other() -> None:
    figure = a_figure(4, 4, 0).for_profile(FigureProfile.PUBLIC)

    assert [(row.code, row.value) for row in figure.rows] == [("2", 0), ("OVERIGE", 8)]
    assert figure.value == 8


@pytest.mark.parametrize(("whole", "share"), [(20, "60,0\u00a0%"), (19, None)])
def test_the_public_reads_percentages_over_20_or_more_only(whole: int, share: str | None) -> None:
    row = a_figure(12, of=whole).for_profile(FigureProfile.PUBLIC).rows[0]

    assert row.to_json()["share"] == share


def test_a_value_that_stands_in_a_hidden_row_is_hidden_too() -> None:
    figure = a_figure(12, 8, 3)
    men = Figure(
        measure="M23",
        title="",
        definition="",
        version=1,
        period=figure.period,
        value=8,
        rows=figure.rows,
        value_row="1",
    )
    choose_language("en")

    assert men.for_profile(FigureProfile.PUBLIC).value == "suppressed"


def test_a_sum_over_a_hidden_part_is_hidden_too() -> None:
    figure = a_figure(20, 12, 8, 3)
    both = Row(code="both", label="", value=20, within="all")
    choose_language("en")
    shown = Figure(
        measure="M12",
        title="",
        definition="",
        version=1,
        period=figure.period,
        value=43,
        rows=(*figure.rows, both),
    ).for_profile(FigureProfile.PUBLIC)

    assert shown.rows[-1].text == "suppressed"


def test_a_text_beside_a_number_does_not_give_hidden_numbers_away() -> None:
    row = Row(code="M09", label="", value=7, shown="issued 3 / handed out 7")
    figure = Figure(
        measure="M09", title="", definition="", version=1, period=a_figure(1).period, value=7, rows=(row,)
    )

    assert figure.for_profile(FigureProfile.PUBLIC).rows[0].text == "7"
