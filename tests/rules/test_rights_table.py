"""The rights table of docs/domain.md §19, read from the document itself and held against the program."""

import re
from pathlib import Path
from typing import Final

import pytest

from consulaat.records.user import User, UserRole
from consulaat.rules import permissions as table
from consulaat.rules.permissions import Right
from consulaat.services.printing import _SOURCES
from consulaat.values.ids import new_id

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "domain.md"
LETTERS: Final = {
    "INT": table.INT,
    "CM": table.CM,
    "PM": table.PM,
    "VM": table.VM,
    "HC": table.HC,
    "CdP": table.CDP,
    "FIN": table.FIN,
    "DCV": table.DCV,
    "HON": table.HON,
    "BF": UserRole.SECURITY_OFFICER,
}
# What a row of the table is called in the program: who makes, who decides, who reads.
ROWS: Final[dict[str, tuple[Right | None, tuple[Right, ...], Right | None]]] = {
    "report": (table.REPORT, (), table.READ_REPORT),
    "case, contact, protocol": (table.CASE, (), table.READ_CASE),
    "code words, safehouse address": (None, (), table.REVEAL),
    "risk, safety plan": (table.RISK, (table.RESIDUAL_RISK,), table.READ_RISK),
    "nationality inquiry": (
        table.INQUIRY,
        (table.INQUIRY_CONCLUDE, table.INQUIRY_SECOND_READ),
        table.READ_INQUIRY,
    ),
    "travel document application, decision": (
        table.DOCUMENT_APPLICATION,
        (table.DOCUMENT_DECISION,),
        table.READ_APPLICATION,
    ),
    "visa application, decision": (table.VISA, (table.VISA_DECISION,), table.READ_VISA),
    "stay": (table.STAY, (table.STAY_APPROVE,), table.READ_STAY),
    "commitment": (table.COMMITMENT, (table.COMMITMENT_APPROVE,), table.READ_COMMITMENT),
    "payment": (table.PAYMENT, (), table.READ_PAYMENT),
    "conference": (table.CONFERENCE, (), table.READ_CONFERENCE),
    "close": (None, (table.CLOSE,), None),
}


def cells() -> list[tuple[str, str, str]]:
    """Return every cell of the table: its row, its column and what stands there."""
    text = DOCUMENT.read_text(encoding="utf-8")
    section = re.search(r"^## 19\..*?(?=^## )", text, re.MULTILINE | re.DOTALL)
    assert section
    lines = [line.strip("|\n ").split("|") for line in section.group().splitlines() if line.startswith("|")]
    heads = [each.strip() for each in lines[0]][1:]
    rows = [[cell.strip() for cell in line] for line in lines[2:]]
    return [(row[0], head, cell) for row in rows for head, cell in zip(heads, row[1:], strict=True)]


CELLS: Final = [each for each in cells() if each[0] in ROWS]


def test_every_row_of_the_program_stands_in_the_document() -> None:
    assert {row for row, _head, _cell in CELLS} == set(ROWS)
    assert {head for _row, head, _cell in CELLS} == set(LETTERS)


@pytest.mark.parametrize(("row", "head", "cell"), CELLS, ids=lambda each: each.replace(" ", "-"))
def test_a_cell_of_the_document_is_what_the_program_allows(row: str, head: str, cell: str) -> None:
    assert agrees(ROWS[row], LETTERS[head], cell)


def agrees(rights: tuple[Right | None, tuple[Right, ...], Right | None], role: UserRole, cell: str) -> bool:
    """Tell whether the rights of a row give a role what a cell says, and no more."""
    make, decide, read = rights
    makes = make is not None and role in make.roles
    makes_own = make is not None and role in make.own
    decides = any(role in each.roles for each in decide)
    reads = read is not None and role in read.roles | read.own
    if cell == "–":
        return not (makes or makes_own or decides or reads)
    if cell == "C own":
        return makes_own and not makes
    if cell == "R own":
        return reads and read is not None and role not in read.roles
    if cell.startswith("R"):
        return reads and not makes and not makes_own and not decides
    says_decide = any(word in cell for word in ("A", "conclude", "second reader"))
    return makes == cell.startswith("C") and decides == says_decide


PAPERS: Final = {head: cell for row, head, cell in cells() if row == "print, export"}


@pytest.mark.parametrize("head", PAPERS)
def test_who_prints_and_exports_is_what_the_document_says(head: str) -> None:
    """A paper further takes the right to read what stands on it; FRM-06, FRM-19 and FRM-20 are not made here."""
    role, cell = LETTERS[head], PAPERS[head]
    own = cell in {"own", "FRM-06"}
    everywhere = cell.startswith("A") or cell == "FRM-18"

    assert (role in table.PRINT.roles, role in table.PRINT.own) == (everywhere, own)


def test_the_cashier_prints_the_paper_of_payments_alone() -> None:
    cashier = User(id=new_id(), name="f", display_name="f", roles=frozenset({table.FIN}))
    readable = {
        code
        for code, source in _SOURCES.items()
        if not any(finding for right in source.rights for finding in right.objections(cashier))
    }

    assert readable == {"FRM-18"}
