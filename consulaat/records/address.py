"""Where and how someone is reached: postal addresses and telephone numbers (domain §3.3, §15.5)."""

from dataclasses import dataclass
from typing import Annotated

from consulaat.records.about import About, Search
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address."""

    street_lines: Annotated[tuple[str, ...], About(N_("Street"))] = ()
    postcode: Annotated[str | None, About(N_("Postcode"))] = None
    town: Annotated[str | None, About(N_("Town"))] = None
    country: Annotated[str | None, About(N_("Country"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A telephone number as it was typed; ``normalised`` is E.164, the country follows from its prefix."""

    typed: Annotated[str, About(N_("Telephone number"), searchable=Search.NUMBER)]
    normalised: Annotated[str | None, About(N_("International number"), filled=True)] = None
    country: Annotated[str | None, About(N_("Country of the number"), filled=True)] = None
    is_shared: Annotated[bool | None, About(N_("Others use the device too"))] = None
    note: Annotated[str | None, About(N_("Note"))] = None
