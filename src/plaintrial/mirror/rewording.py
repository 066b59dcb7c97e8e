"""Readings with a language model's sentences among the rules' ones, for current versions that have none of it yet.

A run of its own, never part of making a page: a model takes seconds a study. Where it does not answer, the reading
that is there stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from plaintrial.ground.errors import OurError
from plaintrial.mirror import actions
from plaintrial.mirror.contents import content_bytes
from plaintrial.mirror.models import Reading, Study
from plaintrial.mirror.persistence import persistent
from plaintrial.mirror.readings import MadeReading, packed_json, reading_json
from plaintrial.mirror.walking import walked
from plaintrial.plain.llm import Ask, reread_with_model
from plaintrial.plain.rule_set import RULE_SET
from plaintrial.record import study_of
from plaintrial.record.canonical import decode

_FAILURES_IN_A_ROW = 5
_AT_A_TIME = 100


class Reworded(msgspec.Struct):
    """Studies whose reading was made anew, sentences published and refused, studies without an answer."""

    read: int = 0
    published: int = 0
    refused: int = 0
    unanswered: int = 0


class _Made(msgspec.Struct):
    model: dict[str, int | bool] | None = None


def reword(ask: Ask, *, told: Callable[[Reworded], None] | None = None) -> Reworded:
    """Ask about every current version whose fresh reading was not yet put to a model. Resumable.

    After 5 studies in a row without an answer it gives up, and raises what ``ask`` raised (an ``OurError``).
    """
    done, failures = Reworded(), 0
    for study, reading in _unasked():
        try:
            _reword_one(study, reading, ask, done)
            failures = 0
        except OurError:
            failures += 1
            done.unanswered += 1
            if failures >= _FAILURES_IN_A_ROW:
                raise
        if told:
            told(done)
    return done


def _reword_one(study: int, reading: Reading, ask: Ask, done: Reworded) -> None:
    read = study_of(decode(content_bytes(reading.version.content)))
    made = reread_with_model(read, ask, lambda: str(Study.objects.values_list("study_hash", flat=True).get(pk=study)))
    counts = made["model"]
    if counts.get("overtaken"):
        return
    kept = MadeReading(reading.version_id, reading.address, RULE_SET, packed_json(made))
    persistent(partial(actions.keep_readings, made=[kept]))
    done.read += 1
    done.published += counts["published"]
    done.refused += counts["refused"]


def _unasked() -> Iterator[tuple[int, Reading]]:
    """Studies, in order of their rows, with the fresh reading of their current version."""
    for rows in walked(Study.objects.values_list("pk", flat=True), _AT_A_TIME, lambda row: row):
        for study in rows:
            fresh = Reading.objects.filter(version__study=study, rule_set=RULE_SET).select_related("version__content")
            reading = fresh.order_by("version__as_of", "version_id").last()
            if reading is not None and _is_current(study, reading) and not _was_asked(reading):
                yield study, reading


def _is_current(study: int, reading: Reading) -> bool:
    version = reading.version
    return version.content_id == reading.address and version.study_hash == Study.objects.get(pk=study).study_hash


def _was_asked(reading: Reading) -> bool:
    return msgspec.json.decode(reading_json(bytes(reading.packed)), type=_Made).model is not None
