"""What a person is asked of the course of a disease, of a tumour's marks and of life with HIV."""

from __future__ import annotations

_SPREAD = "How far a cancer has gone decides which treatment is studied."
_COURSE = "Studies are made for one point in the course of an illness."
_MARK = "Some treatments work only on tumours with this mark."
_HIV = "The study asks how well HIV is held down."
_GENES = (
    ("egfr_mutation", "EGFR"),
    ("alk_fusion", "ALK"),
    ("ros1_fusion", "ROS1"),
    ("ret_fusion", "RET"),
    ("ntrk_fusion", "NTRK"),
    ("braf_mutation", "BRAF"),
    ("kras_mutation", "KRAS"),
    ("met_change", "MET"),
    ("idh_mutation", "IDH"),
    ("flt3_mutation", "FLT3"),
    ("jak2_mutation", "JAK2"),
)
_TESTED = "Did a test find a change in the {} gene of the tumour?"

OF_A_DISEASE: tuple[tuple[str, str, str, str, int], ...] = (
    (
        "brain_metastases",
        "Has a cancer spread to your brain?",
        "Has a cancer spread to the person's brain?",
        _SPREAD,
        2,
    ),
    (
        "cns_involvement",
        "Is a cancer in your brain or your spinal cord?",
        "Is a cancer in the person's brain or spinal cord?",
        _SPREAD,
        2,
    ),
    (
        "bone_metastases",
        "Has a cancer spread to your bones?",
        "Has a cancer spread to the person's bones?",
        _SPREAD,
        2,
    ),
    (
        "liver_metastases",
        "Has a cancer spread to your liver?",
        "Has a cancer spread to the person's liver?",
        _SPREAD,
        2,
    ),
    (
        "lung_metastases",
        "Has a cancer spread to your lungs?",
        "Has a cancer spread to the person's lungs?",
        _SPREAD,
        2,
    ),
    (
        "unresectable",
        "Did doctors say that the tumour cannot be taken out?",
        "Did doctors say that the person's tumour cannot be taken out?",
        _SPREAD,
        2,
    ),
    (
        "newly_diagnosed",
        "Did you learn of this illness only lately?",
        "Did the person learn of this illness only lately?",
        _COURSE,
        1,
    ),
    (
        "progression",
        "Has the illness grown or got worse with or after treatment?",
        "Has the person's illness grown or got worse with or after treatment?",
        _COURSE,
        2,
    ),
    (
        "relapse",
        "Has the illness come back after treatment (relapse)?",
        "Has the person's illness come back after treatment (relapse)?",
        _COURSE,
        1,
    ),
    (
        "refractory",
        "Was there a treatment that did not help against the illness?",
        "Was there a treatment that did not help against the person's illness?",
        _COURSE,
        2,
    ),
    (
        "relapsed_or_refractory",
        "Has the illness come back, or did treatment not help?",
        "Has the person's illness come back, or did treatment not help?",
        _COURSE,
        1,
    ),
    (
        "remission",
        "Is there no sign of the illness now (remission)?",
        "Is there no sign of the person's illness now (remission)?",
        _COURSE,
        2,
    ),
    (
        "earlier_treatment",
        "Have you had treatment for this illness before?",
        "Has the person had treatment for this illness before?",
        _COURSE,
        1,
    ),
    *((key, _TESTED.format(gene), _TESTED.format(gene), _MARK, 3) for key, gene in _GENES),
    (
        "brca_mutation",
        "Did a test find a change in a BRCA gene?",
        "Did a test find a change in a BRCA gene of the person?",
        _MARK,
        3,
    ),
    (
        "her2_positive",
        "Is the tumour HER2-positive, by a test?",
        "Is the person's tumour HER2-positive, by a test?",
        _MARK,
        3,
    ),
    (
        "hormone_receptor_positive",
        "Does the tumour answer to hormones (ER or PR positive)?",
        "Does the person's tumour answer to hormones (ER or PR positive)?",
        _MARK,
        3,
    ),
    (
        "triple_negative",
        "Is the breast cancer triple-negative, by a test?",
        "Is the person's breast cancer triple-negative, by a test?",
        _MARK,
        3,
    ),
    (
        "pdl1_positive",
        "Did a test find PD-L1 on the tumour?",
        "Did a test find PD-L1 on the person's tumour?",
        _MARK,
        3,
    ),
    (
        "mismatch_repair_deficient",
        "Did a test find a repair fault in the tumour (MSI-high or dMMR)?",
        "Did a test find a repair fault in the person's tumour (MSI-high or dMMR)?",
        _MARK,
        3,
    ),
    (
        "bcr_abl",
        "Did a test find the Philadelphia chromosome (BCR-ABL)?",
        "Did a test find the Philadelphia chromosome (BCR-ABL) in the person?",
        _MARK,
        3,
    ),
    (
        "hiv_suppressed",
        "Is the HIV in your blood too little to be measured (undetectable)?",
        "Is the HIV in the person's blood too little to be measured (undetectable)?",
        _HIV,
        2,
    ),
    (
        "hiv_treatment_failure",
        "Did HIV rise in your blood in spite of HIV medicines?",
        "Did HIV rise in the person's blood in spite of HIV medicines?",
        _HIV,
        2,
    ),
    (
        "opportunistic_infection",
        "Have you had an infection that comes with weak defences, such as PCP?",
        "Has the person had an infection that comes with weak defences, such as PCP?",
        "Infections can get worse with some treatments, or change the results.",
        2,
    ),
)
"""Variable, the question to a person and of another, why, and the effort."""
