"""Long work on the screen gives way to what came meanwhile."""

from __future__ import annotations

import asyncio

_MOMENT = 0.001
"""Seconds. With none at all the event loop would go on with whoever gives way before it looks at
what else is due.
"""


async def give_way() -> None:
    """Let the event loop see to what else is due, then go on."""
    await asyncio.sleep(_MOMENT)
