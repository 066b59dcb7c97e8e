"""Results: posted (``results_posted``), changed, taken down, or sent in and not shown yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.history.event import Event
from plaintrial.history.pair import Pair, Part, look, text_in
from plaintrial.history.rule import Rule
from plaintrial.history.said import Name, Said, say, table
from plaintrial.history.sameness import normal, same
from plaintrial.record.locator import pointer

FLAG, SECTION = "/hasResults", "/resultsSection"
_STATUS = "/protocolSection/statusModule"
_POST_DAY = f"{_STATUS}/resultsFirstPostDateStruct"
_SENT, _EVENTS = f"{_STATUS}/resultsFirstSubmitDate", "/annotationSection/annotationModule/unpostedAnnotation"
_NAMES = table({"participantFlowModule": "who took part and who left", "baselineCharacteristicsModule": "who took part",
          "outcomeMeasuresModule": "what was measured", "adverseEventsModule": "harms that were seen",
          "moreInfoModule": "limits and terms"})  # fmt: skip
_STEPS = {"RELEASE": "Results were sent to the registry{on}. They are not shown yet.",
          "RESET": "The registry sent the results back for changes{on}.",
          "UNRELEASE": "The study team took back the results it had sent{on}.",
          "": "There is news of results that are not shown yet{on}."}  # fmt: skip


def _posted(version: Part) -> bool:
    """By the flag or the results themselves; where a record has neither, by the day on which they were posted."""
    return version.get("hasResults") is True or bool(version.get("resultsSection")) or bool(look(version, _POST_DAY))


def _find(pair: Pair) -> Iterator[Event]:
    before, after = _posted(pair.before), _posted(pair.after)
    path = next(at for at in (FLAG, SECTION, _POST_DAY) if at == _POST_DAY or pair.differs(at))
    if after and not before:
        yield Event(kind="results_posted", importance="notable", before=False, after=True, path=path,
                    sentence=say("The study's results were posted. Before, there were none."))  # fmt: skip
    elif before and not after:
        yield Event(kind="other", importance="notable", before=True, after=False, path=path,
                    sentence=say("The study's results are no longer shown."))  # fmt: skip
    elif after:
        yield from _revised(pair)
    else:
        yield from _sent(pair)
    yield from _steps(pair)


def _revised(pair: Pair) -> Iterator[Event]:
    old, new = (part if isinstance(part, Mapping) else {} for part in pair.values(SECTION))
    for name in {**old, **new}:
        if not same(old.get(name), new.get(name)):
            about = _NAMES.get(name)
            yield Event(kind="other", importance="notable" if name in _NAMES else "minor", path=SECTION + pointer(name),
                        sentence=say("The posted results changed: {part}.", part=about) if about else
                        say("A part of the posted results changed."))  # fmt: skip


def _sent(pair: Pair) -> Iterator[Event]:
    before, after = pair.texts(_SENT)
    if after and before != after:
        yield Event(kind="other", importance="minor", before=before or None, after=after, path=_SENT,
                    sentence=say(_STEPS["RELEASE"], on=_on(after)))  # fmt: skip


def _steps(pair: Pair) -> Iterator[Event]:
    """Results on their way: sent, sent back, withdrawn (``unpostedEvents``)."""
    path = f"{_EVENTS}/unpostedEvents"
    old, new = pair.parts(path)
    known = [normal(step) for step in old]
    for place, step in enumerate(new):
        if normal(step) in known:
            known.remove(normal(step))
            continue
        said = _STEPS.get(text_in(step, "type"), _STEPS[""])
        yield Event(kind="other", importance="minor", after=dict(step), path=path + pointer(place),
                    sentence=say(said, on=_on(text_in(step, "date"))))  # fmt: skip


def _on(date: str) -> Said:
    day = read_partial_date(date)
    if day is None:
        return Said("", Name(""))
    return say(" on {date}" if day.day else " in {date}", date=day)


RULE = Rule("results", (FLAG, SECTION, _POST_DAY, _SENT, f"{_EVENTS}/unpostedEvents"), _find)
