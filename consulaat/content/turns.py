"""PDFium works for one thread at a time: whoever uses it, on whatever floor, takes this turn first."""

import threading
from typing import Final

PDFIUM: Final = threading.RLock()
