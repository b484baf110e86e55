"""Codes that many records share; members are English, stored codes Dutch and never changed."""

from enum import StrEnum


class TriState(StrEnum):
    """What we judge: yes, no, or unknown, which is never no."""

    YES = "JA"
    NO = "NEE"
    UNKNOWN = "ONBEKEND"


class Answer(StrEnum):
    """What a person was asked (domain §0 rule 2)."""

    YES = "JA"
    NO = "NEE"
    UNKNOWN = "ONBEKEND"
    NOT_ASKED = "NIET_GEVRAAGD"
    DECLINED = "WIL_NIET_ZEGGEN"


class Direction(StrEnum):
    """Whether something came in or went out."""

    INCOMING = "IN"
    OUTGOING = "UIT"


class Weekday(StrEnum):
    """Days of the week."""

    MONDAY = "MA"
    TUESDAY = "DI"
    WEDNESDAY = "WO"
    THURSDAY = "DO"
    FRIDAY = "VR"
    SATURDAY = "ZA"
    SUNDAY = "ZO"


class Side(StrEnum):
    """Who is responsible for a task (domain §0 rule 5)."""

    POST = "POST"
    HEADQUARTERS = "DCV"
    HUB = "LKHA"
    NGO = "NGO"
    PERSON = "BETROKKENE"
    OTHER = "ANDERS"


class HandlingSection(StrEnum):
    """The section of the post that handles a case; the two keep separate counts."""

    VISA = "VISUM"
    PASSPORT = "PASPOORT"
    BOTH = "BEIDE"
    GENERAL = "ALGEMEEN"
