"""The study a person names on the command line."""

from __future__ import annotations

from plaintrial.ground.errors import UserError
from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.mirror import queries
from plaintrial.mirror.queries import StudyPage


def held_study(text: str) -> StudyPage:
    """The study meant by an id in any of its spellings, or by an alias. ``UserError`` when it is not here."""
    wanted = canonical_nct_id(text)
    if wanted is None:
        raise UserError(f"{text!r} is not a study id. Ids look like NCT01234567.")
    page = queries.study_page(wanted) or queries.study_page(queries.alias_of(wanted) or "")
    if page is None:
        raise UserError(f"this mirror does not hold {wanted}. Fetch it with: plaintrial sync --ids FILE")
    return page
