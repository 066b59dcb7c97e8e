"""Entries among a record's interventions that treat nobody: dummies, usual care, and what is only measured or asked."""

from __future__ import annotations

from functools import lru_cache

_WHOLE = frozenset({
    "not_stated", "control", "controls", "control group", "control arm", "active control", "waitlist control",
    "wait-list control", "attention control", "observation", "biopsy", "mri", "ct", "pet", "ultrasound", "x-ray",
    "saline", "survey", "surveys",
    "interview", "interviews", "sham", "pharmacological study", "study of high risk factors", "assessment",
    "assessments",
})  # fmt: skip
_PARTS = (
    "placebo", "sham ", "standard of care", "usual care", "treatment as usual", "no intervention",
    "no treatment", "questionnaire", "blood sampl", "blood draw", "blood test", "blood collection", "urine sampl",
    "stool sampl", "saliva sampl", "tissue sampl", "biospecimen", "biomarker analysis", "laboratory analysis",
    "quality-of-life assessment", "quality of life assessment", "psychosocial assessment", "data collection",
    "medical record", "chart review", "magnetic resonance imaging", "computed tomography",
    "positron emission tomography",
    "radionuclide imaging", "immunohistochemistry", "immunoenzyme technique", "polymerase chain reaction",
    "flow cytometry", "gene expression analysis", "mutation analysis", "pharmacokinetic study", "skin prick test",
)  # fmt: skip


@lru_cache(maxsize=16_384)
def treats(name: str) -> bool:
    """Whether an intervention's name may be of something that treats or prevents."""
    key = name.casefold().strip()
    return key not in _WHOLE and not any(part in key for part in _PARTS)
