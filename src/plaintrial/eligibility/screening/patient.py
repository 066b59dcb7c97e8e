"""What is known of a person: nothing is assumed that was not said."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.illness import Said
from plaintrial.eligibility.screening.residue import stems
from plaintrial.eligibility.screening.told import When
from plaintrial.eligibility.tree import Scalar

_DENIES = folded_pattern(
    rb"\b(?:no|not|denies|denied|without|negative|never|family|mother|father|brother|sister|siblings)\b"
)


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Something said: ``variable`` is ``value``, or is not (``denied``). ``days_ago`` where a time was said."""

    variable: str
    value: Scalar
    denied: bool = False
    days_ago: float | None = None
    lasting_days: float | None = None
    words: str = ""  # how it was said, folded
    narrow: bool = False  # said of a part only: "no severe asthma"
    possible: bool = False  # only thought of: "concern for pneumonia"
    planned: bool = False  # told of what is to come: "scheduled for surgery"
    when: When = ""  # told as of now, or as over
    sentence: int = -1


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A measured value."""

    variable: str
    value: float
    unit: str | None = None
    sentence: int = -1


class Patient(msgspec.Struct, frozen=True, kw_only=True):
    """Age in years, sex, facts and readings. ``sentences`` are those of the note, as written.

    ``closed`` says that a note is taken as whole for what a doctor would have written: what it does not mention of
    illnesses and treatments is taken as absent. Answers of a person are never closed, nor is a note that nothing was
    understood of or that is ``foreign``: in a language other than English, where only ages and sexes may decide.
    """

    age: float | None = None
    sex: str | None = None
    facts: tuple[Fact, ...] = ()
    readings: tuple[Reading, ...] = ()
    illnesses: tuple[Said, ...] = ()
    sentences: tuple[str, ...] = ()
    folded: tuple[bytes, ...] = ()
    age_sentence: int = -1
    sex_sentence: int = -1
    closed: bool = False
    foreign: bool = False

    @property
    def illness_sentence(self) -> int:
        """The first sentence that says of an illness or a symptom, -1 for none."""
        said = [f.sentence for f in self.facts if f.variable in ("condition", "symptom") and not f.denied]
        said += [each.sentence for each in self.illnesses if not each.denied]
        return min(said, default=-1)

    def stems(self, sentence: int) -> frozenset[str]:
        """The stems of a sentence."""
        return stems(self.folded[sentence])

    def denies(self, sentence: int) -> bool:
        """Whether the sentence denies something or tells of a relative."""
        return _DENIES.search(self.folded[sentence]) is not None

    def said(self, sentence: int) -> str:
        """The sentence as evidence, "" where there is none."""
        return self.sentences[sentence] if 0 <= sentence < len(self.sentences) else ""
