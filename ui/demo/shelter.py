"""Scenario S8: two weeks in a safehouse, from the right fund, paid and accounted for (domain §22)."""

from consulaat.rules.nights import night_findings
from resources.texts import _
from ui.demo import weeks
from ui.demo.stage import Stage


def stay_in_safehouse(stage: Stage) -> None:
    """Ask, approve, stay."""
    _ask(stage)
    _approve(stage)
    _stay(stage)


def _ask(stage: Stage) -> None:
    case = stage.ids["mother_case"]
    stage.set_clock("2026-07-08T08:00:00Z")
    with stage.step(_("S8 safehouse, rate, request")) as result, stage.office(stage.post, "anna") as anna:
        operator = anna.new(
            "organisation", code="NGO1", kind="NGO_LOKAAL", name="Stichting Thuishaven", country="MA"
        )
        anna.new(
            "exchange_rate",
            currency="MAD",
            units_per_euro="10.7350",
            kind="MAANDKOERS",
            valid_from="2026-07-01",
            valid_until="2026-07-31",
        )
        house = anna.new(
            "safehouse",
            code_name="Zonnebloem",
            country="MA",
            region="Noord",
            operator=operator,
            address={"street_lines": ["Rue des Orangers 1"], "town": "Tetouan", "country": "MA"},
            capacity_women=3,
            capacity_men=3,
            capacity_children=4,
            maximum_nights=30,
            tariff_lines=[
                {
                    "per": "NACHT_VOLWASSENE",
                    "amount": {"amount": "350", "currency": "MAD"},
                    "valid_from": "2026-01-01",
                },
                {
                    "per": "NACHT_KIND",
                    "amount": {"amount": "150", "currency": "MAD"},
                    "valid_from": "2026-01-01",
                },
            ],
            approval="GOEDGEKEURD",
        )
        meeting = anna.new(
            "task", case=case, description="Regieoverleg over opvang", side="DCV", origin="OVERLEG"
        )
        anna.step("task", meeting, "complete", result="Opvang van 14 nachten akkoord.")
        anna.set("case", case, hub_informed_at="2026-07-08T07:30:00Z")
        commitment = anna.new(
            "commitment",
            case=case,
            funding_source="F06",
            amount={"amount": "7000", "currency": "MAD"},
            categories=["K04"],
        )
        stay = anna.new(
            "stay",
            case=case,
            safehouse=house,
            people=[
                {"person": stage.ids["mother"], "tariff_unit": "NACHT_VOLWASSENE"},
                {"person": stage.ids["child1"], "tariff_unit": "NACHT_KIND"},
            ],
            arrival_on="2026-07-10",
            planned_departure_on="2026-07-24",
        )
        line = anna.new(
            "cost_line",
            case=case,
            category="K04",
            amount={"amount": "7000", "currency": "MAD"},
            funding_source="F06",
            stay=stay,
            incurred_on="2026-07-24",
        )
        anna.step("cost_line", line, "request")
        result.append(str(anna.get("cost_line", line).euro_amount))
        stage.ids |= {"operator": operator, "commitment": commitment, "stay": stay, "line": line}


def _approve(stage: Stage) -> None:
    stay, line, commitment = (stage.ids[each] for each in ("stay", "line", "commitment"))
    with (
        stage.step(_("S8 approval by the head of mission")) as result,
        stage.office(stage.post, "frits") as frits,
    ):
        frits.step("commitment", commitment, "approve")
        frits.step("stay", stay, "approve", approved_nights=14, commitment=commitment)
        result.append(str(frits.step("cost_line", line, "approve", commitment=commitment).state))


def _stay(stage: Stage) -> None:
    stay = stage.ids["stay"]
    stage.set_clock("2026-07-10T16:00:00Z")
    with (
        stage.step(_("S8 arrival; the warning at night 12")) as result,
        stage.office(stage.post, "anna") as anna,
    ):
        anna.step("stay", stay, "start", arrival_on="2026-07-10", arrival_confirmed_at="2026-07-10T15:30:00Z")
        active = anna.get("stay", stay)
        for day in (21, 22):
            warned = [each.code for each in night_findings(active, active.arrival_on.replace(day=day))]
            result.append(f"{day - 10}: {', '.join(warned) or '-'}")


def leave_safehouse(stage: Stage) -> None:
    """Leave, pay, account."""
    case, stay, line, commitment = (stage.ids[each] for each in ("mother_case", "stay", "line", "commitment"))
    stage.set_clock("2026-07-24T12:00:00Z")
    with stage.step(_("S8 departure, payment by the cashier, account")) as result:
        with stage.office(stage.post, "anna") as anna:
            weeks.say_goodbye(anna, case)
            ended = anna.step("stay", stay, "end", departure_on="2026-07-24", end_reason="TERUGKEER")
            result.append(f"{ended.nights}")
        with stage.office(stage.post, "eva") as eva:
            eva.step("cost_line", line, "invoice")
            eva.new(
                "payment",
                case=case,
                cost_line=line,
                commitment=commitment,
                amount={"amount": "7000", "currency": "MAD"},
                method="KAS",
                paid_on="2026-07-24",
                beneficiary_organisation=stage.ids["operator"],
                receipt_is_signed=True,
            )
            paid = eva.step("cost_line", line, "pay")
            settled = eva.step("cost_line", line, "settle")
            result += [str(paid.euro_amount), str(settled.state)]
        with stage.office(stage.post, "bram") as bram:
            stage.print_paper(bram.office, "FRM-18", case)
