"""Reads a PDF file back as a person or a screen reader would meet it."""

import unicodedata
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, letters in their ordinary form and spaces plain."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(unicodedata.normalize("NFKC", text).split()) for text in texts]


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def structure_of(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf))


def root_of(reader: pypdf.PdfReader) -> dict[str, Any]:
    root: dict[str, Any] = reader.root_object
    return root


def fonts_of(reader: pypdf.PdfReader) -> list[Any]:
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    return [font.get_object() for resource in resources for font in resource["/Font"].values()]


def contents_of(reader: pypdf.PdfReader) -> list[bytes]:
    contents = [page.get_contents() for page in reader.pages]
    return [content.get_data() for content in contents if content is not None]
