"""The pages of lists, as the window makes them."""

from ui.pages.lists import subjects
from ui.pages.lists.page import ListPage
from ui.pages.place import Visit


class CasesPage(ListPage):
    """Cases."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, subjects.CASES)


class ReportsPage(ListPage):
    """Reports."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, subjects.REPORTS)


class PersonsPage(ListPage):
    """Persons."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, subjects.PERSONS)


class TasksPage(ListPage):
    """Tasks."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, subjects.TASKS)


class DocumentsPage(ListPage):
    """Travel documents and applications for them."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, subjects.DOCUMENTS)


class VisasPage(ListPage):
    """Visas, residence rights, and questions to the immigration service."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, subjects.VISAS)


class ShelterPage(ListPage):
    """Stays and safehouses."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, subjects.SHELTER)


class MoneyPage(ListPage):
    """Commitments, costs and payments."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, subjects.MONEY)


class ReferencePage(ListPage):
    """Organisations, rates, funds, campaigns and counts."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, subjects.REFERENCE)
