"""Why a file does not come in, each with its sentence. None says what stands in the file."""

from consulaat.errors import InvalidInputError
from resources.texts import N_


class FileRefusedError(InvalidInputError):
    """A file does not come in."""

    code = "attachment-refused"
    sentence = N_("This file is not of a type that can be kept.")
    next_step = N_("Make a PDF, a PNG or a JPEG of it and add that.")


class ProgramRefusedError(FileRefusedError):
    """The file is a program."""

    code = "attachment-program"
    sentence = N_("This file is a program; programs are not kept.")
    next_step = N_("Do not open it elsewhere either. Tell the information security officer.")


class ScriptRefusedError(FileRefusedError):
    """The file is a script."""

    code = "attachment-script"
    sentence = N_("This file holds commands for a computer; such files are not kept.")
    next_step = N_("Do not open it elsewhere either. Tell the information security officer.")


class MacrosRefusedError(FileRefusedError):
    """The document can hold macros."""

    code = "attachment-macros"
    sentence = N_("This document holds macros, or is of an old type that can hold them.")
    next_step = N_("Make a PDF of it on the computer where it was written, and add that.")


class ArchiveRefusedError(FileRefusedError):
    """The file is a parcel of other files."""

    code = "attachment-archive"
    sentence = N_("This file is a parcel of other files.")
    next_step = N_("Unpack it and add the files one by one.")


class DrawingRefusedError(FileRefusedError):
    """The file is a drawing made of commands."""

    code = "attachment-drawing"
    sentence = N_("This is a drawing that can hold commands (SVG, PostScript).")
    next_step = N_("Make a PNG or a PDF of it and add that.")


class WebPageRefusedError(FileRefusedError):
    """The file is a web page or other text with markup."""

    code = "attachment-web-page"
    sentence = N_("This is a web page, or another text with markup that can hold commands.")
    next_step = N_("Print it to a PDF and add that.")


class EncryptedRefusedError(FileRefusedError):
    """The file is closed with a password."""

    code = "attachment-encrypted"
    sentence = N_("This file is closed with a password; nobody here could read it later.")
    next_step = N_("Ask for a copy without a password.")


class DisguisedRefusedError(FileRefusedError):
    """The file is not what it pretends to be, or is two things at once."""

    code = "attachment-disguised"
    sentence = N_("This file is not what its name says, or it is two kinds of file in one.")
    next_step = N_("Do not open it elsewhere. Ask the sender for the paper in another way.")


class BrokenRefusedError(FileRefusedError):
    """The file is cut short or damaged."""

    code = "attachment-broken"
    sentence = N_("This file is damaged or cut short.")
    next_step = N_("Ask for it once more.")


class EmptyRefusedError(FileRefusedError):
    """There is nothing in the file."""

    code = "attachment-empty"
    sentence = N_("There is nothing in this file.")
    next_step = N_("Ask for it once more.")


class TooLargeRefusedError(FileRefusedError):
    """The file is too large."""

    code = "attachment-too-large"
    sentence = N_("This file is too large: at most {most} MB.")
    next_step = N_("Scan it with fewer dots, or part it.")


class TooManyPixelsRefusedError(FileRefusedError):
    """The picture has too many dots."""

    code = "attachment-too-many-pixels"
    sentence = N_("This picture is too large: at most {most} million dots.")
    next_step = N_("Make it smaller and add that.")


class NotAFileError(FileRefusedError):
    """There is no ordinary file under this name."""

    code = "file-unreadable"
    sentence = N_(
        "This file cannot be read: it is not there, it is not an ordinary file, or you have no rights."
    )
    next_step = N_("Check its name.")
