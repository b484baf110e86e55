"""Whether a PDF from outside can be opened: whole, without a password, with a page to show."""

from typing import Final

import pypdfium2

from consulaat.content.refusals import BrokenRefusedError, EncryptedRefusedError
from consulaat.content.turns import PDFIUM

_CLOSED: Final = {pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY}


def check_pdf(data: bytes) -> None:
    """Raise EncryptedRefusedError or BrokenRefusedError unless a PDF opens and has a page."""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            refusal = EncryptedRefusedError if error.err_code in _CLOSED else BrokenRefusedError
            raise refusal from error
        count = len(document)
        document.close()
    if not count:
        raise BrokenRefusedError
