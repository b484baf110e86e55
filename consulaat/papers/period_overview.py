"""FRM-25: the figures of a year or period, as far as the reader's profile may see them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """One figure as it is shown: small numbers are hidden before they come here."""

    label: Text
    shown: Text
    note: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewSection:
    """A block of figures under one heading."""

    title: Text
    rows: tuple[OverviewRow, ...] = ()
    note: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelStep:
    """One step of the funnel; ``count`` is empty where the profile hides the number, ``shown`` is not."""

    measure: str
    label: Text
    shown: Text
    count: int | None = None
    share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a measure counts, and since which version."""

    measure: str
    version: str
    definition: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodOverview(Paper):
    """The figures of one period; ``period_until`` is the first day that no longer counts."""

    code: ClassVar[str] = "FRM-25"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Yearly and period overview")
    audience: ClassVar[str] = N_("Headquarters and parliament")
    is_internal: ClassVar[bool] = False

    period_title: Text = ""
    period_from: date | None = None
    period_until: date | None = None
    period_text: str = ""
    profile_code: str = ""
    frozen_at: datetime | None = None
    funnel: tuple[FunnelStep, ...] = ()
    sections: tuple[OverviewSection, ...] = ()
    definitions: tuple[Definition, ...] = ()
