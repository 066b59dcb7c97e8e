"""The registry's answers, path by path."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

import msgspec

from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.testing.emulated.asked import Asked, asked_of
from plaintrial.testing.emulated.fields import path_of, projected, values_at
from plaintrial.testing.emulated.holdings import Held, Holdings
from plaintrial.testing.emulated.paging import place_of, stale, token_for
from plaintrial.testing.emulated.reply import JSON, Refused, Reply, json_reply

API = "/api/v2"
INTERNAL = "/api/int"
API_VERSION = "2.0.5"

_ONE_STUDY = frozenset(("format", "markupFormat", "fields"))


class Answers:
    """Answers requests from holdings. ``keep_tokens`` False: a token dies as soon as the data change."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.keep_tokens = True
        self._found: dict[tuple[int, str], tuple[Held, ...]] = {}

    def answer(self, path: str, given: Mapping[str, str]) -> Reply:
        """The reply to one GET."""
        try:
            return self._route(path, given)
        except Refused as refused:
            return refused.reply

    def _route(self, path: str, given: Mapping[str, str]) -> Reply:
        match path.removeprefix("/").split("/"):
            case ["api", "v2", "version"]:
                return json_reply({"apiVersion": API_VERSION, "dataTimestamp": self.holdings.data_timestamp})
            case ["api", "v2", "studies"]:
                return self._studies(asked_of(given))
            case ["api", "v2", "studies", nct_id]:
                return self._study(unquote(nct_id), given)
            case ["api", "int", "studies", nct_id]:
                return self._history(unquote(nct_id), with_study=True)
            case ["api", "int", "studies", nct_id, "history"]:
                return self._history(unquote(nct_id), with_study=False)
            case ["api", "int", "studies", nct_id, "history", number]:
                return self._version(unquote(nct_id), number)
        raise Refused(404, "Not found")

    def _studies(self, asked: Asked) -> Reply:
        edition, offset = self.holdings.edition, 0
        if asked.token:
            edition, offset = place_of(asked.token, asked.key)
        found = self._all(asked, edition)
        page = found[offset : offset + asked.page_size]
        parts = [b'"studies":[%s]' % b",".join(_shown(held, asked) for held in page)]
        if asked.count and not asked.token:
            parts.insert(0, b'"totalCount":%d' % len(found))
        if offset + asked.page_size < len(found):
            token = token_for(edition, offset + asked.page_size, asked.key)
            parts.append(b'"nextPageToken":"%s"' % token.encode())
        return Reply(200, JSON, b"{%s}" % b",".join(parts))

    def _all(self, asked: Asked, edition: int) -> tuple[Held, ...]:
        if edition != self.holdings.edition and not self.keep_tokens:
            raise stale()
        if (edition, asked.key) not in self._found:
            records = self.holdings.edition_of(edition)
            if records is None:
                raise stale()
            if len(self._found) >= 16:
                self._found.clear()
            self._found[edition, asked.key] = _ordered([h for h in records if asked.matches(h)], asked.order)
        return self._found[edition, asked.key]

    def _study(self, given_id: str, given: Mapping[str, str]) -> Reply:
        for name in given:
            if name not in _ONE_STUDY:
                raise Refused(400, f"Unknown parameter `{name}`")
        nct_id = canonical_nct_id(given_id)
        if nct_id is None:
            raise Refused(400, f"NCT number {given_id[:40]} has a wrong format")
        target = self.holdings.aliases.get(nct_id, nct_id) if self.holdings.get(nct_id) is None else nct_id
        if target != given_id:
            return Reply(301, "text/plain", b"", (("Location", f"{API}/studies/{target}"),))
        held = self._held(nct_id)
        paths = [path_of(name) for name in given.get("fields", "").replace("|", ",").split(",") if name]
        return json_reply(projected(held.decoded(), paths)) if paths else Reply(200, JSON, held.data)

    def _held(self, nct_id: str) -> Held:
        held = self.holdings.get(nct_id)
        if held is None:
            raise Refused(404, f"NCT number {nct_id} not found")
        return held

    def _history(self, nct_id: str, *, with_study: bool) -> Reply:
        held = self._held(nct_id)
        changes = [_change(number, data) for number, data in enumerate(held.versions)]
        if not with_study:
            return json_reply({"changes": changes})
        return json_reply({"study": msgspec.Raw(held.data), "history": {"changes": changes}})

    def _version(self, nct_id: str, number: str) -> Reply:
        held = self._held(nct_id)
        if not (number.isascii() and number.isdigit() and len(number) < 6 and int(number) < len(held.versions)):
            raise Refused(404, f"NCT number {nct_id} has no version {number[:20]}")
        return json_reply({"studyVersion": int(number), "study": msgspec.Raw(held.versions[int(number)])})


def _shown(held: Held, asked: Asked) -> bytes:
    return msgspec.json.encode(projected(held.decoded(), list(asked.fields))) if asked.fields else held.data


def _ordered(found: list[Held], order: tuple[tuple[str, bool], ...]) -> tuple[Held, ...]:
    for piece, descending in reversed(order):
        known = [held for held in found if held.values(piece)]
        unknown = [held for held in found if not held.values(piece)]
        known.sort(key=lambda held: _sort_key(held.values(piece)[0]), reverse=descending)
        found = known + unknown
    return tuple(found)


def _sort_key(value: object) -> tuple[float, str]:
    return (value, "") if isinstance(value, int | float) else (0, str(value))


def _change(number: int, data: bytes) -> dict[str, object]:
    record = Held("", data).decoded()
    said = {
        name: next(values_at(record, path_of(piece)), None)
        for name, piece in (("date", "LastUpdateSubmitDate"), ("status", "OverallStatus"))
    }
    if said["date"] is None:
        said["date"] = next(values_at(record, path_of("LastUpdatePostDate")), None)
    return {"version": number, **said, "moduleLabels": []}
