"""Organisations on the command line: what they last did, what they have to do, what is safe to send them."""

from typing import Any

from consulaat.values.moment import write_moment
from resources.texts import _


def partner_document(page: Any) -> dict[str, Any]:  # noqa: ANN401 - a PartnerPage; services are imported when needed
    """Return what is known of an organisation as JSON; a name that must stay unnamed is left out."""
    return {
        "last": None if page.last is None else _act(page.last),
        "acts": [_act(each) for each in page.acts],
        "open_tasks": [
            {
                "task": each.task,
                "case": each.reference,
                "description": each.description,
                "due": each.due_on.isoformat() if each.due_on else None,
            }
            for each in page.tasks
        ],
        "open_task_count": page.open_tasks,
        "people": [
            {
                "name": each.name or None,
                "role": each.role,
                "case": each.reference,
                "endangered": each.endangered.value if each.endangered else None,
                "last": None if each.last is None else _act(each.last),
            }
            for each in page.people
        ],
        "safe_to_send": list(page.safe_to_send),
    }


def partner_of_case(page: Any) -> dict[str, Any]:  # noqa: ANN401 - a PartnerPage
    """Return an organisation with its part in one case."""
    return {
        "code": page.organisation.code,
        "organisation": page.organisation.name,
        "kind": page.organisation.kind.value,
        **partner_document(page),
    }


def partner_line(partner: dict[str, Any]) -> str:
    """Return an organisation of a case in one line for people."""
    last = partner["last"]
    did = f"{last['day']} {last['what']}" if last else _("nothing yet")
    return f"☎ {partner['organisation']}: {did}. {partner['safe_to_send'][0]}"


def _act(act: Any) -> dict[str, Any]:  # noqa: ANN401 - a PartnerAct
    return {
        "at": write_moment(act.at),
        "day": act.at.date().isoformat(),
        "what": act.words,
        "theirs": act.is_theirs,
        "case": act.reference,
    }
