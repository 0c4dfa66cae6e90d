"""The spaCy pipeline of the user's own, if the settings name one."""

from __future__ import annotations

from functools import cache

from mbcode.jobs.settings import own_model
from mbcode.language.own_model import OwnModel


def users_model() -> OwnModel | None:
    """Return the user's pipeline, loaded once and kept; None, and nothing is loaded, where the
    settings name none. Raises MbcodeError if there is none where they say.
    """
    place = own_model()
    return _kept(place) if place else None


@cache
def _kept(place: str) -> OwnModel:
    return OwnModel(place)
