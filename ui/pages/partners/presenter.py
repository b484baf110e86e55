"""Stands between the page of partners and its desk; imports no Qt."""

from collections.abc import Sequence
from typing import Protocol

from consulaat.services.partner_views import PartnerPage, PartnerRow
from consulaat.values.canonical import Json
from ui.doors import Office
from ui.tasks import Tasks


class PartnersView(Protocol):
    """What the presenter asks of the page."""

    def show_partners(self, rows: Sequence[PartnerRow]) -> None:
        """Show the organisations."""

    def show_partner(self, page: PartnerPage) -> None:
        """Show one organisation."""

    def show_contact(self, organisation: str, details: Json) -> None:
        """Show how an organisation is reached."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class PartnersPresenter:
    """Lists organisations and tells all of one; the last question counts."""

    def __init__(self, view: PartnersView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._asked = 0

    def refresh(self) -> None:
        """Read the list."""
        self._tasks.run(self._office.partners.rows, self._view.show_partners, self._view.show_error)

    def show(self, organisation: str) -> None:
        """Tell all of one organisation."""
        self._asked += 1
        question = self._asked

        def done(page: PartnerPage) -> None:
            if question == self._asked:
                self._view.show_partner(page)

        self._tasks.run(lambda: self._office.partners.page(organisation), done, self._view.show_error)

    def show_contact(self, organisation: str, reason: str) -> None:
        """Show how an organisation is reached; the reason is noted."""
        self._tasks.run(
            lambda: self._office.partners.contact_details(organisation, reason),
            lambda details: self._view.show_contact(organisation, details),
            self._view.show_error,
        )
