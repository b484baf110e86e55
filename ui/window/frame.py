"""What stands around the page of an open store: sidebar, top line, messages; built anew for another view."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consulaat.services.ports import StoreIdentity
from resources.texts import _
from ui.widgets.bar import MessageBar
from ui.widgets.search_box import SearchBox
from ui.widgets.settings import PRODUCT
from ui.window.sidebar import Sidebar
from ui.window.top_line import TopLine


class Frame(QWidget):
    """Holds one page at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.sidebar = Sidebar()
        self.top = TopLine()
        self.search = SearchBox(self)
        self.top.room.addWidget(self.search)
        self.bar = MessageBar()
        self.pages = QVBoxLayout()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.bar)
        column.addLayout(self.pages, 1)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(0)
        laid.addWidget(self.sidebar)
        laid.addLayout(column, 1)


def title_of(identity: StoreIdentity) -> str:
    """Return what stands above the window of an open store."""
    place = f"{PRODUCT} – {identity.post}"
    return _("{window} – REHEARSAL", window=place) if identity.is_rehearsal else place
