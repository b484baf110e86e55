"""What each type of record is called."""

from typing import Final

from consulaat.errors import ConsulaatError
from resources.texts import N_, _

TITLES: Final = {
    "user": N_("User"),
    "organisation": N_("Organisation"),
    "exchange_rate": N_("Exchange rate"),
    "funding_source": N_("Funding source"),
    "holiday": N_("Holiday"),
    "person": N_("Person"),
    "case": N_("Case"),
    "report": N_("Report"),
    "involvement": N_("Person involved"),
    "contact_protocol": N_("Safe contact"),
    "contact": N_("Contact moment"),
    "risk_assessment": N_("Risk assessment"),
    "task": N_("Task"),
    "evidence": N_("Piece of evidence"),
    "nationality_inquiry": N_("Nationality inquiry"),
    "inquiry_step": N_("Step of the inquiry"),
    "travel_document_application": N_("Application for a travel document"),
    "travel_document": N_("Travel document"),
    "custody_situation": N_("Custody"),
    "consent": N_("Consent"),
    "court_procedure": N_("Court procedure"),
    "article39_decision": N_("Article 39 decision"),
    "residence_right": N_("Residence right"),
    "visa_application": N_("Visa application"),
    "ind_consultation": N_("Question to the immigration service"),
    "exit_obstacle": N_("Obstacle to leaving"),
    "safehouse": N_("Safehouse"),
    "stay": N_("Stay in a safehouse"),
    "commitment": N_("Commitment"),
    "cost_line": N_("Cost line"),
    "payment": N_("Payment"),
    "campaign": N_("Campaign"),
    "campaign_measurement": N_("Measurement of a campaign"),
    "attendance_check": N_("School attendance check"),
    "attachment": N_("Attachment"),
    "wish_statement": N_("Wish of the person"),
    "case_link": N_("Linked case"),
    "case_conference": N_("Case conference"),
    "track": N_("Track"),
    "safety_plan": N_("Safety plan"),
    "journey": N_("Journey"),
    "handover": N_("Hand-over"),
    "aftercare": N_("Aftercare"),
    "duplicate_decision": N_("Decision on a double"),
    "case_access": N_("Access to a case"),
    "provisional_decision": N_("Provisional decision"),
    "destruction_list": N_("List for destruction"),
}
"""Type name -> its words, a text of the catalogue."""


def words_for(record_type: str) -> str:
    """Return the words for a type of record inside a sentence, in the language in use."""
    title = _(TITLES.get(record_type, record_type))
    return title[:1].lower() + title[1:]


class NamesTypeError(ConsulaatError):
    """A refusal whose sentence names a type of record: in words, as ``next_step`` needs its name to be typed."""

    def message(self) -> str:
        """Return the sentence in the language in use."""
        return _(self.sentence, **{**self.facts, "type": words_for(str(self.facts["type"]))})
