"""Filled papers to test with; the people in them do not exist."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from consulaat.papers.closing_note import ClosingNote
from consulaat.papers.common import Amount, Label, Paper, PaperFrame
from consulaat.papers.conference_minutes import ActionRow, ConferenceMinutes, DecisionRow
from consulaat.papers.consent_form import ConsentForm
from consulaat.papers.cost_account import CostAccount, CostRow, CurrencyRow, MoneyRow, SourceRow, StayRow
from consulaat.papers.decline_letter import DeclineLetter
from consulaat.papers.destruction_proof import DestructionProof
from consulaat.papers.handover_summary import HandoverSummary
from consulaat.papers.import_report import FileRow, ImportReportPaper
from consulaat.papers.nationality_conclusion import EvidenceRow, LossRow, NationalityConclusion, StepRow
from consulaat.papers.own_plan import OwnPlan, PlanPart
from consulaat.papers.period_overview import (
    Definition,
    FunnelStep,
    OverviewRow,
    OverviewSection,
    PeriodOverview,
)
from consulaat.papers.read_overview import ReadOverview, ReadRow
from consulaat.papers.report_intake import ReportIntake
from consulaat.papers.safe_contact_card import ChannelRow, SafeContactCard
from consulaat.papers.travel_folder import LegRow, TravelFolder
from consulaat.papers.visa_sheet import ChildRow, VisaSheet

AT = datetime(2026, 7, 6, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))


def a_frame(**changes: object) -> PaperFrame:
    facts: dict[str, object] = {
        "reference": "RAB-2026-0012",
        "post": "Ambassade Rabat",
        "made_at": AT,
        "classification": "Departementaal vertrouwelijk",
    }
    return PaperFrame(**{**facts, **changes})  # type: ignore[arg-type]


def euros(amount: str) -> Amount:
    return Amount(amount=Decimal(amount), currency="EUR")


def dirhams(amount: str) -> Amount:
    return Amount(amount=Decimal(amount), currency="MAD")


def an_intake(frame: PaperFrame, **changes: object) -> ReportIntake:
    facts: dict[str, object] = {
        "direct_danger": Label("Yes"),
        "can_be_overheard": Label("Unknown"),
        "callback_instructions": "Alleen via WhatsApp, donderdag 14.00 uur",
        "must_not_know": "Vader en broer",
        "stated_name": "Şükrü Öztürk",
        "stated_born_on": "juli 2008",
        "country_of_stay": "Marokko",
        "place_of_stay": "Nador",
        "first_words": "أنا خائفة جدا",
        "report_number": "M-2026-0044",
        "received_at": AT,
        "registered_by": "Łukasz Đorđević",
        "interpreter_is_needed": True,
    }
    return ReportIntake(frame=frame, **{**facts, **changes})  # type: ignore[arg-type]


def a_conclusion(frame: PaperFrame, **changes: object) -> NationalityConclusion:
    facts: dict[str, object] = {
        "surname": "El Ouardi",
        "given_names": "Mohamed",
        "original_script_name": "محمد عبد الله الوردي",
        "born_on": "juni 1995",
        "acquisition_code": "A3_1",
        "acquisition_article": "art. 3, eerste lid, RWN",
        "decisive_on": date(2026, 7, 6),
        "steps": (
            StepRow(code="N06", description="Familierechtelijke band", state="N.v.t.", reason="Via moeder"),
        ),
        "evidence": (EvidenceRow(kind="Geboorteakte", number="1995/1234", original_was_seen=True),),
        "loss_answers": (LossRow(rule="V15_1c", question="Dertien jaar?", answer=Label("No")),),
        "loss_starts_on": "15 juni 2013",
        "earliest_limit_on": date(2026, 6, 15),
        "latest_limit_on": date(2026, 7, 14),
        "conclusion": "Betrokkene is Nederlander.",
        "established_by": "Anna",
        "second_read_by": "Bram",
    }
    return NationalityConclusion(frame=frame, **{**facts, **changes})  # type: ignore[arg-type]


def a_visa_sheet(frame: PaperFrame, **changes: object) -> VisaSheet:
    facts: dict[str, object] = {
        "first_authority_contact_on": "12 maart 2026",
        "first_authority": "gemeente Rotterdam",
        "surname": "Chaudhry",
        "original_script_name": "فاطمة چوہدری",
        "residence_document_number": "EU1234567",
        "residence_valid_until": date(2027, 3, 1),
        "document_is_held": False,
        "withheld_documents": ("paspoort", "telefoon"),
        "children": (ChildRow(name="Kausar Thakar", original_script_name="کوثر ٹھاکر", born_on="2018"),),
        "question": "Is de verblijfsvergunning geldig?",
        "answer": Label("Agreed"),
        "visa_valid_from": date(2026, 7, 15),
        "visa_valid_until": date(2026, 7, 21),
        "visa_days": 7,
    }
    return VisaSheet(frame=frame, **{**facts, **changes})  # type: ignore[arg-type]


def a_cost_account(frame: PaperFrame, **changes: object) -> CostAccount:
    stay = CostRow(
        category_code="K04",
        category="verblijf",
        state="Betaald",
        amount=dirhams("7000.00"),
        rate=Decimal("10.7350"),
        euro_amount=euros("652.07"),
        source_code="F05",
        incurred_on=date(2026, 7, 24),
    )
    payment = MoneyRow(source_code="F05", booked_on=date(2026, 7, 25), amount=dirhams("7000.00"))
    source = SourceRow(
        source_code="F05",
        source="Budget post",
        committed=euros("700.00"),
        paid=euros("652.07"),
        open=euros("47.93"),
    )
    totals = CurrencyRow(
        currency="MAD",
        **dict.fromkeys(("estimated", "committed"), dirhams("7000.00")),
        **dict.fromkeys(("invoiced", "paid"), dirhams("7000.00")),
    )
    facts: dict[str, object] = {
        "estimated": euros("1234.50"),
        "rate_difference": euros("-1.20"),
        "lines": (stay,),
        "sources": (source,),
        "payments": (payment,),
        "currencies": (totals,),
        "stays": (StayRow(code_name="Jasmijn", nights=14, approved_nights=14, amount=dirhams("7000.00")),),
    }
    return CostAccount(frame=frame, **{**facts, **changes})  # type: ignore[arg-type]


def an_overview(frame: PaperFrame, **changes: object) -> PeriodOverview:
    facts: dict[str, object] = {
        "period_title": "Jaar 2017",
        "period_from": date(2017, 1, 1),
        "period_until": date(2018, 1, 1),
        "profile_code": "PUBLIEK",
        "funnel": (
            FunnelStep(measure="M02", label="Meldingen", shown="38", count=38),
            FunnelStep(measure="M03", label="Buitenland", shown="35", count=35, share=Decimal("92.1")),
            FunnelStep(measure="M11", label="Teruggekeerd", shown="<5"),
        ),
        "sections": (OverviewSection(title="Landen", rows=(OverviewRow(label="Irak", shown="8"),)),),
        "definitions": (Definition(measure="M02", version="1.0", definition="Zonder dubbele"),),
    }
    return PeriodOverview(frame=frame, **{**facts, **changes})  # type: ignore[arg-type]


def minutes(frame: PaperFrame) -> ConferenceMinutes:
    return ConferenceMinutes(
        frame=frame,
        held_at=AT,
        chair="Hanna",
        participants=("E. Jansen (LKHA)",),
        grounds=(Label("Minor"),),
        decisions=(DecisionRow(text="Opvang zoeken", taken_by="LKHA", valid_until=date(2026, 8, 1)),),
        actions=(ActionRow(text="Bellen", side="Post", due_on=date(2026, 7, 8)),),
    )


def a_handover(frame: PaperFrame) -> HandoverSummary:
    return HandoverSummary(
        frame=frame,
        person_name="Şükrü Öztürk",
        receiver_name="Team opvang",
        summary="Terug, veilig.",
        risk="Hoog",
    )


def a_card(frame: PaperFrame) -> SafeContactCard:
    channel = ChannelRow(channel="WhatsApp", number="+212600000000", device_is_shared=False)
    return SafeContactCard(
        frame=frame, must_never_answer="vader", safe_times=("Dinsdag 10:00–11:30",), channels=(channel,)
    )


def a_plan(frame: PaperFrame) -> OwnPlan:
    part = PlanPart(heading="Whom I can call", text="محمد 0612345678")
    return OwnPlan(frame=frame, parts=(part,))


def a_letter(frame: PaperFrame) -> DeclineLetter:
    return DeclineLetter(
        frame=frame, applicant="Şükrü Öztürk", ground="De pasfoto ontbreekt.", objection_weeks=6
    )


def a_consent_form(frame: PaperFrame) -> ConsentForm:
    return ConsentForm(
        frame=frame, child_name="Nadia el Haddad", child_born_on="2009", giver_name="Şükrü Öztürk"
    )


def a_folder(frame: PaperFrame) -> TravelFolder:
    leg = LegRow(from_place="Nador", to_place="Amsterdam", departs_at=AT, arrives_at=AT, flight="AT 850")
    return TravelFolder(frame=frame, legs=(leg,), papers=("Paspoort NXB9BH6D4",), met_by="Els")


def a_proof(frame: PaperFrame) -> DestructionProof:
    return DestructionProof(
        frame=frame,
        state="Uitgevoerd",
        retention_class="Bijstandszaak",
        years=10,
        basis="Selectielijst Buitenlandse Zaken · BIJSTANDSZAAK@2009-01-01",
        destroyed=("CA-2PQR-7", "CA-3STV-1", "CA-4WXY-5", "CA-5BCD-9"),
        left_out=("CA-6FGH-3",),
        records=41,
        lines=97,
        proposed_by="Bram de Wit",
        proposed_at=AT,
        approved_by="Cora Smit",
        approved_at=AT,
        carried_out_by="Bram de Wit",
        carried_out_at=AT,
        head_before=f"812 {'3f' * 32}",
        head_after=f"813 {'9a' * 32}",
        backups=("2026-07-05T181200Z.cbk",),
    )


def an_import(frame: PaperFrame) -> ImportReportPaper:
    return ImportReportPaper(
        frame=frame,
        imported_at=AT,
        imported_by="Hanna Vos",
        merged=1,
        held=0,
        refused=1,
        new_records=12,
        changed_records=3,
        conflicts=1,
        attachments=2,
        files=(
            FileRow(
                sender="RAB",
                number=41,
                bundle="8d312f933678",
                state=Label("taken in"),
                code="",
                new_records=12,
                changed_records=3,
                conflicts=1,
            ),
            FileRow(
                sender="",
                number=None,
                bundle="",
                state=Label("refused"),
                code="bundle-damaged",
                new_records=None,
                changed_records=None,
                conflicts=None,
            ),
        ),
    )


def a_note(frame: PaperFrame) -> ClosingNote:
    return ClosingNote(
        frame=frame, reason=Label("Unknown"), note="Geleerd: eerder bellen.", reports=2, contacts=9
    )


def reads(frame: PaperFrame) -> ReadOverview:
    row = ReadRow(at=AT, who="Anna", role="Consulair medewerker", action="Gelezen", subject="Zaak")
    return ReadOverview(frame=frame, case_number="RAB-2026-00001-93", acts=(row,), first_at=AT, last_at=AT)


BUILDERS = (
    *(an_intake, a_conclusion, a_visa_sheet, a_cost_account, an_overview),
    *(
        a_consent_form,
        minutes,
        a_handover,
        a_card,
        a_plan,
        a_letter,
        a_folder,
        a_note,
        reads,
        a_proof,
        an_import,
    ),
)


def all_papers(**frame: object) -> tuple[Paper, ...]:
    return tuple(build(a_frame(**frame)) for build in BUILDERS)
