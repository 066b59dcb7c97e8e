"""Whether data about each person will be shared (``ipdSharingStatementModule``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.field import Field, enum_words, field_events, together
from plaintrial.history.pair import Pair
from plaintrial.history.rule import Rule
from plaintrial.history.said import say

_MODULE = "/protocolSection/ipdSharingStatementModule"
_SHARED = enum_words({"YES": "yes", "NO": "no", "UNDECIDED": "not decided"})
_KINDS = enum_words({"STUDY_PROTOCOL": "study protocol", "SAP": "analysis plan", "ICF": "consent form",
                     "CSR": "study report", "ANALYTIC_CODE": "analysis code"})  # fmt: skip

_FIELDS = (
    Field(f"{_MODULE}/ipdSharing", "whether people's data will be shared", words=_SHARED),
    Field(f"{_MODULE}/description", "the plan for sharing data", text=True),
    Field(f"{_MODULE}/infoTypes", "what will be shared with the data", words=_KINDS),
    Field(f"{_MODULE}/timeFrame", "when data will be shared", text=True),
    Field(f"{_MODULE}/accessCriteria", "who can get the data", text=True),
    Field(f"{_MODULE}/url", "the page about sharing data", words=lambda _: say("a link")),
)


def _find(pair: Pair) -> Iterator[Event]:
    yield from together(field_events(pair, _FIELDS), "the plan for sharing data")


RULE = Rule("sharing", tuple(field.path for field in _FIELDS), _find)
