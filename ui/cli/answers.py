"""What a command gives back, and how it is shown: one JSON document, or text for people."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from consulaat.errors import ConsulaatError, Exit
from consulaat.rules.findings import Finding
from resources.texts import _

# What would steer a terminal, turn text around, or is half a character: neutral for people, escaped in JSON.
_STEERING: Final = "\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_ESCAPES: Final = re.compile(f"[\x00-\x08\x0b-\x1f{_STEERING}]")
_IN_JSON: Final = re.compile(f"[{_STEERING}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The document for --json, the lines for people, and, where it was not all well, what to say on stderr.

    ``afterwards`` is done once all of it is printed.
    """

    document: Mapping[str, Any]
    lines: Sequence[str] = ()
    table: Sequence[Sequence[str]] = ()
    exit_code: Exit = Exit.DONE
    problems: Sequence[str] = field(default=())
    raw: bytes | None = None
    afterwards: Callable[[], int] | None = None


def show(answer: Answer, *, as_json: bool) -> int:
    """Print an answer and return its exit code."""
    if answer.raw is not None:
        sys.stdout.buffer.write(answer.raw)
        sys.stdout.buffer.flush()
    elif as_json:
        print_json(answer.document)
    else:
        print_table(answer.table)
        for line in answer.lines:
            print_line(line)
    for problem in answer.problems:
        print_problem(problem)
    if answer.afterwards is not None:
        sys.stdout.flush()
        answer.afterwards()
    return answer.exit_code


def show_error(error: ConsulaatError, *, as_json: bool) -> int:
    """Print what went wrong, where, and what to do next; return the exit code."""
    where = f"{error.where}: " if error.where else ""
    print_problem(f"{where}{error.message()} {error.advice()}")
    if as_json:
        print_json(error_document(error))
    return error.exit_code


def error_document(error: ConsulaatError) -> dict[str, Any]:
    """Return an error as JSON."""
    found: dict[str, Any] = {
        "error": {
            "code": error.code,
            "message": error.message(),
            "where": error.where,
            "next": error.advice(),
        }
    }
    findings = getattr(error, "findings", None)
    if findings is not None:
        found["findings"] = [finding_document(each) for each in findings]
    problems = getattr(error, "problems", None)
    if problems is not None:
        found["problems"] = [
            {"where": each.where, "code": each.code, "message": each.message, "field": each.field_name}
            for each in problems
        ]
    return found


def finding_document(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON."""
    return {
        "code": finding.code,
        "sentence": finding.message(),
        "basis": finding.basis,
        "severity": finding.severity.value,
        "field": finding.field_name,
        "until": finding.until.isoformat() if finding.until else None,
    }


def finding_lines(findings: Iterable[Finding]) -> list[str]:
    """Return findings as lines for people."""
    return [f"{'!' if each.stops else '·'} {each.message()} ({each.basis})" for each in findings]


def print_json(document: Mapping[str, Any]) -> None:
    """Print one JSON document."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    sys.stdout.write(_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")


def print_line(text: str) -> None:
    """Print a line for people, control characters made visible."""
    sys.stdout.write(_ESCAPES.sub("\ufffd", text) + "\n")


def print_problem(text: str) -> None:
    """Print a sentence on stderr, on one line."""
    sys.stderr.write(_ESCAPES.sub(" ", text.replace("\n", " ")) + "\n")


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their first one: with lines and colours on a terminal, plain elsewhere."""
    if not rows:
        return
    if len(rows) == 1:
        print_line(_("Nothing found."))
    elif sys.stdout.isatty():
        _print_rich(rows)
    else:
        for row in rows:
            print_line("\t".join(row))


def _print_rich(rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for head in rows[0]:
        table.add_column(head, overflow="fold")
    for row in rows[1:]:
        table.add_row(*(Text(_ESCAPES.sub("\ufffd", cell)) for cell in row))
    Console().print(table)
