"""Says that a text is not the value it should be."""

from consulaat.errors import InvalidInputError
from resources.texts import N_, _


class UnreadableError(InvalidInputError):
    """A value that is not of its kind; the sentence says why."""

    code = "invalid-value"
    sentence = N_("{reason}")
    next_step = N_("Correct the value and try again.")

    def __init__(self, reason: str, *, where: str = "", **facts: object) -> None:
        super().__init__(where=where, reason=reason, **facts)
        self.reason = reason

    def message(self) -> str:
        """Return why the value cannot be read, in the language in use."""
        return _(self.reason, **{key: fact for key, fact in self.facts.items() if key != "reason"})
