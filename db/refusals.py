"""What a piece of work refuses: a record that is not there, a record that is too large."""

from consulaat.errors import InvalidInputError, RefusedError
from consulaat.records.titles import NamesTypeError
from resources.texts import N_


class NotFoundError(NamesTypeError, RefusedError):
    """No record has this id or reference."""

    code = "not-found"
    sentence = N_("There is no such {type}.")
    next_step = N_("Check the number, or look in the list.")


class TooLargeError(InvalidInputError):
    """A record is larger than a line may be."""

    code = "record-too-large"
    sentence = N_("This record is too large: at most 256 KiB of text fits in one.")
    next_step = N_("Shorten the texts.")
