"""Rows that a measure, a source and a section of the post tell alike."""

from collections.abc import Mapping
from dataclasses import replace

from consulaat.records.case import Phenomenon
from consulaat.services.figures.counted import ASSISTED, COUNTED, REPORTED, Counting, Counts, Where
from consulaat.services.figures.figure import Row
from consulaat.services.figures.ports import Only, Source, Unit
from resources.reference import label
from resources.texts import N_, _, language


def unique_cases(counts: Counts, where: Where = ()) -> Row:
    """Return the row that stands beside reports by source: how many cases they are."""
    counting = Counting(source=Source.REPORTS, unit=Unit.CASES, only=(*REPORTED, Only.HAS_CASE))
    return Row(code="ZAKEN", label=_("Distinct cases"), value=counts.total(counting, where))


def forced_marriage(counts: Counts, where: Where = ()) -> tuple[Row, ...]:
    """Return of the cases of M04 whether forced marriage was established, child marriage on its own line."""
    counting = replace(COUNTED["M05"], only=ASSISTED)
    found = {row.code: row for row in counts.rows(counting, "forced_marriage", where)}
    whole = sum(row.value for row in found.values() if isinstance(row.value, int))
    answers = tuple(
        replace(
            found.get(code) or Row(code=code, label=words, value=0, group="forced_marriage"),
            label=_("Forced marriage: {answer}", answer=words),
            of=whole or None,
        )
        for code, words in _answers(found)
    )
    if "JA" not in found and "ONBEKEND" in found:
        return tuple(each for each in answers if each.code != "JA")  # unknown is not nought
    child = counts.total(counting, (*where, ("established_phenomenon", Phenomenon.CHILD_MARRIAGE.value)))
    name = label("Phenomenon", Phenomenon.CHILD_MARRIAGE.value, language())
    own = Row(
        code=Phenomenon.CHILD_MARRIAGE.value,
        label=_("Of these: {what}", what=name),
        value=child,
        within="forced_marriage",
    )
    return (answers[0], own, *answers[1:])


def _answers(found: Mapping[str, Row]) -> list[tuple[str, str]]:
    threatened = Phenomenon.THREATENED_FORCED_MARRIAGE.value
    named = [("JA", _("Yes")), ("ONBEKEND", _("Unknown"))]
    return [*named, (threatened, found[threatened].label)] if threatened in found else named


def cases_with_visa(counts: Counts, where: Where = ()) -> Row:
    """Return how many cases got at least one return visa."""
    counting = replace(COUNTED["M08"], unit=Unit.CASES)
    return Row(code="ZAKEN", label=_("Cases with a return visa"), value=counts.total(counting, where))


def document_rows(counts: Counts, where: Where = ()) -> tuple[Row, ...]:
    """Return of each kind of document how many were issued and handed out, and to how many persons."""
    out = COUNTED["M09"]
    issued = replace(out, source=Source.ISSUED_DOCUMENTS)
    found = [
        replace(row, code=f"{code}/{row.code}", label=_(words, what=row.label), group=code)
        for words, code, counting in (
            (N_("Issued: {what}"), "VERSTREKT", issued),
            (N_("Handed out: {what}"), "UITGEREIKT", out),
        )
        for row in counts.rows(counting, "kind", where)
    ]
    people = counts.total(replace(out, unit=Unit.PEOPLE), where)
    return (*found, Row(code="PERSONEN", label=_("Persons a document was handed out to"), value=people))


def issued_and_handed_out(counts: Counts, where: Where = ()) -> tuple[Row, ...]:
    """Return how many documents were issued and how many handed out, apart and in one line."""
    out = counts.measure("M09", where)
    issued = counts.total(replace(COUNTED["M09"], source=Source.ISSUED_DOCUMENTS), where)
    return (
        Row(
            code="M09",
            label=_("Travel documents"),
            value=out,
            shown=_("issued {issued} / handed out {handed_out}", issued=issued, handed_out=out),
        ),
        Row(code="VERSTREKT", label=_("Issued"), value=issued),
        Row(code="UITGEREIKT", label=_("Handed out"), value=out),
    )
