"""Numbered schema steps: each runs with its number in one transaction; a newer file is refused."""

from importlib.resources import files
from typing import Final

from consulaat.errors import RefusedError
from db.connection import Connection
from resources.texts import N_


class NewerSchemaError(RefusedError):
    """The store was written by a newer version of the program."""

    code = "store-too-new"
    sentence = N_("This store was made by a newer version of the program (schema {found}, known {known}).")
    next_step = N_("Install the newer version; the store was not touched.")


def _steps() -> dict[int, str]:
    folder = files("db").joinpath("schema")
    return {int(each.name[:4]): each.name for each in folder.iterdir() if each.name.endswith(".sql")}


SCHEMA: Final = max(_steps())


def migrate(connection: Connection) -> None:
    """Bring the schema up to date; raise NewerSchemaError for a store from the future."""
    found = int((connection.row("PRAGMA user_version") or (0,))[0])
    if found > SCHEMA:
        raise NewerSchemaError(found=found, known=SCHEMA)
    for number, name in sorted(_steps().items()):
        if number > found:
            sql = files("db").joinpath("schema", name).read_text(encoding="utf-8")
            connection.begin()
            try:
                connection.script("\n".join(line for line in sql.splitlines() if not line.startswith("--")))
                connection.run(f"PRAGMA user_version = {number}")
                connection.commit()
            except BaseException:
                connection.roll_back()
                raise
