"""What is safe to send to whom: by kind of organisation, by case and by agreement (domain §2.1, §10.4)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.case import Case, Involvement, Phenomenon
from consulaat.records.conference import CaseConference, ConferenceDecisionKind
from consulaat.records.journey import Handover, HandoverBasis
from consulaat.records.person import Person
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.helpers import helps
from consulaat.rules.notices import UNITED_KINGDOM, lives_in
from consulaat.values.codes import Side, TriState
from resources.texts import N_

# Organisations that are a side: a task of that side is theirs, also when it names none; of some in every case.
EVERYWHERE: Final = frozenset({OrganisationKind.HEADQUARTERS, OrganisationKind.HUB})
SIDES: Final = {
    OrganisationKind.HEADQUARTERS: Side.HEADQUARTERS,
    OrganisationKind.HUB: Side.HUB,
    OrganisationKind.LOCAL_NGO: Side.NGO,
}
NEVER: Final = N_(
    "Never, to anybody: code, duress and proof words, where a safehouse is, who reported, people of an NGO,"
    " the route before departure, health, pregnancy, orientation, judgement about relatives."
)
_BUNDLES: Final = N_("Bundles, sealed for their device; nothing by open mail.")
_HUB: Final = N_(
    "Papers: the hand-over, the minutes, a request to the fund. No bundles. Ask the person first where possible;"
    " they verify in the Netherlands without alerting the family."
)
_SAFE_AT_HOME: Final = N_(
    "The hand-over, with only what they need to protect; and word that someone is coming home. Nothing else."
)
_NGO: Final = N_(
    "The neutral reference and what to do, by voice. No name of the person in writing, nothing that looks official:"
    " they are independent of the Dutch state, and that keeps them safe."
)
_SELF_ORGANISATION: Final = N_(
    "The receipt number of their own report. Not whether there is a case, and nothing about the person."
)
_IMMIGRATION: Final = N_(
    "The consultation sheet: residence, children, the first contact with an authority. Nothing about shelter."
)
_IDENTITY: Final = N_(
    "A question about registers with a number, and no reason. Ask for an answer to the post, never to the home address."
)
_SCHOOL: Final = N_(
    "Only what they counted or asked themselves. Ask them not to call or write to the family."
)
_COURT: Final = N_(
    "The file for the court by way of the hub. No safehouse, no names of an NGO; relatives may read the file."
)
_CENTRAL_AUTHORITY: Final = N_(
    "Only when a parent abducted the child: the facts of custody and where the child is."
)
_EXPERTISE: Final = N_("Facts without names, to have the risk of honour violence judged.")
_POLICE: Final = N_(
    "Arrival, threat and what must be guarded, for this person alone. A declaration is the person's own choice."
)
_PARTNER: Final = N_("The neutral reference. A name only after the person agreed or a conference decided it.")
_LOCAL: Final = N_(
    "Nothing before a conference decided it: they may tell the family. Then only what the exit takes."
)
_SUPPLIER: Final = N_(
    "Name and travel document, where the service takes them. Never the reason, the ministry or the hub."
)
_INTERPRETER: Final = N_(
    "Language and time. No name beforehand; never family, and nobody from the same community without agreement."
)
_MEDICAL: Final = N_("What the treatment takes, with the person's agreement. Never who pays or why.")
_LAWYER: Final = N_("What the person, or the hub for a minor, asked them to do. Nothing about shelter.")
_UNKNOWN: Final = N_("Nothing, until somebody writes down what they are and why they need it.")
_K: Final = OrganisationKind
_BY_KIND: Final = {
    _K.POST: _BUNDLES,
    _K.HONORARY_CONSULATE: _BUNDLES,
    _K.CONTACT_CENTRE: _BUNDLES,
    _K.HEADQUARTERS: _BUNDLES,
    _K.HUB: _HUB,
    _K.SAFE_AT_HOME: _SAFE_AT_HOME,
    _K.SUPPORT_CENTRE: _SAFE_AT_HOME,
    _K.HONOUR_VIOLENCE_CHAIN: _EXPERTISE,
    _K.HONOUR_VIOLENCE_EXPERTISE: _EXPERTISE,
    _K.IMMIGRATION_SERVICE: _IMMIGRATION,
    _K.IDENTITY_AGENCY: _IDENTITY,
    _K.MUNICIPALITY: _IDENTITY,
    _K.CHILD_PROTECTION_BOARD: _COURT,
    _K.CHILD_PROTECTION_AGENCY: _COURT,
    _K.COURT: _COURT,
    _K.CENTRAL_AUTHORITY: _CENTRAL_AUTHORITY,
    _K.POLICE: _POLICE,
    _K.BORDER_POLICE: _POLICE,
    _K.PROSECUTION: _POLICE,
    _K.SCHOOL_ATTENDANCE: _SCHOOL,
    _K.LOCAL_NGO: _NGO,
    _K.SELF_ORGANISATION: _SELF_ORGANISATION,
    _K.FOREIGN_PARTNER: _PARTNER,
    _K.LOCAL_AUTHORITY: _LOCAL,
    _K.CARRIER: _SUPPLIER,
    _K.INSURER: _SUPPLIER,
    _K.INTERPRETING_SERVICE: _INTERPRETER,
    _K.LAWYER: _LAWYER,
    _K.MEDICAL: _MEDICAL,
}
_PROTECTING: Final = frozenset({_K.HUB, _K.SAFE_AT_HOME})
_HONOUR: Final = frozenset({_K.HONOUR_VIOLENCE_EXPERTISE, _K.HONOUR_VIOLENCE_CHAIN})


def safe_to_send(organisation: Organisation) -> tuple[str, ...]:
    """Return what may go to an organisation of this kind, and what may go to nobody, as texts of the catalogue."""
    return (_BY_KIND.get(organisation.kind, _UNKNOWN), NEVER)


def in_this_case(organisation: Organisation, case: Case, around: Around) -> Iterator[Finding]:
    """Yield what the case and the agreement of the person change about that."""
    yield from _agreement(organisation, case, around)
    yield from _subject(organisation, case, around)
    endangered = [
        each
        for each in around.all(Involvement, case=case.id, organisation=organisation.id)
        if helps(each) and each.is_endangered_by_helping is TriState.YES
    ]
    if endangered:
        yield warning(
            "PARTNER_IN_DANGER",
            N_("Helping endangers someone who works there: nothing in writing in this case."),
            "§10.2",
        )


def _agreement(organisation: Organisation, case: Case, around: Around) -> Iterator[Finding]:
    if organisation.kind not in _PROTECTING:
        return
    given = [each.basis for each in around.all(Handover, case=case.id, receiver_organisation=organisation.id)]
    if organisation.kind is OrganisationKind.HUB:
        given.append(case.hub_information_basis)
    known = [each for each in given if each is not None]
    if not known:
        yield warning(
            "AGREEMENT_UNKNOWN", N_("Nobody wrote down whether the person agrees to this: ask first."), "§5"
        )
    elif HandoverBasis.CONSENTED in known:
        yield warning("AGREED", N_("The person agreed to this."), "§5")
    elif HandoverBasis.LEGAL_BASIS in known:
        yield warning(
            "ON_LEGAL_BASIS", N_("Without consent, on a legal basis: no more than that basis takes."), "§5"
        )
    else:
        yield warning("NOT_AGREED", N_("The person did not agree: send nothing that names the person."), "§5")


def _subject(organisation: Organisation, case: Case, around: Around) -> Iterator[Finding]:
    kind = organisation.kind
    phenomena = {case.established_phenomenon, *case.other_phenomena}
    if kind is _K.CENTRAL_AUTHORITY and case.abduction_instead is not TriState.YES:
        yield warning("NOT_ABDUCTION", N_("This case is no abduction: nothing for them."), "§1")
    if kind in _HONOUR and Phenomenon.HONOUR_VIOLENCE not in phenomena:
        yield warning(
            "NO_HONOUR_VIOLENCE", N_("Honour violence is not noted in this case: note it first."), "§2.1"
        )
    if kind is _K.FOREIGN_PARTNER and organisation.country == UNITED_KINGDOM:
        person = around.one(Person, case.person)
        if person is None or not lives_in(person, UNITED_KINGDOM, around.today):
            yield warning(
                "LIVES_ELSEWHERE",
                N_("The person does not live in the United Kingdom: nothing for them."),
                "§2.1",
            )
    if kind is _K.LOCAL_AUTHORITY and not any(
        decision.kind is ConferenceDecisionKind.LOCAL_AUTHORITY
        for each in around.all(CaseConference, case=case.id)
        for decision in each.decisions
    ):
        yield warning("NOT_DECIDED", N_("No conference decided to go to them in this case: nothing."), "§4.2")
