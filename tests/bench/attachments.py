"""How long a large file takes on its way into the store and out of it."""

from tests.bench.measures import Figures
from tests.content.samples import a_png
from ui.bootstrap import Office

LARGE = 20 * 1024 * 1024


def measure_attachments(figures: Figures, office: Office) -> None:
    """Measure 20 MiB in, out, and in once more."""
    person = office.desk.create("person", {"surname": "Haddad"}).record
    case = office.desk.create("case", {"person": person.id}).record.id
    data = a_png(remark=bytes(LARGE))
    with figures.timed("attachment of 20 MiB, in"):
        kept = office.attachments.add(data, name="scan.png", case=case).attachment
    figures.best("attachment of 20 MiB, out", lambda: office.attachments.open(kept.id), rounds=3)
    figures.best(
        "the same content once more",
        lambda: office.attachments.add(data, name="scan.png", case=case),
        rounds=3,
    )
