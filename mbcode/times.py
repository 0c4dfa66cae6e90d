"""Points in time, as tables and files have them."""

from __future__ import annotations

from datetime import UTC, datetime


def utc(time: datetime) -> str:
    """Return a point in time in ISO 8601, in UTC: `2024-05-01T13:30:00Z`."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
