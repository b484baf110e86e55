"""Members of staff and what they may do (domain §2.3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record
from consulaat.values.codes import HandlingSection
from resources.texts import N_


class UserRole(StrEnum):
    """What a member of staff does; the security officer does nothing else."""

    INTAKE_OFFICER = "INTAKER"
    CONSULAR_OFFICER = "CONSULAIR_MEDEWERKER"
    PASSPORT_OFFICER = "PASPOORT_MEDEWERKER"
    VISA_OFFICER = "VISUM_MEDEWERKER"
    HEAD_OF_SECTION = "HOOFD_CONSULAIR"
    HEAD_OF_MISSION = "CHEF_DE_POSTE"
    FINANCE_OFFICER = "FINANCIEEL_BEHEERDER"
    HEADQUARTERS_OFFICER = "DCV_FAMILIEZAKEN"
    HONORARY_CONSUL = "HONORAIR_CONSUL"
    SECURITY_OFFICER = "BEVEILIGINGSFUNCTIONARIS"
    ADMINISTRATOR = "FUNCTIONEEL_BEHEERDER"
    AUDITOR = "AUDITOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class User(Record):
    """A member of staff. Journal lines name their author by the id of this record."""

    REFERENCES: ClassVar = ("name",)

    name: Annotated[str, About(N_("Login name"))]
    display_name: Annotated[str, About(N_("Name shown"))]
    roles: Annotated[frozenset[UserRole], About(N_("Roles"))]
    section: Annotated[HandlingSection | None, About(N_("Section"))] = None
    is_local_staff: Annotated[bool, About(N_("Local staff"))] = False
    is_active: Annotated[bool, About(N_("May open the store"))] = True
    posted_from: Annotated[date | None, About(N_("Posted from"))] = None
    posted_until: Annotated[date | None, About(N_("Posted until"))] = None
