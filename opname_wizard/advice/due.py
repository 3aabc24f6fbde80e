"""When an action is due: a text of the flow, or the end of a clock in Dutch."""

from collections.abc import Sequence

from opname_wizard.advice.model import Due
from opname_wizard.clock.write import write
from opname_wizard.engine.walk import Walk
from opname_wizard.flow import model as m


def dues_of(names: Sequence[str], walk: Walk) -> tuple[Due, ...]:
    """The dues of an action, without the clocks that these answers leave out.

    A clock that is not reached says nothing beside another one; alone it stays, so
    that the action does not look as if it could wait.
    """
    left_out = {
        name
        for name in names
        if isinstance(walk.program.all_steps.by_id.get(name), m.Clock)
        and name not in walk.readings
    }
    kept = [name for name in names if name not in left_out] or names
    return tuple(due_of(name, walk) for name in kept)


def due_of(name: str, walk: Walk) -> Due:
    """The due of an action; ``name`` is a text, or the id of a clock of the journey."""
    step = walk.program.all_steps.by_id.get(name)
    if not isinstance(step, m.Clock):
        return Due(name, "", None)
    reading = walk.readings.get(name)
    if reading is None or reading.end is None:
        return Due(f"{step.text}: het begin is nog niet bekend", name, None)
    late = " (al voorbij)" if reading.state == "voorbij" else ""
    return Due(f"uiterlijk {write(reading.end)}{late}", name, reading.end)
