"""Where an alarm is dealt with; no Qt."""

from typing import Final

from ui.pages.place import PageName

_PAGES: Final = (
    ("bundle", "bundles"),
    ("bundle", "import"),
    ("ack", "bundles"),
    ("ack", "send"),
    ("slot", "people"),
    ("one-user", "people"),
    ("backup", "care"),
    ("store-behind", "cards"),
)


def page_of(code: str) -> PageName | None:
    """Return the page on which an alarm is dealt with, None when people settle it outside the program."""
    known = {each.value: each for each in PageName}
    return next((known[page] for start, page in _PAGES if code.startswith(start) and page in known), None)
