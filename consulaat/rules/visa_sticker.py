"""How long a visa may be valid: inside the permit, the passport and the rules of its kind (domain §9.2)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from consulaat.records.travel_document import TravelDocument
from consulaat.records.visa import ResidenceKind, ResidenceRight, VisaApplication, VisaKind
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.law import number, term
from consulaat.values.partial_date import years_after
from resources.texts import N_

_FOR_PERMIT_HOLDERS: Final = frozenset({VisaKind.RETURN_VISA, VisaKind.ENTRY_VISA})
_ASYLUM: Final = frozenset({ResidenceKind.ASYLUM_TEMPORARY, ResidenceKind.ASYLUM_PERMANENT})


def objections_to_place_sticker(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    """The dates fit the kind of visa, the permit and the passport; the sticker is not used twice."""
    if visa.kind in _FOR_PERMIT_HOLDERS and visa.residence_right is None:
        yield Finding(
            "NO_RESIDENCE_RIGHT",
            N_("This kind of visa needs a residence right: record it and name it here."),
            "§9.2",
            field_name="residence_right",
        )
    if visa.valid_from is not None and visa.valid_until is not None:
        yield from objections_to_length(visa, around)
        yield from objections_to_validity(visa, around)
    others = around.all(VisaApplication, sticker_number=visa.sticker_number)
    if visa.sticker_number and any(other.id != visa.id for other in others):
        yield Finding(
            "STICKER_USED",
            N_("This sticker number was used for another visa."),
            "§9.4",
            field_name="sticker_number",
        )


def objections_to_validity(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    """Tell what is wrong with the first and last day of a visa; days not filled in are not judged."""
    first, last = visa.valid_from, visa.valid_until
    if last is None:
        return
    if first is not None and last < first:
        yield Finding(
            "ENDS_BEFORE_START", N_("The visa ends before it starts."), "§9.4", field_name="valid_until"
        )
    yield from _beyond_permit(visa, last, around)
    document = around.one(TravelDocument, visa.travel_document) if visa.travel_document else None
    if document is not None and document.valid_until is not None and document.valid_until < last:
        yield warning(
            "BEYOND_PASSPORT",
            N_("The visa lasts longer than the travel document."),
            "§9.4",
            "valid_until",
        )


def longest_until(kind: VisaKind, first: date) -> date | None:
    """Return the last day that a visa of this kind may be valid, its first day being day 1."""
    if kind is VisaKind.ENTRY_VISA:
        days = term("T08").validity_length
        return date.fromordinal(first.toordinal() + days - 1) if days else None
    if kind is VisaKind.RETURN_VISA:
        end = years_after(first, number("TERUGKEERVISUM_JAREN", first))
        return date.fromordinal(end.toordinal() - 1)
    return None


def objections_to_length(visa: VisaApplication, _around: Around) -> Iterator[Finding]:
    """Tell that a visa is valid for longer than its kind allows."""
    longest = longest_until(visa.kind, visa.valid_from) if visa.valid_from else None
    if longest is not None and visa.valid_until is not None and visa.valid_until > longest:
        yield Finding(
            "VALID_TOO_LONG",
            N_("A visa of this kind may be valid until {last} at the latest."),
            "T08" if visa.kind is VisaKind.ENTRY_VISA else "§9.2",
            until=longest,
            field_name="valid_until",
            facts={"last": longest.strftime("%d-%m-%Y")},
        )


def _beyond_permit(visa: VisaApplication, last: date, around: Around) -> Iterator[Finding]:
    permit = around.one(ResidenceRight, visa.residence_right) if visa.residence_right else None
    if permit is None:
        return
    if permit.valid_until is not None and last > permit.valid_until:
        yield Finding(
            "BEYOND_PERMIT",
            N_("The visa may not end after the residence right, which ends on {last}."),
            "§15.9",
            until=permit.valid_until,
            field_name="valid_until",
            facts={"last": permit.valid_until.strftime("%d-%m-%Y")},
        )
    if permit.kind in _ASYLUM and visa.kind is VisaKind.RETURN_VISA:
        yield warning(
            "ASYLUM_HOLDER",
            N_("A return visa is not meant for the return of an asylum holder from the country of origin."),
            "§9.2",
            "kind",
        )
