"""What the window tells people to do next."""

import importlib
import pkgutil

import consulaat
import db
from consulaat.errors import ConsulaatError

ONLY_TYPED = {  # raised for who types commands
    *("no-split", "unknown-split", "rehearsal-not-bound"),
    *("unknown-field", "unknown-form", "unknown-type"),
}


def families(family: type[ConsulaatError]) -> set[type[ConsulaatError]]:
    return {family}.union(*(families(each) for each in family.__subclasses__()))


def test_the_window_never_tells_anyone_to_type_a_command() -> None:
    for room in (consulaat, db):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    told = {
        each.code
        for each in families(ConsulaatError)
        if each.__module__.split(".")[0] in {"consulaat", "db"}
        and any(typed in (each.in_window or each.next_step) for typed in ("consulaat ", " --", "FILE"))
    }

    assert told <= ONLY_TYPED
