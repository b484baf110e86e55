"""Turns a question about figures into one SELECT: where it counts, which day decides, what it joins."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from consulaat.records.case import ClosureReason, Phenomenon
from consulaat.records.person import NationalityStatus
from consulaat.records.report import ReportKind
from consulaat.records.visa import VisaKind
from consulaat.services.figures.ports import Only, Question, Source, Unit
from consulaat.values.codes import TriState
from db.lists.one_person import ONE_PERSON, kept

ORGANISATION: Final = "source_organisation"
RECEIVER: Final = "forwarded_to"
_UNKNOWN: Final = TriState.UNKNOWN.value
_YES: Final = TriState.YES.value
_INFORMATION: Final = ReportKind.INFORMATION_REQUEST.value


@dataclass(frozen=True, slots=True)
class Base:
    """One source of counts: its rows, the condition of its period, and whose case and person they are."""

    rows: str
    period: str
    is_by_day: bool
    case: str
    person: str


# The first report of a chain of doubles is its root; of each root an organisation counts once, by its
# earliest report. In a ring of doubles, which two stores can make together, the lowest id is the root.
_LEFT_OUT: Final = f"""
up (report, top) AS (
  SELECT rowid, duplicate_of FROM main.report WHERE duplicate_of IS NOT NULL
  UNION
  SELECT up.report, parent.duplicate_of FROM up JOIN main.report AS parent ON parent.id = up.top
  WHERE parent.duplicate_of IS NOT NULL
), origin (report, root) AS (
  SELECT up.report, coalesce(max(CASE WHEN parent.duplicate_of IS NULL THEN up.top END), min(up.top))
  FROM up LEFT JOIN main.report AS parent ON parent.id = up.top GROUP BY up.report
), family (report, root) AS (
  SELECT report, root FROM origin
  UNION
  SELECT first.rowid, origin.root FROM origin JOIN main.report AS first ON first.id = origin.root
), left_out (report) AS (
  SELECT report FROM (
    SELECT family.report, row_number() OVER (
      PARTITION BY family.root, each.source_organisation ORDER BY each.received_at, each.id
    ) AS place
    FROM family CROSS JOIN main.report AS each ON each.rowid = family.report WHERE each.kind <> '{_INFORMATION}'
  ) WHERE place > 1
)
"""
_CASE_OF: Final = 'LEFT JOIN main."case" AS c INDEXED BY case_figures ON c.id = {case}'
_REPORTED: Final = 'coalesce((SELECT min(received_at) FROM main.report WHERE "case" = c.id), c.created_at)'
_BASES: Final = {
    Source.REPORTS: Base(
        "main.report AS f INDEXED BY report_figures",
        "f.received_at >= ?1 AND f.received_at < ?2",
        is_by_day=False,
        case='f."case"',
        person="f.person",
    ),
    Source.CLOSED_CASES: Base(
        'main."case" AS f INDEXED BY case_closed',
        "f.closed_at >= ?1 AND f.closed_at < ?2",
        is_by_day=False,
        case="f.id",
        person="c.person",
    ),
    Source.RETURNED_CASES: Base(
        'main."case" AS f INDEXED BY case_returned',
        "f.returned_on >= ?1 AND f.returned_on < ?2",
        is_by_day=True,
        case="f.id",
        person="c.person",
    ),
    Source.OPEN_CASES: Base(
        'main."case" AS c INDEXED BY case_figures',
        f"?1 IS NOT NULL AND coalesce(c.closed_at, ?2) >= ?2 AND {_REPORTED} < ?2",
        is_by_day=False,
        case="c.id",
        person="c.person",
    ),
    Source.VISAS: Base(
        "main.visa_application AS f INDEXED BY visa_handed_out",
        "f.handed_out_at >= ?1 AND f.handed_out_at < ?2",
        is_by_day=False,
        case='f."case"',
        person="f.person",
    ),
    Source.ISSUED_DOCUMENTS: Base(
        "main.travel_document_application AS f INDEXED BY document_issued",
        "f.issued_on >= ?1 AND f.issued_on < ?2",
        is_by_day=True,
        case='f."case"',
        person="f.person",
    ),
    Source.HANDED_OUT_DOCUMENTS: Base(
        "main.travel_document_application AS f INDEXED BY document_handed_out",
        "f.handed_out_at >= ?1 AND f.handed_out_at < ?2",
        is_by_day=False,
        case='f."case"',
        person="f.person",
    ),
}
_FORCED: Final = f"('{Phenomenon.FORCED_MARRIAGE.value}', '{Phenomenon.CHILD_MARRIAGE.value}')"
_RETURNED: Final = (
    f"('{ClosureReason.RETURNED_NETHERLANDS.value}', '{ClosureReason.RETURNED_OTHER_COUNTRY.value}')"
)
_ONLY: Final = {
    Only.INFORMATION_REQUEST: f"f.kind = '{_INFORMATION}'",
    Only.NO_INFORMATION_REQUEST: (
        f"f.kind <> '{_INFORMATION}' AND f.rowid NOT IN (SELECT report FROM left_out)"
    ),
    Only.FOREIGN_LINK: f"f.foreign_link = '{_YES}'",
    Only.CAMPAIGN: "f.refers_to_campaign = 1",
    Only.HAS_CASE: "c.id IS NOT NULL",
    Only.CONCRETE: f"c.concrete = '{_YES}'",
    Only.ASSISTED: "c.consular_assistance_was_given = 1",
    Only.WITH_CHILDREN: "typeof(c.children_along) = 'integer' AND c.children_along > 0",
    Only.CHILDREN_UNKNOWN: "c.id IS NOT NULL AND typeof(c.children_along) <> 'integer'",
    Only.FORCED_MARRIAGE: f"c.established_phenomenon IN {_FORCED}",
    Only.RETURN_VISA: f"f.kind IN ('{VisaKind.RETURN_VISA.value}', '{VisaKind.ENTRY_VISA.value}')",
    Only.NO_FURTHER_CONTACT: f"c.closure_reason = '{ClosureReason.NO_FURTHER_CONTACT.value}'",
    Only.CLOSED_AS_RETURNED: f"c.closure_reason IN {_RETURNED}",
    Only.NO_DAY_OF_RETURN: "c.returned_on IS NULL",
}
# Whether forced marriage played a part is yes where it was established, and unknown elsewhere: never no.
_FORCED_MARRIAGE: Final = f"""CASE
  WHEN c.established_phenomenon IN {_FORCED} THEN '{_YES}'
  WHEN c.established_phenomenon = '{Phenomenon.THREATENED_FORCED_MARRIAGE.value}'
  THEN c.established_phenomenon
  ELSE '{_UNKNOWN}' END"""
_NATIONALITY: Final = f"""(
  SELECT group_concat(code, '+') FROM (
    SELECT DISTINCT json_extract(value, '$.nationality') AS code FROM json_each(p.nationalities)
    WHERE coalesce(json_extract(value, '$.status'), '') <> '{NationalityStatus.LOST.value}' ORDER BY code
  ))"""
_FLAG: Final = f"CASE f.refers_to_campaign WHEN 1 THEN '{_YES}' WHEN 0 THEN '{TriState.NO.value}' END"
_FIELDS: Final = {
    "established_phenomenon": f"coalesce(c.established_phenomenon, '{_UNKNOWN}')",
    "forced_marriage": _FORCED_MARRIAGE,
    "refers_to_campaign": _FLAG,
    "gender": "p.gender",
    "nationality": _NATIONALITY,
    "kind": "f.kind",
    "channel": "f.channel",
    "reporter_relation": "f.reporter_relation",
    "reported_phenomenon": "f.reported_phenomenon",
    "foreign_link": "f.foreign_link",
    "whereabouts": "f.whereabouts",
    "occurrence": "f.occurrence",
    "return_manner": "f.return_manner",
    ORGANISATION: "f.source_organisation",
}
_FIELDS_OF_REPORTS: Final = {
    "country_of_stay": "coalesce(c.country_of_stay, f.country_of_stay)",
    "post": "f.post",
    "report_state": "f.state",
    RECEIVER: "f.forwarded_to",
}


def counting(
    question: Question, organisation: Callable[[str], bytes | None]
) -> tuple[str, tuple[object, ...]] | None:
    """Return the SELECT and the values of a question; None when it asks for an organisation nobody knows."""
    base = _BASES[question.source]
    values: list[object] = [*(question.period.dates if base.is_by_day else question.period.moments)]
    conditions = [base.period, *(_ONLY[each] for each in question.only)]
    for name, asked in question.where:
        value = organisation(asked) if name == ORGANISATION and asked is not None else asked
        if value is None and asked is not None:
            return None
        values.append(value)
        conditions.append(f"{_field(question.source, name)} IS ?{len(values)}")
    columns = [_field(question.source, name) for name in question.by]
    unit = {Unit.RECORDS: "count(*)", Unit.CASES: f"count(DISTINCT {base.case})"}.get(
        question.unit, f"count(DISTINCT {kept(base.person)})"
    )
    joins = _joins(base, " ".join([*conditions, *columns, unit]), question)
    asked_first = [_LEFT_OUT] if Only.NO_INFORMATION_REQUEST in question.only else []
    asked_first += [ONE_PERSON] if "one_person" in unit + joins else []
    groups = ", ".join(str(place + 1) for place in range(len(columns)))
    sql = (
        f"{_first(asked_first)}SELECT {', '.join([*columns, unit])} FROM {base.rows}{joins}"
        f" WHERE {' AND '.join(conditions)}{' GROUP BY ' + groups if groups else ''}"
    )
    return sql, tuple(values)


def people_sql() -> str:
    """Return the SELECT of the people of reports (M02) between two moments, once for every organisation."""
    base = _BASES[Source.REPORTS]
    return (
        f"{_first([_LEFT_OUT, ONE_PERSON])}"
        "SELECT p.id, f.source_organisation, min(f.received_at), p.born_on, p.gender"
        f" FROM {base.rows} JOIN main.person AS p INDEXED BY person_figures ON p.id = {kept(base.person)}"
        f" WHERE {base.period} AND {_ONLY[Only.NO_INFORMATION_REQUEST]} GROUP BY 1, 2 ORDER BY 3"
    )


def _first(named: list[str]) -> str:
    """Return what a SELECT names beforehand."""
    return f"WITH RECURSIVE {', '.join(named)}" if named else ""


def _field(source: Source, name: str) -> str:
    if source is Source.REPORTS and name in _FIELDS_OF_REPORTS:
        return _FIELDS_OF_REPORTS[name]
    return _FIELDS.get(name, f"c.{name}")


def _joins(base: Base, words: str, question: Question) -> str:
    with_person = "p." in words
    with_case = "c." in words or (with_person and base.person.startswith("c."))
    joins = ""
    if with_case and question.source is not Source.OPEN_CASES:
        joins += " " + _CASE_OF.format(case=base.case)
    if with_person:
        joins += f" LEFT JOIN main.person AS p INDEXED BY person_figures ON p.id = {kept(base.person)}"
    return joins
