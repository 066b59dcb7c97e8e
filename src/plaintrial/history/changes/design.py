"""How the study is built: type, phase, chance, blinding, purpose, samples."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.field import Field, enum_words, field_events, together
from plaintrial.history.pair import Pair
from plaintrial.history.rule import Rule

_MODULE = "/protocolSection/designModule"
_INFO, _BLIND, _SAMPLES = f"{_MODULE}/designInfo", f"{_MODULE}/designInfo/maskingInfo", f"{_MODULE}/bioSpec"
_PHASES = enum_words({"NA": "not applicable", "EARLY_PHASE1": "early phase 1", "PHASE1": "phase 1",
                      "PHASE2": "phase 2", "PHASE3": "phase 3", "PHASE4": "phase 4"})  # fmt: skip
_TYPES = enum_words({"INTERVENTIONAL": "a study that tests something", "OBSERVATIONAL": "a study that observes",
                     "EXPANDED_ACCESS": "use of a treatment outside a study"})  # fmt: skip
_ALLOCATION = enum_words({"RANDOMIZED": "by chance", "NON_RANDOMIZED": "not by chance", "NA": "not applicable"})
_MODELS = enum_words({"PARALLEL": "groups side by side", "SINGLE_GROUP": "a single group", "SEQUENTIAL":
                      "groups one after another", "CROSSOVER": "each group switches treatment",
                      "FACTORIAL": "combinations of treatments"})  # fmt: skip
_MASKING = enum_words({"NONE": "nobody blinded (open label)", "SINGLE": "1 party blinded",
                       "DOUBLE": "2 parties blinded", "TRIPLE": "3 parties blinded",
                       "QUADRUPLE": "4 parties blinded"})  # fmt: skip
_MASKED = enum_words({"PARTICIPANT": "the people taking part", "INVESTIGATOR": "the researchers",
                      "OUTCOMES_ASSESSOR": "those who measure the results",
                      "CARE_PROVIDER": "those who give care"})  # fmt: skip
_SPOKEN = enum_words({"ECT": "educational training", "NA": "not applicable"})
_RETENTION = enum_words({"NONE_RETAINED": "none kept", "SAMPLES_WITH_DNA": "kept, with DNA",
                         "SAMPLES_WITHOUT_DNA": "kept, without DNA"})  # fmt: skip

_BLINDING = (
    Field(f"{_BLIND}/masking", "the blinding", "notable", words=_MASKING),
    Field(f"{_BLIND}/maskingDescription", "the description of the blinding", text=True),
    Field(f"{_BLIND}/whoMasked", "who is blinded", words=_MASKED),
)
_FIELDS = (
    Field(f"{_MODULE}/studyType", "the kind of study", "notable", words=_TYPES),
    Field(f"{_MODULE}/phases", "the study's phase", "notable", words=_PHASES),
    Field(f"{_INFO}/allocation", "how people are put into groups", "notable", words=_ALLOCATION),
    Field(f"{_INFO}/interventionModel", "the study's design", "notable", words=_MODELS),
    Field(f"{_INFO}/interventionModelDescription", "the description of the design", text=True),
    Field(f"{_INFO}/primaryPurpose", "the main purpose", words=_SPOKEN),
    Field(f"{_INFO}/observationalModel", "the way of observing", words=_SPOKEN),
    Field(f"{_INFO}/timePerspective", "the view in time", words=_SPOKEN),
    Field(f"{_MODULE}/patientRegistry", "whether this is a patient registry"),
    Field(f"{_MODULE}/targetDuration", "how long each person is followed"),
    Field(f"{_SAMPLES}/retention", "whether samples are kept", words=_RETENTION),
    Field(f"{_SAMPLES}/description", "the description of samples", text=True),
    Field(f"{_MODULE}/expandedAccessTypes", "the kinds of access outside the study",
          words=lambda value: ", ".join(sorted(value)) if isinstance(value, dict) else str(value)),
    Field(f"{_MODULE}/nPtrsToThisExpAccNctId", "the number of studies that point here"),
)  # fmt: skip


def _find(pair: Pair) -> Iterator[Event]:
    yield from together(field_events(pair, _BLINDING), "the blinding")
    yield from field_events(pair, _FIELDS)


RULE = Rule("design", tuple(field.path for field in (*_BLINDING, *_FIELDS)), _find)
