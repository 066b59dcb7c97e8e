"""The client itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import TypeVar

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.ground.errors import RegistryError, UserError
from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.registries.ctgov.client import endpoints
from plaintrial.registries.ctgov.client.address import base_address, redirected_id
from plaintrial.registries.ctgov.client.answers import (
    Found,
    Gone,
    HistoryBody,
    HistoryEntry,
    Moved,
    Page,
    RegistryVersion,
    VersionBody,
    id_of,
)
from plaintrial.registries.ctgov.client.bodies import PageBody, read, read_page, read_record
from plaintrial.registries.ctgov.client.failures import RegistryUnwell, TokenRefused
from plaintrial.registries.ctgov.client.judging import Judge, is_absent, is_redirect, text_of
from plaintrial.registries.ctgov.client.line import Answer, Line
from plaintrial.registries.ctgov.client.paging import Place
from plaintrial.registries.ctgov.client.patience import Patience
from plaintrial.registries.ctgov.client.query import StudiesQuery
from plaintrial.registries.ctgov.client.settings import ClientSettings
from plaintrial.registries.ctgov.client.waits import RealWaits, Waits

T = TypeVar("T")

_MOST_RESTARTS = 3
_log = logging.getLogger(__name__)


class CtgovClient:
    """Asks ClinicalTrials.gov, or another server of the same API at ``base_url``. Use it in one thread, in ``with``.

    ``contact`` (an address for the registry's operators) goes into the User-Agent. Every method may raise
    ``RegistryError`` (the registry failed, and trying again did not help) and ``UserError`` (what was asked makes no
    sense).
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        contact: str | None = None,
        settings: ClientSettings | None = None,
        waits: Waits | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self._settings = settings or ClientSettings()
        self._base = base_address(base_url)
        self._line = Line(self._base, contact, self._settings)
        self._patience = Patience(self._settings, waits or RealWaits())
        self._judge = Judge(self._settings, clock)

    def __enter__(self) -> CtgovClient:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self._line.close()

    def version(self) -> RegistryVersion:
        """The version of the API and the date of its data. Ask it first: the same date means the same data."""
        return self._ask(
            self._base + endpoints.VERSION,
            {},
            lambda answer: read(self._judge.body(answer), RegistryVersion),
            self._settings.record_bytes,
        )

    def pages(self, query: StudiesQuery, *, token: str | None = None) -> Iterator[Page]:
        """The studies of a query, page by page, from the page a ``token`` of an earlier run asks for.

        When the registry takes a token back, because its data changed, the pages begin anew (at most 3 times).
        """
        return self._walk(query, token, self._settings.page_size, only_ids=False)

    def ids(self, query: StudiesQuery) -> Iterator[list[str]]:
        """The ids of a query's studies, and nothing else of them: a sweep, up to 1,000 at a time.

        After pages began anew an id may come twice. A record that gives no id is passed over.
        """
        for page in self._walk(query, None, endpoints.LARGEST_PAGE, only_ids=True):
            yield [nct_id for record in page.records if (nct_id := id_of(record)) is not None]

    def study(self, nct_id: str) -> Found | Moved | Gone:
        """One study. Redirects from alias ids are followed, 5 at most, and told; a circle of them counts as gone."""
        asked = current = _canonical(nct_id)
        via: list[str] = []
        while current not in via and len(via) <= endpoints.MOST_REDIRECTS:
            answer = self._study_answer(current)
            if is_absent(answer):
                return Gone(asked, text_of(answer), tuple(via))
            if not is_redirect(answer):
                return _shown(asked, current, tuple(via), self._judge.body(answer))
            via.append(current)
            current = redirected_id(self._base, self._study_url(current), answer.headers.get("location"))
        _log.warning("the ids of %s lead in a circle: %s", asked, ", ".join(via))
        return Gone(asked, f"its ids lead from one to another without end: {', '.join(via)}", tuple(via))

    def history(self, nct_id: str) -> list[HistoryEntry]:
        """The versions of a study, oldest first; empty when the registry shows none. Not documented by the API."""
        url = endpoints.history(self._base, _canonical(nct_id))
        body = self._ask_optional(url, endpoints.HISTORY_PARAMETERS, HistoryBody)
        return sorted(body.history.changes, key=lambda change: change.version) if body else []

    def history_version(self, nct_id: str, number: int) -> bytes | None:
        """The record as one version gave it; None when there is none. Not documented by the API."""
        body = self._ask_optional(endpoints.history_version(self._base, _canonical(nct_id), number), {}, VersionBody)
        return bytes(body.study) if body else None

    def _walk(self, query: StudiesQuery, token: str | None, size: int, *, only_ids: bool) -> Iterator[Page]:
        batches = query.batches()
        place: Place | None = Place.read(token, len(batches))
        number, restarts = 0, 0
        while place is not None:
            try:
                body = self._page(
                    endpoints.page(batches[place.batch], size, place.token, only_ids=only_ids), place, size
                )
            except TokenRefused as error:
                restarts += 1
                if restarts > _MOST_RESTARTS:
                    raise RegistryError("the registry's data changed again and again while they were read") from error
                place, number = Place(place.batch), 0
                continue
            number += 1
            following = place.after(body.next_token, len(batches))
            yield Page(
                records=body.records,
                token=place.written(len(batches)),
                next_token=following.written(len(batches)) if following else None,
                total_count=body.total_count if len(batches) == 1 else None,
                number=number,
            )
            place = following

    def _page(self, parameters: Mapping[str, str], place: Place, size: int) -> PageBody:
        def judged(answer: Answer) -> PageBody:
            body = self._judge.body(answer, with_token=place.token is not None)
            return _checked(read_page(body), place, size)

        return self._ask(self._base + endpoints.STUDIES, parameters, judged, self._settings.page_bytes)

    def _study_answer(self, nct_id: str) -> Answer:
        def judged(answer: Answer) -> Answer:
            if not (is_absent(answer) or is_redirect(answer)):
                read_record(self._judge.body(answer))
            return answer

        return self._ask(self._study_url(nct_id), {}, judged, self._settings.record_bytes)

    def _ask_optional(self, url: str, parameters: Mapping[str, str], kind: type[T]) -> T | None:
        def judged(answer: Answer) -> T | None:
            return None if is_absent(answer) else read(self._judge.body(answer), kind)

        return self._ask(url, parameters, judged, self._settings.record_bytes)

    def _ask(self, url: str, parameters: Mapping[str, str], judged: Callable[[Answer], T], most_bytes: int) -> T:
        return self._patience.ask(lambda: judged(self._line.get(url, parameters, most_bytes)))

    def _study_url(self, nct_id: str) -> str:
        return self._base + endpoints.study(nct_id)


def _canonical(nct_id: str) -> str:
    known = canonical_nct_id(nct_id)
    if known is None:
        raise UserError(f"{nct_id[:40]!r} is not a study id. Ids look like NCT01234567.")
    return known


def _shown(asked: str, current: str, via: tuple[str, ...], record: bytes) -> Found | Moved:
    own = canonical_nct_id(id_of(record) or current) or current
    return Found(asked, record) if own == asked else Moved(asked, own, via or (asked,), record)


def _checked(page: PageBody, place: Place, size: int) -> PageBody:
    """``RegistryUnwell`` for a page that cannot be part of a list that ends."""
    if len(page.records) > size:
        raise RegistryUnwell(f"the registry sent {len(page.records)} studies where {size} were asked for")
    if page.next_token and not page.records:
        raise RegistryUnwell("the registry sent an empty page before the last one")
    if page.next_token and page.next_token == place.token:
        raise RegistryUnwell("the registry sent the same page again")
    return page
