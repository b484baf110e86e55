"""The figures: each measure with its definition, split as asked, and the overview (domain §16)."""

from datetime import date
from typing import Final

from consulaat.errors import InvalidInputError
from consulaat.services.figures.counted import COUNTED, Counts, field_named, fields_of
from consulaat.services.figures.definitions import definitions
from consulaat.services.figures.figure import Figure, FigureProfile
from consulaat.services.figures.measures import LAYOUTS, split
from consulaat.services.figures.overview import Overview, overview_of
from consulaat.services.figures.period import Period
from consulaat.services.figures.ports import Figures
from consulaat.services.figures.reading import FigureReader
from consulaat.services.progress import UNWATCHED, Progress
from resources.texts import N_

OVERVIEW: Final = "overview"


class UnknownMeasureError(InvalidInputError):
    """There is no such measure."""

    code = "unknown-measure"
    sentence = N_("There is no such measure. There are {measures}, and overview.")
    next_step = N_("Choose one of these.")


class UnknownSplitError(InvalidInputError):
    """A measure cannot be counted apart by this field."""

    code = "unknown-split"
    sentence = N_("{measure} cannot be split by that field; it can by {fields}.")
    next_step = N_("Choose one of these, or leave --by out.")


class NoSplitError(InvalidInputError):
    """A measure has its own rows and cannot be split otherwise."""

    code = "no-split"
    sentence = N_("{measure} has rows of its own and cannot be split otherwise.")
    next_step = N_("Leave --by out.")


class StatisticsDesk:
    """Counts what is asked, as far as the reader may see it."""

    def __init__(
        self,
        figures: Figures,
        time_zone: str,
        progress: Progress = UNWATCHED,
        reader: FigureReader | None = None,
    ) -> None:
        self._figures = figures
        self._reader = reader
        self._progress = progress
        self._time_zone = time_zone

    def stats(
        self,
        measure: str,
        start: date,
        until: date,
        *,
        profile: FigureProfile = FigureProfile.INTERNAL,
        by: str | None = None,
        text: str = "",
    ) -> Figure | Overview:
        """Return a measure, or the overview; ``until`` is the first day that no longer counts."""
        if measure.lower() == OVERVIEW:
            if by is not None:
                raise NoSplitError(measure=OVERVIEW)
            return self.overview(start, until, profile=profile, text=text)
        return self.figure(measure, start, until, profile=profile, by=by, text=text)

    def figure(
        self,
        measure: str,
        start: date,
        until: date,
        *,
        profile: FigureProfile = FigureProfile.INTERNAL,
        by: str | None = None,
        text: str = "",
    ) -> Figure:
        """Return one measure, its rows split by ``by`` or as the measure itself says."""
        code = measure.upper()
        if code not in LAYOUTS:
            raise UnknownMeasureError(measures=", ".join(sorted(LAYOUTS)))
        counts = self._counts(code, start, until, text)
        laid = split(counts, code, (_field(code, by),)) if by is not None else LAYOUTS[code](counts)
        known = definitions()[code]
        return Figure(
            measure=code,
            title=known.title,
            definition=known.text,
            version=known.edition,
            period=counts.period,
            value=laid.value,
            rows=laid.rows,
            notes=laid.notes,
            value_row=laid.value_row,
        ).for_profile(profile)

    def overview(
        self,
        start: date,
        until: date,
        *,
        profile: FigureProfile = FigureProfile.INTERNAL,
        text: str = "",
    ) -> Overview:
        """Return all figures of a period; ``text`` keeps the period in the words of a source."""
        return overview_of(self._counts(OVERVIEW, start, until, text), profile, self._progress)

    def _counts(self, measure: str, start: date, until: date, text: str) -> Counts:
        if self._reader is not None:
            self._reader.read(measure)
        period = Period(start=start, until=until, text=text, time_zone=self._time_zone)
        return Counts(figures=self._figures, period=period)


def _field(measure: str, typed: str) -> str:
    if measure not in COUNTED:
        raise NoSplitError(measure=measure)
    field = field_named(measure, typed)
    if field not in fields_of(measure):
        raise UnknownSplitError(measure=measure, fields=", ".join(fields_of(measure)), where="--by")
    return field
