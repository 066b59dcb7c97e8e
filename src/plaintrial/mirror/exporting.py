"""What the mirror holds, streamed: records, versions, readings and a table of facts. Memory does not grow with it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.db.models import F

from plaintrial.mirror.card import Card
from plaintrial.mirror.contents import content_bytes
from plaintrial.mirror.models import Content, Reading, Study, Version
from plaintrial.mirror.readings import reading_json
from plaintrial.mirror.walking import last_version, walked
from plaintrial.plain.rule_set import RULE_SET

_CHUNK = 200
ROW_NAMES = (
    "id",
    "title",
    "overall_status",
    "study_type",
    "phases",
    "conditions",
    "countries",
    "sites",
    "enrollment",
    "last_update",
    "first_seen",
    "last_changed",
    "times_changed",
    "no_longer_shown_since",
)
"""The columns of the table."""

Row = tuple[str | int | None, ...]


def records() -> Iterator[bytes]:
    """The current record of every study as canonical JSON, in the order studies came."""
    studies = Study.objects.annotate(last=last_version("content_id")).values_list("pk", "last")
    for rows in walked(studies, _CHUNK, lambda row: row[0]):
        contents = Content.objects.in_bulk({address for _, address in rows if address})
        yield from (content_bytes(contents[address]) for _, address in rows if address in contents)


def versions() -> Iterator[bytes]:
    """Every version: the study's id, the day it is from, the day it was last seen, its hash, the record."""
    for chunk in walked(Version.objects.select_related("study", "content"), _CHUNK, lambda row: row.pk):
        for row in chunk:
            yield msgspec.json.encode(
                {
                    "nctId": row.study.registry_id,
                    "asOf": row.as_of,
                    "lastSeen": row.last_seen,
                    "studyHash": row.study_hash,
                    "study": msgspec.Raw(content_bytes(row.content)),
                }
            )


def readings() -> Iterator[bytes]:
    """Every fresh reading as ``plaintrial read`` prints it; ``plaintrial reread`` makes those that are missing."""
    fresh = Reading.objects.filter(rule_set=RULE_SET, address=F("version__content_id")).values_list("pk", "packed")
    for chunk in walked(fresh, _CHUNK, lambda row: row[0]):
        yield from (reading_json(bytes(packed)) for _, packed in chunk)


def rows() -> Iterator[Row]:
    """The facts of each study, one row a study, in the order of ``ROW_NAMES``. Lists are joined with "; "."""
    for chunk in walked(Study.objects.defer("words"), _CHUNK, lambda study: study.pk):
        yield from map(_row, chunk)


def _row(study: Study) -> Row:
    card = msgspec.json.decode(bytes(study.card), type=Card)
    gone = study.no_longer_shown_since
    return (
        study.registry_id,
        card.title,
        card.overall_status,
        card.study_type,
        "; ".join(card.phases),
        "; ".join(card.conditions),
        "; ".join(card.countries),
        card.site_count,
        card.enrollment,
        card.last_update.isoformat() if card.last_update else None,
        study.first_seen.isoformat(timespec="seconds"),
        study.last_changed.isoformat(timespec="seconds"),
        study.times_changed,
        gone.isoformat() if gone else None,
    )
