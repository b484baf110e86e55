"""The one line that says why something was found."""

from consulaat.services.search_reasons import Reason
from resources.texts import N_
from ui.pages.search.lines import why_words

SAME = N_("The name is written the same")


def test_what_fits_person_and_report_alike_is_said_once() -> None:
    assert why_words((Reason("report", SAME), Reason("person", SAME))) == "De naam is hetzelfde geschreven"
