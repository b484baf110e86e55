"""The desks that need nothing but an open store and its officer; each is imported when it is first gone to."""

from functools import cached_property
from typing import TYPE_CHECKING

from consulaat.records.user import User
from consulaat.security.key_slots import SlotFile, Unlocked
from consulaat.services.ports import Store
from consulaat.services.staff import StaffDesk

if TYPE_CHECKING:
    from consulaat.services.audit import AuditDesk
    from consulaat.services.behind import Renewed
    from consulaat.services.cases import CaseDesk
    from consulaat.services.conflicts import ConflictDesk
    from consulaat.services.contacts import ContactDesk
    from consulaat.services.deadlines import DeadlineDesk
    from consulaat.services.desk import Desk
    from consulaat.services.doubles import DoublesDesk
    from consulaat.services.exporting import ExportDesk
    from consulaat.services.handing_over import HandOverDesk
    from consulaat.services.history import HistoryDesk
    from consulaat.services.importing import ImportDesk
    from consulaat.services.list_export import ListExportDesk
    from consulaat.services.listing import ListDesk
    from consulaat.services.loading import LoadDesk
    from consulaat.services.memory import MemoryDesk
    from consulaat.services.need_to_know import NeedToKnowDesk
    from consulaat.services.partners import PartnerDesk
    from consulaat.services.recent import RecentDesk
    from consulaat.services.searching import SearchDesk
    from consulaat.services.timeline import TimelineDesk
    from consulaat.services.today import TodayDesk
    from consulaat.services.tracks import TrackDesk
    from consulaat.services.trusting import TrustDesk
    from consulaat.services.undoing import UndoDesk


class Desks:
    """What an officer can do in an open store."""

    store: Store
    officer: User
    slots: SlotFile
    unlocked: Unlocked

    def renew(self) -> "Renewed":
        """Let a store that is an older copy go on as a new device."""
        from consulaat.services.behind import renew

        return renew(self.store, self.officer)

    @cached_property
    def contacts(self) -> "ContactDesk":
        """Numbers of people, shown safely."""
        from consulaat.services.contacts import ContactDesk

        return ContactDesk(self.store, self.officer)

    @cached_property
    def tracks(self) -> "TrackDesk":
        """Tracks of a case, noted by hand."""
        from consulaat.services.tracks import TrackDesk

        return TrackDesk(self.store, self.officer)

    @cached_property
    def desk(self) -> "Desk":
        """Records: make, change, advance, read."""
        from consulaat.services.desk import Desk

        return Desk(self.store, self.officer)

    @cached_property
    def loading(self) -> "LoadDesk":
        """Loading of files."""
        from consulaat.services.loading import LoadDesk

        return LoadDesk(self.store, self.officer)

    @cached_property
    def exports(self) -> "ExportDesk":
        """Bundles out."""
        from consulaat.services.exporting import ExportDesk

        return ExportDesk(self.store, self.officer)

    @cached_property
    def imports(self) -> "ImportDesk":
        """Bundles in."""
        from consulaat.services.importing import ImportDesk

        return ImportDesk(self.store, self.officer)

    @cached_property
    def trust(self) -> "TrustDesk":
        """Known devices."""
        from consulaat.services.trusting import TrustDesk

        return TrustDesk(self.store, self.officer)

    @cached_property
    def cases(self) -> "CaseDesk":
        """Cases as people look at them."""
        from consulaat.services.cases import CaseDesk

        return CaseDesk(self.store, self.officer)

    @cached_property
    def searches(self) -> "SearchDesk":
        """People and cases, found in any spelling."""
        from consulaat.services.searching import SearchDesk

        return SearchDesk(self.store, self.officer)

    @cached_property
    def doubles(self) -> "DoublesDesk":
        """Likely doubles, and decisions about them."""
        from consulaat.services.doubles import DoublesDesk

        return DoublesDesk(self.store, self.officer, self.desk)

    @cached_property
    def timeline(self) -> "TimelineDesk":
        """What happened in a case."""
        from consulaat.services.timeline import TimelineDesk

        return TimelineDesk(self.store, self.officer)

    @cached_property
    def deadlines(self) -> "DeadlineDesk":
        """Terms of all cases."""
        from consulaat.services.deadlines import DeadlineDesk

        return DeadlineDesk(self.store, self.officer)

    @cached_property
    def partners(self) -> "PartnerDesk":
        """Organisations and their people."""
        from consulaat.services.partners import PartnerDesk

        return PartnerDesk(self.store, self.officer)

    @cached_property
    def hand_overs(self) -> "HandOverDesk":
        """Open work of a colleague, handed over to others."""
        from consulaat.services.handing_over import HandOverDesk

        return HandOverDesk(self.store, self.officer)

    @cached_property
    def today(self) -> "TodayDesk":
        """The first page of the day."""
        from consulaat.services.today import TodayDesk

        return TodayDesk(self.store, self.officer)

    @cached_property
    def conflicts(self) -> "ConflictDesk":
        """Conflicts and their settlement."""
        from consulaat.services.conflicts import ConflictDesk

        return ConflictDesk(self.store, self.officer)

    @cached_property
    def staff(self) -> StaffDesk:
        """Users."""
        return StaffDesk(self.store, self.officer, self.slots, self.unlocked)

    @cached_property
    def memory(self) -> "MemoryDesk":
        """What the officer left lying on the desk."""
        from consulaat.services.memory import MemoryDesk

        return MemoryDesk(self.store, self.officer)

    @cached_property
    def need_to_know(self) -> "NeedToKnowDesk":
        """Who is let into a case."""
        from consulaat.services.need_to_know import NeedToKnowDesk

        return NeedToKnowDesk(self.store, self.officer, self.desk)

    @cached_property
    def undoing(self) -> "UndoDesk":
        """Undo and redo of what the officer saved."""
        from consulaat.services.undoing import UndoDesk

        return UndoDesk(self.store, self.officer, self.desk)

    @cached_property
    def history(self) -> "HistoryDesk":
        """What a field was before."""
        from consulaat.services.history import HistoryDesk

        return HistoryDesk(self.store, self.officer)

    @cached_property
    def recent(self) -> "RecentDesk":
        """The cases looked at last."""
        from consulaat.services.recent import RecentDesk

        return RecentDesk(self.store, self.officer)

    @cached_property
    def lists(self) -> "ListDesk":
        """Lists of records."""
        from consulaat.services.listing import ListDesk

        return ListDesk(self.store, self.officer)

    @cached_property
    def list_exports(self) -> "ListExportDesk":
        """Lists taken out as sheets."""
        from consulaat.services.list_export import ListExportDesk

        return ListExportDesk(self.store, self.officer, self.lists)

    @cached_property
    def audit(self) -> "AuditDesk":
        """The journal as evidence."""
        from consulaat.services.audit import AuditDesk

        return AuditDesk(self.store, self.officer)
