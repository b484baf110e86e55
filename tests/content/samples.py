"""Small files of every kind, made here: honest ones, and those that must not come in."""

import io
import struct
import zipfile
import zlib
from base64 import b64decode
from typing import Final

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

JPEG: Final = b64decode(
    "/9j/4AAQSkZJRgABAQEAZABkAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8"
    "ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAAR"
    "CAAGAAgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEG"
    "E1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWG"
    "h4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEB"
    "AQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYk"
    "NOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0"
    "tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCrRRRXUcx//9k="
)
MAIL: Final = b"From: Nadia <n@example.org>\r\nTo: post\r\nSubject: hulp\r\n\r\nKom snel.\r\n"
TYPES_PART: Final = b'<?xml version="1.0"?><Types/>'


def a_png(width: int = 8, height: int = 6, *, remark: bytes = b"") -> bytes:
    """Return a whole PNG that says this size and draws a few rows of it at most."""
    rows = b"".join(b"\x00" + b"\x33\x66\x99" * width for _row in range(min(height, 6)))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pieces = ((b"IHDR", header), (b"tEXt", remark), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_piece(*each) for each in pieces)


def a_pdf(*pages: str, password: str = "") -> bytes:
    """Return a PDF with a page for each text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 400), invariant=1)
    for text in pages or ("Een brief",):
        canvas.drawString(40, 300, text)
        canvas.showPage()
    canvas.save()
    return _closed(out.getvalue(), password) if password else out.getvalue()


def a_zip(*names: str, **contents: bytes) -> bytes:
    """Return a parcel of files; a double underscore in a name stands for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parcel:
        for name in names:
            parcel.writestr(name, TYPES_PART)
        for name, content in contents.items():
            parcel.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def a_docx(*more: str) -> bytes:
    """Return what is told for a Word document, with more parts."""
    return a_zip("[Content_Types].xml", "word/document.xml", *more)


def a_closed_zip() -> bytes:
    """Return a parcel whose one file says that it is encrypted."""
    data = bytearray(a_docx())
    for start, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + at] |= 1
    return bytes(data)


def an_ole(*names: str) -> bytes:
    """Return the start of an old packed file that holds streams of these names."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + b"".join(each.encode("utf-16-le") for each in names)
    )


def _piece(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def _closed(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
