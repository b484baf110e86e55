"""What all papers are made of: records read in one piece of work, in the words of the paper's language."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from consulaat.papers.common import Amount, CopyMark, PaperFrame
from consulaat.records.case import Case
from consulaat.records.ids import CaseId, OrganisationId, UserId
from consulaat.records.person import Person
from consulaat.records.reference import Organisation
from consulaat.records.titles import TITLES
from consulaat.records.user import User
from consulaat.rules.classification import CASE_DATA
from consulaat.services.ports import UnitOfWork
from consulaat.services.surroundings import Surroundings, around
from consulaat.values.codes import TriState
from consulaat.values.moment import local_date, zone
from consulaat.values.money import Money
from consulaat.values.partial_date import PartialDate
from resources.reference import label, rows
from resources.texts import LANGUAGES, translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One piece of work, who prints in it, and the language of the paper.

    Records come with sealed values closed, so no paper can hold one.
    """

    work: UnitOfWork
    officer: User
    language: str

    # -- the frame

    @property
    def today(self) -> date:
        """The day at the post."""
        return local_date(self.work.now(), self.work.identity.time_zone)

    @property
    def post_name(self) -> str:
        """The name of this post, or its code when it is not in the table."""
        code = self.work.identity.post
        return next((row["name"] for row in rows("posts") if row["code"] == code), code)

    def frame(self, reference: str, *, is_draft: bool, is_marked: bool, is_copy: bool = False) -> PaperFrame:
        """Return what stands around a paper that is made now; ``is_marked`` puts the classification on it."""
        now = self.moment(self.work.now())
        mark = CopyMark(printed_by=self.officer.display_name, printed_at=now) if is_copy and now else None
        return PaperFrame(
            reference=reference,
            post=self.post_name,
            made_at=now,
            language=self.language,
            classification=self.word(CASE_DATA) if is_marked else "",
            is_draft=is_draft,
            copy_mark=mark,
        )

    def reference_of(self, case: Case | None) -> str:
        """Return the reference of a case that says nothing about country, year or subject."""
        return (case.neutral_reference or case.number or "") if case else ""

    # -- values as they are printed

    def word(self, code: StrEnum | None) -> str:
        """Return the word for a code, or nothing while it is not filled in."""
        return "" if code is None else self._label(type(code).__name__, code.value)

    def kind(self, type_: str) -> str:
        """Return what a type of record is called."""
        return translation(self.language).gettext(TITLES[type_]) if type_ in TITLES else type_

    def country(self, alpha2: str | None) -> str:
        """Return the name of a country."""
        return self._name("countries", "alpha2", alpha2)

    def nationality(self, alpha3: str) -> str:
        """Return the name of the country of a nationality, or of what stands in its place."""
        special = self._name("special_nationalities", "alpha3", alpha3)
        return self._name("countries", "alpha3", alpha3) if special == alpha3 else special

    def tongue(self, code: str | None) -> str:
        """Return the name of a language."""
        return self._name("languages", "code", code)

    def day(self, day: PartialDate | date | None) -> str:
        """Return a date as far as it is known: 19-01-1984, 01-1984 or 1984."""
        if day is None:
            return ""
        partial = PartialDate.of(day) if isinstance(day, date) else day
        return partial.shown(self.word(TriState.UNKNOWN))

    def moment(self, moment: datetime | None, zone_name: str | None = None) -> datetime | None:
        """Return a moment on the clock of the post, or of the place where it was observed."""
        return moment and moment.astimezone(zone(zone_name or self.work.identity.time_zone))

    def amount(self, money: Money | None) -> Amount | None:
        """Return an amount as papers carry it."""
        return Amount(amount=money.amount, currency=money.currency) if money else None

    # -- who and what is named

    def case(self, case: CaseId | None) -> Case | None:
        """Return a case by its id."""
        return self.work.get(Case, case) if case else None

    def staff(self, user: UserId | None) -> str:
        """Return the name that a member of staff goes by."""
        return next((each.display_name for each in self.work.find(User, id=user)), "") if user else ""

    def organisation(self, organisation: OrganisationId | None) -> str:
        """Return the name of an organisation."""
        return self.work.get(Organisation, organisation).name if organisation else ""

    def surname(self, person: Person) -> str:
        """Return the surname with its prefix."""
        return " ".join(filter(None, (person.surname_prefix, person.surname)))

    def name(self, person: Person) -> str:
        """Return given names and surname."""
        return " ".join(filter(None, (person.given_names, self.surname(person))))

    def nationalities(self, person: Person) -> tuple[str, ...]:
        """Return the nationalities of a person, each with how sure it is."""
        return tuple(
            f"{self.nationality(each.nationality)} ({self.word(each.status).lower()})"
            if each.status
            else self.nationality(each.nationality)
            for each in person.nationalities
        )

    def around(self, case: Case) -> Surroundings:
        """Return what rules may look at around a case."""
        return around(self.work, self.officer, case)

    def _label(self, list_name: str, code: str) -> str:
        return label(list_name, code, self.language if self.language in LANGUAGES else "en")

    def _name(self, table: str, column: str, code: str | None) -> str:
        language = self.language if self.language in LANGUAGES else "en"
        found = (row[language] for row in rows(table) if row[column] == code)
        return next(found, code or "")
