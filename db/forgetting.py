"""Takes what names a destroyed record out of the acts and off the desks of the users.

An act keeps who, when and what was done; only its words go. Its head stays as it was and is taken as it stands from
then on: the number of the act is named by the act of destruction.
"""

import json
from collections.abc import Collection
from typing import Any, Final

from consulaat.records.searched import FIRST_OF_NAMES, compact
from consulaat.services.search_question import read_question
from consulaat.values import canonical
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId
from db.connection import Connection
from db.journal import FORGOTTEN
from db.tables import to_blob

_WORDS: Final = ("words", "reason")
_DRAFT: Final = "draft/"
_ACTS: Final = (
    "SELECT number, subject, text FROM act WHERE instr(text, '\"words\":') OR instr(text, '\"reason\":') "
    "ORDER BY number"
)
_SHORTEST: Final = 3


def forget_acts(connection: Connection, ids: Collection[RecordId]) -> tuple[int, ...]:
    """Take the words out of the acts about these records, and of those that name them; return their numbers."""
    about, known = {to_blob(each) for each in ids}, _keys(connection, ids)
    found: list[tuple[str, int]] = []
    for number, subject, text in connection.rows(_ACTS):
        act = canonical.parse(text.encode())
        if not isinstance(act, dict):
            continue
        names = [name for name in _WORDS if isinstance(act.get(name), str)]
        if names and (subject in about or any(_tells(str(act[name]), known) for name in names)):
            kept = {name: value for name, value in act.items() if name not in _WORDS}
            found.append((canonical.encode({**kept, FORGOTTEN: True}).decode(), number))
    connection.many("UPDATE act SET text = ? WHERE number = ?", [*found])
    return tuple(number for _text, number in found)


def forget_desks(connection: Connection, ids: Collection[RecordId]) -> None:
    """Take these records off every desk: drafts about them, and their places among the last ones looked at."""
    gone, known = frozenset(ids), _keys(connection, ids)
    for user, name, value in connection.rows("SELECT user, name, value FROM remembered"):
        if any(each in name for each in gone):
            kept: Any = None
        else:
            words = frozenset() if name.startswith(_DRAFT) else known
            kept = _without(json.loads(value), gone, words)
        if kept is None:
            connection.run("DELETE FROM remembered WHERE user = ? AND name = ?", (user, name))
        elif (text := json.dumps(kept)) != value:
            sql = "UPDATE remembered SET value = ? WHERE user = ? AND name = ?"
            connection.run(sql, (text, user, name))


def _without(value: Json, gone: frozenset[str], known: frozenset[str]) -> Json:
    """Return a value without the parts of its lists that name what is gone; None when it names it itself."""
    if isinstance(value, str):
        return None if any(each in value for each in gone) or _tells(value, known) else value
    if isinstance(value, list):
        kept = [(each, _without(each, gone, known)) for each in value]
        return [after for before, after in kept if after is not None or before is None]
    if isinstance(value, dict):
        kept_by_name = {name: _without(each, gone, known) for name, each in value.items()}
        if any(value[name] is not None and after is None for name, after in kept_by_name.items()):
            return None
        return kept_by_name
    return value


def _tells(text: str, known: frozenset[str]) -> bool:
    """Tell whether a text holds a name, as it is heard, or a number of what is destroyed."""
    if not known:
        return False
    question = read_question(text)
    keys = {key for token in question.tokens if len(token.text) >= _SHORTEST for key in token.keys}
    return bool(keys & known) or any(compact(each) in known for each in question.numbers)


def _keys(connection: Connection, ids: Collection[RecordId]) -> frozenset[str]:
    """Return under which keys these records are found: of names as they are, of numbers without their mark."""
    found: set[str] = set()
    for each in ids:
        row = connection.row("SELECT keys FROM main.searched WHERE record = ?", (to_blob(each),))
        keys = str(row[0]).split() if row else []
        found |= {key if key >= FIRST_OF_NAMES else key[1:] for key in keys}
    return frozenset(found)
