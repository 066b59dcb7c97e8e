"""What a rule is given: the study, and ways to cite it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from plaintrial.eligibility.tree import CriteriaTree
from plaintrial.plain.language import ENGLISH, Language
from plaintrial.plain.message import Message
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.texts import Text, texts_of
from plaintrial.record import Locator, LocatorError, Study, value_at
from plaintrial.record.locator import pointer, quotable

Step = str | int

_MAY_BE_JOINED = frozenset(("RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION", "AVAILABLE", "SUSPENDED",
                            "TEMPORARILY_NOT_AVAILABLE"))  # fmt: skip
_ACCESS_OVER = frozenset(("NO_LONGER_AVAILABLE", "APPROVED_FOR_MARKETING"))


class Page:
    """A study being read into plain words. ``cite`` and ``silent`` give evidence, ``say`` makes a sentence of it.

    ``known_terms``: the registrant's conditions that the vocabulary knows; ``alternatives``: those of them that stand
    side by side (``conditions.alternatives``); ``criteria``: the criteria, read. All may be missing. ``known`` keeps
    what several rules work out of the same study.
    """

    def __init__(
        self,
        study: Study,
        language: Language = ENGLISH,
        *,
        known_terms: frozenset[str] = frozenset(),
        alternatives: tuple[str, ...] = (),
        criteria: CriteriaTree | None = None,
    ) -> None:
        self.study = study
        self.language = language
        self.known_terms = known_terms
        self.alternatives = alternatives
        self.criteria = criteria
        self.known: dict[str, Any] = {}
        self._protocol = study.raw.get("protocolSection")
        self._cited: dict[tuple[Step, ...], Locator] = {}
        self._silent: dict[tuple[Step, ...], Locator] = {}
        self._texts: dict[str, str] = {}

    @property
    def speaks_to_reader(self) -> bool:
        """Whether a reader may still be asked to take part, so that "you" is right."""
        return self.study.status.overall_status in _MAY_BE_JOINED

    @property
    def is_access(self) -> bool:
        """Whether it is no study but a way to get a treatment outside one."""
        return self.study.design.study_type == "EXPANDED_ACCESS"

    @property
    def access_is_over(self) -> bool:
        """Whether such a way to a treatment is closed, and so told in the past."""
        return self.study.status.overall_status in _ACCESS_OVER

    @cached_property
    def texts(self) -> list[Text]:
        """The registrant's free texts about the study itself."""
        return texts_of(self.study)

    def cite(self, *steps: Step) -> Locator:
        """The value at ``steps`` below ``protocolSection``, whole. ``LocatorError`` when there is none."""
        known = self._cited.get(steps)
        if known is None:
            known = self._cited[steps] = _whole(self._protocol, steps, _below_protocol(steps))
        return known

    def cite_span(self, path: str, start: int, end: int) -> Locator:
        """A piece of the text at a JSON Pointer."""
        text = self._texts.get(path)
        if text is None:
            text = self._texts[path] = quotable(value_at(self.study.raw, path))
        if not 0 <= start <= end <= len(text):
            raise LocatorError(f"{path} has {len(text)} characters, not {start}..{end}")
        return Locator(path, start, end, text[start:end])

    def cite_root(self, *steps: Step) -> Locator:
        """The value at ``steps`` from the record's root: ``hasResults``, ``resultsSection`` ..."""
        return _whole(self.study.raw, steps, _pointer(steps))

    def silent(self, *steps: Step) -> Locator:
        """Evidence that the record says nothing at ``steps``: the opening of the nearest object that is there."""
        known = self._silent.get(steps)
        if known is None:
            known = self._silent[steps] = _nearest_opening(self.study.raw, ("protocolSection", *steps))
        return known

    def say(self, section: str, rule: str, message: Message, *evidence: Locator) -> Sentence | None:
        """The sentence ``evidence`` bears; None where it bears none that is fit to be read."""
        return _said(section, rule, message, evidence, self.language)


@lru_cache(maxsize=16_384)
def _said(
    section: str, rule: str, message: Message, evidence: tuple[Locator, ...], language: Language
) -> Sentence | None:
    """Most records are silent, or coded alike, in many places: the same evidence gives the same sentence."""
    text = message.fill(evidence, language)
    return None if text is None else Sentence(section, text, rule, _once(evidence), language.code)


def _nearest_opening(raw: Mapping[str, Any], steps: tuple[Step, ...]) -> Locator:
    """The first character of the deepest value there is on the way along ``steps``, but for an empty text."""
    found = Locator("", 0, 1, "{")
    value: Any = raw
    for place, step in enumerate(steps, 1):
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        opening = _opening(value)
        if opening:
            found = Locator(_pointer(steps[:place]), 0, 1, opening)
    return found


def _opening(value: Any) -> str:
    if isinstance(value, dict | list):
        return "{" if isinstance(value, dict) else "["
    return quotable(value)[:1]


def _whole(value: Any, steps: tuple[Step, ...], path: str) -> Locator:
    """What ``resolve`` gives for steps that are sure to be there, in a fraction of the time."""
    try:
        for step in steps:
            value = value[step]
    except (KeyError, IndexError, TypeError) as error:
        raise LocatorError(f"the record has nothing at {path}") from error
    text = value if type(value) is str else quotable(value)
    return Locator(path, 0, len(text), text)


@lru_cache(maxsize=16_384)
def _pointer(steps: tuple[Step, ...]) -> str:
    return pointer(*steps)


@lru_cache(maxsize=16_384)
def _below_protocol(steps: tuple[Step, ...]) -> str:
    return pointer("protocolSection", *steps)


def _once(evidence: Sequence[Locator]) -> tuple[Locator, ...]:
    return tuple(dict.fromkeys(evidence))
