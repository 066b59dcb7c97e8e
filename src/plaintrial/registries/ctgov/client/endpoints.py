"""Everything known of the API's paths, parameter names and limits, in one place, so that it is easy to correct.

Source: the ClinicalTrials.gov API v2 documentation. The history paths are not documented: they are the ones the
registry's own pages use.
"""

from __future__ import annotations

from collections.abc import Sequence

BASE_URL = "https://clinicaltrials.gov/api/v2"
BASE_PATH = "/api/v2"

VERSION = "/version"
STUDIES = "/studies"

LARGEST_PAGE = 1000
"""The registry caps a larger ``pageSize`` in silence."""
IDS_IN_A_QUERY = 100
"""Ours: keeps the address under 2,000 characters."""
MOST_REDIRECTS = 5
JSON_TYPES = ("application/json", "text/json")

_CONDITION = "query.cond"
_IDS = "filter.ids"
_ADVANCED = "filter.advanced"
_UPDATED_SINCE = "AREA[LastUpdatePostDate]RANGE[{day},MAX]"
_FIELDS = "fields"
_ID_FIELD = "NCTId"
_PAGE_SIZE = "pageSize"
_TOKEN = "pageToken"  # noqa: S105 - a place in a list, no secret
_AS_JSON = {"format": "json"}
_COUNTED = {"countTotal": "true"}
_MARKDOWN = {"markupFormat": "markdown"}


def filters(condition: str | None, ids: Sequence[str], updated_since: str | None) -> dict[str, str]:
    """What a query asks for, as the API's parameters. ``updated_since`` is ``yyyy-MM-dd``."""
    given = {}
    if condition:
        given[_CONDITION] = condition
    if ids:
        given[_IDS] = ",".join(ids)
    if updated_since:
        given[_ADVANCED] = _UPDATED_SINCE.format(day=updated_since)
    return given


def page(asked: dict[str, str], size: int, token: str | None, *, only_ids: bool = False) -> dict[str, str]:
    """The parameters of one page. The same but for the token on every page of a query, as the API demands."""
    content = {_FIELDS: _ID_FIELD} if only_ids else _MARKDOWN
    given = {**_AS_JSON, **content, **_COUNTED, **asked, _PAGE_SIZE: str(size)}
    return {**given, _TOKEN: token} if token else given


def study(nct_id: str) -> str:
    """The path of one study."""
    return f"{STUDIES}/{nct_id}"


def history(base_url: str, nct_id: str) -> str:
    """The address of a study's list of versions (asked with ``HISTORY_PARAMETERS``)."""
    return f"{_internal(base_url)}/studies/{nct_id}"


HISTORY_PARAMETERS = {"history": "true"}


def history_version(base_url: str, nct_id: str, number: int) -> str:
    """The address of one version of a study; the first is 0."""
    return f"{_internal(base_url)}/studies/{nct_id}/history/{number}"


def _internal(base_url: str) -> str:
    return base_url.removesuffix("/v2") + "/int"
