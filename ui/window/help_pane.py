"""The help beside the page: pages of the handbook, links between them, and search; nothing else is ever loaded."""

from PySide6.QtCore import QByteArray, QUrl, Signal, Slot
from PySide6.QtGui import QFont, QPalette, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTextBrowser, QToolButton, QVBoxLayout

from resources.texts import _, n_
from ui.widgets.clipboard import copy
from ui.widgets.icons import give_icon
from ui.widgets.look import sized
from ui.widgets.plain import strong
from ui.window.handbook import ABOUT, CONTENTS, Handbook, title_of


class HelpText(QTextBrowser):
    """Shows Markdown and loads nothing: no file, no picture, no address."""

    def loadResource(self, type_: int, name: QUrl | str) -> object:
        """Return emptiness, whatever a page names: of nothing at all, Qt goes on to read the file."""
        return QByteArray(b"")


class HelpPane(QFrame):
    """Shows one page of the help."""

    closed = Signal()

    def __init__(self, handbook: Handbook) -> None:
        super().__init__()
        self._handbook = handbook
        self._behind: list[str] = []
        self.name = ""
        self.setBackgroundRole(QPalette.ColorRole.Light)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(sized(260))
        self.setAccessibleName(_("Help"))
        self.text = HelpText()
        self.search = QLineEdit()
        self.back = _button(_("Back in the help"), "arrow-left")
        self.contents = _button(_("All of the help"), "list")
        self.copy = _button(_("Copy this page"), "copy")
        self.close_button = _button(_("Close the help (Esc)"), "x")
        self._lay_out()
        self.hide()

    def open(self, name: str) -> None:
        """Show a page; for one that is not there the contents."""
        wanted = name if self._handbook.has(name) else CONTENTS
        if self.name and self.name != wanted:
            self._behind.append(self.name)
        self._show(wanted)

    def focus(self) -> None:
        """Put the keyboard into the text."""
        self.text.setFocus()

    def _show(self, name: str) -> None:
        self.name = name
        said = self._handbook.text(name)
        self._write(said)
        self.text.setAccessibleName(title_of(said))
        self.back.setEnabled(bool(self._behind))
        self.copy.setVisible(name == ABOUT)

    def _write(self, said: str) -> None:
        document = self.text.document()
        feature = QTextDocument.MarkdownFeature
        document.setMarkdown(said, feature.MarkdownDialectGitHub | feature.MarkdownNoHTML)
        self._shape(document)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)

    def _shape(self, document: QTextDocument) -> None:
        """Give headings sizes that fit beside a page."""
        size = self.text.font().pointSizeF()
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                cursor = QTextCursor(block)
                cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
                look = cursor.charFormat()
                look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                look.setFontPointSize(size * (1.45 if level == 1 else 1.2))
                look.setFontWeight(QFont.Weight.DemiBold)
                cursor.setCharFormat(look)
            block = block.next()

    def _lay_out(self) -> None:
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(14)
        self.text.document().setIndentWidth(sized(18))
        self.text.anchorClicked.connect(self._follow)
        self.search.setPlaceholderText(_("Search in the help"))
        self.search.setAccessibleName(_("Search in the help"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(sized(30))
        self.search.textChanged.connect(self._find)
        self.back.clicked.connect(self._go_back)
        self.contents.clicked.connect(lambda: self.open(CONTENTS))
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 8, 0)
        head.setSpacing(2)
        head.addWidget(strong(_("Help"), wrap=False), 1)
        for each in (self.copy, self.back, self.contents, self.close_button):
            head.addWidget(each)
        line = QHBoxLayout()
        line.setContentsMargins(14, 0, 14, 0)
        line.addWidget(self.search)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(6)
        laid.addLayout(head)
        laid.addLayout(line)
        laid.addWidget(self.text, 1)

    @Slot(QUrl)
    def _follow(self, target: QUrl) -> None:
        self.search.clear()
        self.open(target.toString().removesuffix(".md"))

    @Slot()
    def _go_back(self) -> None:
        if self._behind:
            self._show(self._behind.pop())

    @Slot()
    def _find(self) -> None:
        typed = self.search.text().strip()
        if not typed:
            self._show(self.name)
            return
        hits = self._handbook.search(typed)
        lines = [n_("{n} page", "{n} pages", len(hits)), ""]
        lines += [f"- [{each.title}]({each.name}.md)  \n  {each.line}" for each in hits]
        self._write("\n".join(lines))

    @Slot()
    def _copy(self) -> None:
        copy(self._handbook.text(self.name))


def _button(words: str, icon: str) -> QToolButton:
    made = QToolButton()
    made.setAutoRaise(True)
    made.setMinimumSize(sized(28), sized(28))
    made.setToolTip(words)
    made.setAccessibleName(words)
    give_icon(made, icon)
    return made
