"""What a rule is given: the study, and ways to cite it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from plaintrial.eligibility.tree import CriteriaTree
from plaintrial.plain.language import ENGLISH, Language
from plaintrial.plain.message import Message
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.texts import Text, texts_of
from plaintrial.record import Locator, LocatorError, Study, resolve
from plaintrial.record.locator import pointer, quotable

Step = str | int

_MAY_BE_JOINED = frozenset(("RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION", "AVAILABLE", "SUSPENDED",
                            "TEMPORARILY_NOT_AVAILABLE"))  # fmt: skip


class Page:
    """A study being read into plain words. ``cite`` and ``silent`` give evidence, ``say`` makes a sentence of it.

    ``known_terms``: the registrant's conditions that the vocabulary knows; ``criteria``: the criteria, read. Both may
    be missing. ``known`` keeps what several rules work out of the same study.
    """

    def __init__(
        self,
        study: Study,
        language: Language = ENGLISH,
        *,
        known_terms: frozenset[str] = frozenset(),
        criteria: CriteriaTree | None = None,
    ) -> None:
        self.study = study
        self.language = language
        self.known_terms = known_terms
        self.criteria = criteria
        self.known: dict[str, Any] = {}
        self._cited: dict[tuple[Step, ...], Locator] = {}
        self._silent: dict[tuple[Step, ...], Locator] = {}

    @property
    def speaks_to_reader(self) -> bool:
        """Whether a reader may still be asked to take part, so that "you" is right."""
        return self.study.status.overall_status in _MAY_BE_JOINED

    @cached_property
    def texts(self) -> list[Text]:
        """The registrant's free texts about the study itself."""
        return texts_of(self.study)

    def cite(self, *steps: Step) -> Locator:
        """The value at ``steps`` below ``protocolSection``, whole. ``LocatorError`` when there is none."""
        known = self._cited.get(steps)
        if known is None:
            known = self._cited[steps] = _whole(self.study.raw, ("protocolSection", *steps))
        return known

    def cite_span(self, path: str, start: int, end: int) -> Locator:
        """A piece of the text at a JSON Pointer."""
        return resolve(self.study.raw, path, start, end)

    def cite_root(self, *steps: Step) -> Locator:
        """The value at ``steps`` from the record's root: ``hasResults``, ``resultsSection`` ..."""
        return resolve(self.study.raw, pointer(*steps))

    def silent(self, *steps: Step) -> Locator:
        """Evidence that the record says nothing at ``steps``: the opening of the nearest object that is there."""
        known = self._silent.get(steps)
        if known is None:
            openings = (self._opening(("protocolSection", *steps[:length])) for length in range(len(steps), -1, -1))
            found = next((opening for opening in openings if opening is not None), None)
            known = self._silent[steps] = found or resolve(self.study.raw, "", 0, 1)
        return known

    def _opening(self, steps: Sequence[Step]) -> Locator | None:
        try:
            return resolve(self.study.raw, pointer(*steps), 0, 1)
        except LocatorError:
            return None

    def say(self, section: str, rule: str, message: Message, *evidence: Locator) -> Sentence | None:
        """The sentence ``evidence`` bears; None where it bears none that is fit to be read."""
        text = message.fill(evidence, self.language)
        return None if text is None else Sentence(section, text, rule, _once(evidence), self.language.code)


def _whole(raw: Mapping[str, Any], steps: Sequence[Step]) -> Locator:
    """The same as ``resolve(raw, pointer(*steps))`` for steps that are sure to be there, in a fraction of the time."""
    value: Any = raw
    try:
        for step in steps:
            value = value[step]
    except (KeyError, IndexError, TypeError) as error:
        raise LocatorError(f"the record has nothing at {pointer(*steps)}") from error
    text = quotable(value)
    return Locator(pointer(*steps), 0, len(text), text)


def _once(evidence: Sequence[Locator]) -> tuple[Locator, ...]:
    return tuple(dict.fromkeys(evidence))
