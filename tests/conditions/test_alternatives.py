"""Illnesses listed side by side: any of them is enough, or nothing says so."""

from __future__ import annotations

import pytest

from plaintrial.conditions.alternatives import alternatives
from plaintrial.conditions.study import study_conditions


def told(title: str, *conditions: str) -> tuple[str, ...]:
    return alternatives(study_conditions(conditions, (), ()), title)


@pytest.mark.parametrize(
    ("title", "conditions", "expected"),
    [
        ("CAR-T cells", ("SLE", "Idiopathic Inflammatory Myopathies"), ("SLE", "Idiopathic Inflammatory Myopathies")),
        ("Drug for cancer", ("Leukemia", "Lymphoma", "Multiple Myeloma"), ("Leukemia", "Lymphoma", "Multiple Myeloma")),
        ("A drug", ("Crohn Disease", "Ulcerative Colitis"), ("Crohn Disease", "Ulcerative Colitis")),
        ("A drug for AML or MDS", ("Leukemia", "Anemia", "Myelodysplastic Syndromes"),
         ("Leukemia", "Myelodysplastic Syndromes")),
        ("A drug for hematologic cancer", ("Graft Versus Host Disease", "Leukemia", "Lymphoma"),
         ("Leukemia", "Lymphoma")),
        ("For ovarian cancer or primary cancer of the peritoneum", ("Ovarian Cancer", "Peritoneal Cavity Cancer"),
         ("Ovarian Cancer", "Peritoneal Cavity Cancer")),
        ("A drug for melanoma and sarcoma", ("Breast Cancer", "Sarcoma", "Melanoma"),
         ("Sarcoma", "Melanoma", "Breast Cancer")),
    ],
)  # fmt: skip
def test_several_of_one_family(title: str, conditions: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert told(title, *conditions) == expected


@pytest.mark.parametrize(
    ("title", "conditions"),
    [
        ("A drug", ("Lupus",)),
        ("A drug", ("Breast Cancer", "Breast Neoplasms")),
        ("A drug", ("Leukemia", "Acute Myeloid Leukemia")),
        ("A drug", ("HIV Infections", "Tuberculosis")),
        ("A drug", ("Diabetic Retinopathy", "Retinal Detachment")),
        ("A drug", ("Depression", "Anxiety")),
        ("A drug for gynecologic sarcoma", ("Endometrial Cancer", "Sarcoma")),
        ("A drug", ("Pain", "Breast Cancer", "Prostate Cancer")),
        ("Stroke in sickle cell anemia", ("Anemia, Sickle Cell", "Hemoglobinopathies")),
        ("Radiotherapy of the brain", ("Brain Metastases", "Lung Cancer")),
        ("Two looks at one illness", ("Bladder Neoplasms", "Carcinoma, Transitional Cell")),
        ("", ()),
    ],
)
def test_one_alone_or_illnesses_that_may_come_together(title: str, conditions: tuple[str, ...]) -> None:
    assert told(title, *conditions) == ()


def test_a_title_or_keyword_lists_nothing() -> None:
    found = study_conditions((), ("Leukemia", "Lymphoma"), ("Leukemia and lymphoma",))
    assert alternatives(found, "Leukemia and lymphoma") == ()
