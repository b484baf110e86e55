"""The figures, counted in SQL over covering indexes; a period of a year never reads the table of cases."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, TypeVar, cast

from consulaat.records.about import Record
from consulaat.records.campaign import AttendanceCheck, CampaignMeasurement
from consulaat.records.money import Commitment, CommitmentState, CostLine, Payment
from consulaat.records.safehouse import Stay, StayState
from consulaat.services.figures.period import Period
from consulaat.services.figures.ports import PersonFacts, Question, Tally
from consulaat.values.moment import local_date, read_moment
from consulaat.values.partial_date import PartialDate
from db.connection import Connection
from db.lists.counting import ORGANISATION, RECEIVER, counting, people_sql
from db.tables import table_of, to_blob, to_id

R = TypeVar("R", bound=Record)
_HAPPENED: Final = tuple(
    each.value
    for each in StayState
    if each not in {StayState.REQUESTED, StayState.APPROVED, StayState.REJECTED}
)


class SqlFigures:
    """Answers the questions of consulaat.services.figures.ports from an open store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, question: Question) -> tuple[Tally, ...]:
        """Return the answers in order of their codes; values that nothing has are not among them."""
        found = counting(question, self._organisation_id)
        if found is None:
            return ()
        rows = self._connection.rows(*found)
        answers = [Tally(codes=self._codes(question, row[:-1]), count=row[-1]) for row in rows if row[-1]]
        return tuple(sorted(answers, key=lambda each: [code or "" for code in each.codes]))

    def people(self, period: Period) -> tuple[PersonFacts, ...]:
        """Return everyone reported in the period (M02), once for every organisation that reported them."""
        rows = self._connection.rows(people_sql(), period.moments)
        return tuple(self._person(row, period) for row in rows)

    def organisations(self) -> Mapping[str, str]:
        """Return the name of every organisation by its code."""
        return dict(self._connection.rows("SELECT code, name FROM main.organisation ORDER BY code"))

    def organisation_code(self, organisation: str) -> str:
        """Return the code of an organisation by its id."""
        return self._organisation(to_blob(organisation)) or ""

    def measurements(self, period: Period) -> tuple[CampaignMeasurement, ...]:
        """Return the measurements whose period begins in this one."""
        return self._records(CampaignMeasurement, "period_from >= ? AND period_from < ?", period.dates)

    def attendance_checks(self, period: Period) -> tuple[AttendanceCheck, ...]:
        """Return the school attendance checks whose period begins in this one."""
        return self._records(AttendanceCheck, "period_from >= ? AND period_from < ?", period.dates)

    def stays(self, period: Period) -> tuple[Stay, ...]:
        """Return the stays that began in the period."""
        places = ", ".join("?" * len(_HAPPENED))
        condition = f"arrival_on >= ? AND arrival_on < ? AND state IN ({places})"
        return self._records(Stay, condition, (*period.dates, *_HAPPENED))

    def costs_of_stays(self, period: Period) -> tuple[CostLine, ...]:
        """Return the cost lines of the stays that began in the period."""
        stays = self.stays(period)
        return tuple(
            line for stay in stays for line in self._records(CostLine, "stay = ?", (to_blob(stay.id),))
        )

    def commitments(self, period: Period) -> tuple[tuple[str, Commitment], ...]:
        """Return the commitments approved in the period, each after the code of its source."""
        condition = "approved_at >= ? AND approved_at < ? AND state = ?"
        values = (*period.moments, CommitmentState.APPROVED.value)
        found = self._records(Commitment, condition, values)
        return tuple((self._funding(each.funding_source), each) for each in found)

    def payments(self, period: Period) -> tuple[tuple[str, CostLine, Payment], ...]:
        """Return the payments of the period, after the code of their source and their cost line."""
        answers = []
        for payment in self._records(Payment, "paid_on >= ? AND paid_on < ?", period.dates):
            for line in self._records(CostLine, "id = ?", (to_blob(payment.cost_line),)):
                row = self._connection.row(
                    "SELECT funding_source FROM main.commitment WHERE id = ?", (to_blob(payment.commitment),)
                )
                answers.append((self._funding(to_id(row[0])) if row else "", line, payment))
        return tuple(answers)

    def _records(self, made: type[R], condition: str, values: tuple[object, ...]) -> tuple[R, ...]:
        table = table_of(made)
        rows = self._connection.rows(f"{table.selected_of_all} WHERE {condition} ORDER BY came, id", values)
        return tuple(cast("R", table.record(row)) for row in rows)

    def _codes(self, question: Question, values: tuple[Any, ...]) -> tuple[str | None, ...]:
        return tuple(
            self._organisation(value) if name in {ORGANISATION, RECEIVER} else value
            for name, value in zip(question.by, values, strict=True)
        )

    def _organisation(self, organisation: bytes | None) -> str | None:
        row = self._connection.row("SELECT code FROM main.organisation WHERE id = ?", (organisation,))
        return row[0] if row else None

    def _organisation_id(self, code: str) -> bytes | None:
        row = self._connection.row("SELECT id FROM main.organisation WHERE code = ? LIMIT 1", (code,))
        return bytes(row[0]) if row else None

    def _funding(self, source: str) -> str:
        row = self._connection.row("SELECT code FROM main.funding_source WHERE id = ?", (to_blob(source),))
        return row[0] if row else ""

    def _person(self, row: tuple[Any, ...], period: Period) -> PersonFacts:
        key, organisation, received_at, born_on, gender = row
        received: datetime = read_moment(received_at)
        return PersonFacts(
            key=bytes(key),
            source_organisation=self._organisation(organisation),
            received_on=local_date(received, period.time_zone),
            born_on=PartialDate(born_on) if born_on else None,
            gender=gender,
        )


def explained(connection: Connection, question: Question) -> list[str]:
    """Return how SQLite will answer a question, a line per step."""
    found = counting(question, lambda _: None)
    sql, values = found or ("SELECT 1", ())
    return [str(row[-1]) for row in connection.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
