"""Structure in the PDF file, so that a screen reader meets headings and paragraphs in reading order.

reportlab writes no tags itself. Each of our paragraphs is drawn between marks with a number; when the
file is saved, the numbers become elements of one structure tree. What stands outside (rules, header,
footer, watermark) is marked as an artifact, which readers skip.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFPage
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

_ROLES: Final = {"title": "H1", "heading": "H2"}
for _key in ("StructParents", "Tabs"):
    if _key not in PDFPage.__NoDefault__:
        PDFPage.__NoDefault__.append(_key)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that remembers what was marked on each page and writes the tree at the end."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        self._marks: list[str] = []
        self._pages: list[tuple[PDFObject, list[str]]] = []

    def begin_mark(self, role: str) -> None:
        """Open the mark of one element."""
        self._code.append(f"/{role} <</MCID {len(self._marks)}>> BDC")
        self._marks.append(role)

    def end_mark(self) -> None:
        """Close the mark opened last."""
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802 - the name reportlab calls
        """End the page, and number it for the tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.StructParents = len(self._pages)
        page.Tabs = PDFName("S")
        self._pages.append((self._doc.Reference(page), self._marks))
        self._marks = []

    def save(self) -> None:
        """Write the structure tree, then the file."""
        if self._code:
            self.showPage()
        self._write_tree()
        super().save()

    def _write_tree(self) -> None:
        document = self._doc
        root, whole = PDFDictionary({}), PDFDictionary({})
        root_reference, whole_reference = document.Reference(root), document.Reference(whole)
        children: list[PDFObject] = []
        numbers: list[object] = []
        for index, (page, roles) in enumerate(self._pages):
            elements = [
                document.Reference(_element(role, whole_reference, K=mark, Pg=page))
                for mark, role in enumerate(roles)
            ]
            children += elements
            numbers += [index, document.Reference(PDFArray(elements))]
        whole.dict.update(_element("Document", root_reference, K=PDFArray(children)).dict)
        tree = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root.dict.update(Type=PDFName("StructTreeRoot"), K=whole_reference, ParentTree=tree)
        root.dict["ParentTreeNextKey"] = len(self._pages)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph that tells its role: a heading or plain text."""

    def draw(self) -> None:
        """Draw the paragraph between its marks."""
        self.canv.begin_mark(_ROLES.get(self.style.name, "P"))
        super().draw()
        self.canv.end_mark()


@contextmanager
def artifact(canvas: TaggedCanvas) -> Iterator[None]:
    """Mark what is drawn inside as decoration."""
    canvas._code.append("/Artifact BMC")  # noqa: SLF001 - reportlab offers no other way in
    yield
    canvas.end_mark()


def _element(role: str, parent: PDFObject, **more: object) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(role), "P": parent, **more})


class TaggedTable(Table):  # type: ignore[misc]
    """A table whose paragraphs speak for themselves; its rules and backgrounds are decoration."""

    def _drawBkgrnd(self) -> None:  # noqa: N802 - the name reportlab calls
        with artifact(self.canv):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802 - the name reportlab calls
        with artifact(self.canv):
            super()._drawLines()
