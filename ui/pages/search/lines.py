"""Says in words what was found, for every place that shows it; no Qt."""

from dataclasses import dataclass
from typing import Final

from consulaat.services.search_hits import Hit
from consulaat.services.search_reasons import Reason
from resources.reference import label
from resources.texts import _, language
from ui.pages.place import PageName, Place
from ui.widgets.wording import table_words, type_words

ICONS: Final = {
    "person": "user",
    "case": "folder",
    "report": "message",
    "task": "check",
    "travel_document": "e-passport",
    "travel_document_application": "e-passport",
    "visa_application": "plane",
    "contact": "phone",
    "contact_protocol": "phone",
    "payment": "coin",
    "cost_line": "coin",
}
_ISOLATE: Final = "\u2068{}\u2069"
_PLAIN: Final = {"person", "case"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of an answer in words, and where it leads."""

    name: str
    number: str
    facts: str
    why: str
    icon: str
    place: Place


def line_of(hit: Hit) -> Line:
    """Return the words of a row."""
    names = [
        isolated_name(each) for each in (hit.name or _("Name unknown"), hit.original_script_name) if each
    ]
    return Line(
        name="  ·  ".join(names),
        number=hit.number,
        facts="  ·  ".join(
            filter(None, (born_words(hit), role_words(hit), state_words(hit), country_words(hit)))
        ),
        why=why_words(hit.why),
        icon=ICONS.get(hit.type, "file-text"),
        place=place_of(hit),
    )


def why_words(reasons: tuple[Reason, ...]) -> str:
    """Return why something was found, in one line, each reason once; of other records also what they are."""
    said: dict[str, str] = {}
    for each in sorted(reasons, key=lambda reason: reason.record_type not in _PLAIN):
        said.setdefault(each.words(isolated_name), _reason_words(each))
    return "  ·  ".join(said.values())


def born_words(hit: Hit) -> str:
    """Return when somebody was born, as far as it is known."""
    return hit.born_on.shown("") if hit.born_on else ""


def role_words(hit: Hit) -> str:
    """Return what a person is in the case, unless it is the person concerned."""
    return label("InvolvementRole", hit.role, language()) if hit.role else ""


def state_words(hit: Hit) -> str:
    """Return how far the case, or else the report, has come."""
    return label(type(hit.state).__name__, hit.state, language()) if hit.state else ""


def country_words(hit: Hit) -> str:
    """Return the country of stay."""
    return table_words("country_of_stay", hit.country) if hit.country else ""


def place_of(hit: Hit) -> Place:
    """Return where a row leads: to the case, in it to the record, or to the record itself."""
    record = f"{hit.type}/{hit.id}"
    if hit.case:
        return Place(PageName.CASE, hit.case, record="" if hit.type in _PLAIN else record)
    if hit.type == "report":
        return Place(PageName.NEW_REPORT, record=record)
    return Place(PageName.RECORD, record)


def _reason_words(reason: Reason) -> str:
    said = reason.words(isolated_name)
    if reason.record_type in _PLAIN:
        return said
    return _("{record} – {reason}", record=type_words(reason.record_type), reason=said)


def isolated_name(text: str) -> str:
    """Return a text of any script so that what stands around it keeps its place."""
    return _ISOLATE.format(text) if text else ""
