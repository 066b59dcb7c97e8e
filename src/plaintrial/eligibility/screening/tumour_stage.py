"""How far a tumour is, by the one stage a note gives: "stage IV" of "Stage I or II non-small cell lung cancer"."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.patient import Patient, Reading

VARIABLE = "stage"
_OF_A_TUMOUR = folded_pattern(
    rb"cancer|carcinoma|\b[ns]{1,2}clc\b|lymphoma|melanoma|tumou?r|sarcoma|myeloma|neoplas|malignan|ajcc|figo|ann arbor"
    rb"|\bstages? [0-4iv]+[abc]?(?:(?:,? ?(?:or|and|to|/|-|,) ?)+[0-4iv]+[abc]?)* disease"
)

_OF_ANOTHER = folded_pattern(
    rb"kidney|renal|\bckd\b|ulcer|fibrosis|cirrhosis|heart failure|\bcopd\b|\bgold\b|dementia"
    rb"|parkinson"
)


def is_of_a_tumour(words: bytes) -> bool:
    """Whether folded words speak of a tumour's stage, not of one of the kidneys or of a sore."""
    return _OF_A_TUMOUR.search(words) is not None


def told_stage(patient: Patient) -> Reading | None:
    """The stage of the person's tumour; None where the note gives none, or more than one."""
    told = [each for each in patient.readings if each.variable == VARIABLE]
    if not told or len({each.value for each in told}) > 1:
        return None
    sentence = patient.folded[told[0].sentence]
    return told[0] if is_of_a_tumour(sentence) and _OF_ANOTHER.search(sentence) is None else None
