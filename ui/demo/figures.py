"""The published figures of 2009 and 2017, loaded as records and counted."""

from importlib.resources import files
from typing import Any, Final

from consulaat.services.reading import rows_of
from resources.texts import _
from ui.demo.stage import Stage

SAMPLES: Final = ("published-2009.jsonl", "published-2017.jsonl")
YEAR: Final = "2017-01-01..2018-01-01"


def load(stage: Stage) -> None:
    """Load both files at headquarters."""
    with (
        stage.step(_("Published figures of 2009 and 2017 loaded")) as result,
        stage.office(stage.headquarters, "hanna") as hanna,
    ):
        for name in SAMPLES:
            data = files("resources").joinpath("samples", name).read_bytes()
            loaded = hanna.office.loading.load(rows_of(name, data, None))
            result.append(f"{name}: {loaded.created}")


def overview(stage: Stage) -> dict[str, Any]:
    """Count, and print the overview of 2017."""
    from datetime import date

    with stage.step(_("Overview of 2009, 2017 and 2026")) as result:
        with stage.office(stage.headquarters, "hanna") as hanna:
            stage.print_paper(hanna.office, "FRM-25", YEAR)
            found = {
                str(year): hanna.office.statistics.overview(date(year, 1, 1), date(year + 1, 1, 1)).to_json()
                for year in (2009, 2017, 2026)
            }
        result.append(", ".join(found))
    return found
