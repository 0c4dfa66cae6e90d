"""What stands beside a table, so that it can be made again."""

from __future__ import annotations

from dataclasses import asdict

from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.times import utc

NO_FILTERS = Filters()


def meaning(study: Study, filters: Filters = NO_FILTERS, **choices: object) -> dict[str, object]:
    """Return which study in which state, which filters, and the choices made (not those unset).

    Of a study as it once stood, `at` says when, and which change was the newest then.
    """
    moment = study.moment
    at = {} if moment is None else {"at": {"time": utc(moment.at), "change": moment.change}}
    chosen = {name: list(names) for name, names in asdict(filters).items() if names}
    made = {name: choice for name, choice in choices.items() if choice is not None}
    return {
        "study": study.name or study.place,
        "fingerprint": study.fingerprint(),
        **at,
        "filters": chosen,
        **({"blind": study.coder_name} if study.is_blind else {}),
        **made,
    }
