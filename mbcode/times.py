"""Points in time, as tables and files have them, and as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from mbcode.errors import MbcodeError

_WHOLE_DAY = timedelta(days=1) - timedelta(microseconds=1)


def utc(time: datetime) -> str:
    """Return a point in time in ISO 8601, in UTC: `2024-05-01T13:30:00Z`."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def earliest(text: str) -> datetime:
    """Return the first moment of what `text` names: a day, or a point in time.

    Both in ISO 8601, `2024-05-01` or `2024-05-01T13:30` (a blank for the `T`); without a zone, it
    is local time. Raises MbcodeError for anything else.
    """
    try:
        return (_midnight(text) or datetime.fromisoformat(text)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise MbcodeError(
            f"{text!r} is no time; write a day as 2024-05-01, a moment as 2024-05-01T13:30"
        ) from error


def latest(text: str) -> datetime:
    """Return the last moment of what `text` names; reads and raises like `earliest`."""
    first, midnight = earliest(text), _midnight(text)
    if midnight is None:
        return first
    # By the clock on the wall: not every day has 24 hours.
    return (midnight + _WHOLE_DAY).astimezone(UTC)


def _midnight(text: str) -> datetime | None:
    """Return when the day begins that `text` names; None if it names none."""
    try:
        return datetime.combine(date.fromisoformat(text), time())
    except ValueError:
        return None
