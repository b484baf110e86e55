"""What the author of a change was looking at."""

from consulaat.sync.changes import Seen
from consulaat.sync.merge import Merged


def seen(merged: Merged, name: str) -> tuple[Seen, ...]:
    """Return where the shown value of a field came from: the one that is shown, or all equal ones."""
    collided = {each.field_name: each.shown for each in merged.collisions}
    if name in collided:
        return (collided[name].place,)
    return tuple(each.place for each in merged.standing.get(name, ()))
