"""What one thing said implies of another: a heart attack is a heart disease. Only what is so by definition."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.residue import stems

_IMPLIED: dict[str, tuple[str, ...]] = {
    "myocardial infarction": ("coronary artery disease", "heart disease"),
    "angina": ("coronary artery disease", "heart disease"),
    "coronary artery disease": ("heart disease",),
    "heart failure": ("heart disease",),
    "atrial fibrillation": ("arrhythmia", "heart disease"),
    "cardiomyopathy": ("heart disease",),
    "cirrhosis": ("liver disease",),
    "asthma": ("lung disease",),
    "copd": ("lung disease",),
    "interstitial lung disease": ("lung disease",),
    "cystic fibrosis": ("lung disease",),
    "bipolar disorder": ("psychiatric disorder",),
    "schizophrenia": ("psychiatric disorder",),
    "depression": ("psychiatric disorder",),
    "dementia": ("neurological disease",),
    "parkinson disease": ("neurological disease",),
    "multiple sclerosis": ("neurological disease", "autoimmune disease"),
    "epilepsy": ("neurological disease",),
    "lupus": ("autoimmune disease", "connective tissue disease"),
    "lupus nephritis": ("lupus", "autoimmune disease", "kidney disease"),
    "rheumatoid arthritis": ("autoimmune disease", "arthritis"),
    "psoriatic arthritis": ("arthritis",),
    "osteoarthritis": (),
    "systemic sclerosis": ("autoimmune disease", "connective tissue disease"),
    "sjogren": ("autoimmune disease",),
    "vasculitis": ("autoimmune disease",),
    "sickle cell": ("blood disease",),
    "peptic ulcer": ("gut disease",),
    "inflammatory bowel disease": ("gut disease",),
}
_CANCERS = frozenset(
    """lung cancer|breast cancer|prostate cancer|colorectal cancer|liver cancer|pancreatic cancer|gastric cancer"
    "|ovarian cancer
    |bladder cancer|kidney cancer|thyroid cancer|cervical cancer|head and neck cancer|melanoma|glioma|lymphoma|leukemia
    |multiple myeloma|neuroblastoma|mesothelioma""".replace("\n    ", "").split("|")
)
_FLAGS: dict[str, tuple[str, ...]] = {
    "tuberculosis": ("infection",),
    "hepatitis_b": ("hepatitis",),
    "hepatitis_c": ("hepatitis",),
    "pneumonia": ("infection", "respiratory_infection"),
    "sepsis": ("infection",),
    "urinary_tract_infection": ("infection",),
    "live_vaccine": ("vaccine",),
    "covid_vaccine": ("vaccine",),
    "investigational_treatment": (),
    "metastasis": ("cancer",),
    "latex_allergy": ("allergy",),
    "food_allergy": ("allergy",),
}


_BROAD = frozenset(
    ("interstitial lung disease", "thrombosis", "macular degeneration", "anxiety", "vasculitis", "visual impairment",
     "gallbladder disease", "sickle cell", "heart disease", "bleeding"
     " disorder", "wound", "arthritis", "kidney disease",
     "allergic rhinitis", "back pain", "stroke", "thyroid disease",
     "migraine", "cirrhosis", "autoimmune disease", "diabetic complication", "gut disease", "urinary retention",
     "eating disorder", "inflammatory bowel disease", "adrenal insufficiency", "leukemia", "intracranial"
     " hypertension",
     "urticaria", "portal hypertension", "insomnia", "chronic pain",
     "myasthenia", "valve disease")
)  # fmt: skip
_WEAKER = {
    value: folded_pattern(words)
    for value, words in {
        "cirrhosis": rb"ascites|encephalopathy",
        "schizophrenia": rb"hallucination|psychotic|psychos[ei]s",
        "epilepsy": rb"^(?:febrile )?(?:seizures?|convulsions?)$",
        "dementia": rb"cognitive impairment",
        "hypotension": rb"shock",
        "delirium": rb"confusion",
        "cardiomyopathy": rb"myocarditis|pericarditis|endocarditis",
        "obesity": rb"overweight",
        "coronary artery disease": rb"syndrome|ischa?emia",
        "suicidality": rb"risk",
    }.items()
}
"""What a rule reads as an illness and is less than it."""
_KINDS = frozenset(
    b"""morbid morbidly severe severely vascular senile febrile ischemic hemorrhagic unstable traumatic acute"
       " chronic pernicious
    hemolytic aplastic idiopathic heparin-induced iron-deficiency borderline antisocial uncontrolled portal orthostatic
    small non-small papillary medullary follicular allogeneic autologous autologic congenital systemic""".split()
)
_OF_NAMES = (b"chronic obstructive", b"systemic lupus", b"systemic sclerosis", b"acute coronary", b"chronic kidney",
             b"orthostatic hypotension", b"chronic bronchitis", b"chronic pain", b"systemic")  # fmt: skip
_GRAFTS = frozenset(stems(b"solid organ major transplant transplantation transplanted"))


def _bare(words: bytes) -> frozenset[bytes]:
    return frozenset(words.replace(b"ly ", b" ").replace(b"ae", b"e").split())


def names_a_kind(asked: bytes) -> frozenset[bytes]:
    """The words of a name that make it narrower than what the rule reads: "morbid" of "morbid obesity"."""
    if any(name in asked for name in _OF_NAMES):
        return frozenset()
    return _bare(asked) & _KINDS


_GENERAL = {
    "inflammatory bowel disease": folded_pattern(rb"^(?:inflammatory bowel disease(?: ?\(ibd\))?|ibd)$"),
    "thrombosis": folded_pattern(rb"^(?:thrombos[ie]s|thrombo-?embol(?:ism|ic (?:events?|disease))|blood clots?)$"),
}
"""Words that mean every kind of what a rule reads."""
_ABUSE = folded_pattern(
    rb"abus|alcoholi|depend|addict|misus|disorder|excess|heavy|withdraw|bottles? of (?:wine|vodka|whisk|liquor|gin|rum)"
    rb"|six-?packs?|pints? of (?:vodka|whisk|liquor|gin|rum)|\b(?:[4-9]|1\d|four|five|six|eight|ten|twelve) "
    rb"(?:beers?|drinks|glasses|units|cans|shots)"
)
_FLAG_CLASSES = frozenset(
    (
        "allergy",
        "surgery",
        "infection",
        "vaccine",
        "transplant",
        "intolerance",
        "cognitive_ability",
        "sterilisation",
        "biopsy",
    )
)


def says_as_much(variable: str, value: object, said: str, asked: bytes) -> bool:
    """Whether a fact in these words is what is asked in those, where one name stands for several things.

    "warfarin" is an anticoagulant, but not what "heparin" asks for; "allergy to nuts" is not "allergy to latex".
    """
    if variable == "alcohol" and _ABUSE.search(asked) is not None:
        return not said or _ABUSE.search(said.encode("latin-1", "replace")) is not None
    if variable == "drug_abuse" and said:
        return _ABUSE.search(asked) is None or _ABUSE.search(said.encode("latin-1", "replace")) is not None
    weaker = _WEAKER.get(str(value))
    if weaker is not None and weaker.search(said.encode("latin-1", "replace")) is not None:
        return stems(asked) <= stems(said.encode("latin-1", "replace"))
    if said and names_a_kind(asked) - _bare(said.encode("latin-1", "replace")):
        return False
    if variable == "transplant" and said and stems(asked) <= _GRAFTS:
        return True
    general = _GENERAL.get(str(value))
    if _names_a_class(asked) or (general is not None and general.search(asked) is not None):
        return True
    if variable in _FLAG_CLASSES:
        return stems(asked) <= stems(said.encode("latin-1", "replace"))
    if variable != "treatment" and value not in _BROAD:
        return True
    wanted = stems(asked)
    return stems(str(value).encode()) <= wanted or wanted <= stems(said.encode("latin-1", "replace"))


_CLASS_WORDS = frozenset(
    (
        "drug", "agent", "medic", "therapi", "treatment", "inhibitor", "blocker", "antagonist", "agonist",
        "surgeri", "surgic", "procedur", "oper", "steroid", "corticosteroid", "glucocorticoid",
        "immunosuppress", "antibiot", "anticoagul", "statin", "opioid", "diuret", "transplant", "vaccin",
    )
)  # fmt: skip


def _names_a_class(asked: bytes) -> bool:
    """Whether the words name a whole class ("antidiabetic drugs", "surgery"), so that each of its kind is meant."""
    said = {word.strip("-") for word in stems(asked)}
    whole = bool(said) and all(word in _CLASS_WORDS or word.startswith(_CLASS_FRONTS) for word in said)
    return whole or bool(said & _OF_DRUGS and any(word.startswith(_CLASS_FRONTS) for word in said))


_CLASS_FRONTS = ("anti", "immunosuppress", "corticosteroid", "chemotherap", "hypoglyc", "lipid")
_OF_DRUGS = frozenset(("drug", "agent", "medic"))


LUMPED = frozenset(
    ("heart disease", "lung disease", "liver disease", "kidney disease", "gut disease", "blood disease",
     "psychiatric disorder", "neurological disease", "autoimmune disease", "endocrine disease", "arthritis",
     "coronary artery disease", "connective tissue disease", "arrhythmia")
)  # fmt: skip
"""Groups of illnesses that a rule reads by the names of some of their kinds, too."""
_WHOLE = folded_pattern(
    rb"\b(?:diseases?|disorders?|conditions?|illness(?:es)?|problems?|pathology|arr?h?ythmias?|dysrhythmias?"
    rb"|arthritis)\b"
)


def names_the_whole(asked: bytes) -> bool:
    """Whether the words name a group of illnesses: "bowel disease", not "short bowel syndrome"."""
    return _WHOLE.search(asked) is not None


def implies(variable: str, value: object, other: str, wanted: object) -> bool:
    """Whether ``variable`` being ``value`` makes ``other`` be ``wanted``."""
    if variable == other == "condition":
        return wanted in _IMPLIED.get(str(value), ())
    if other == "cancer":
        return (variable == "condition" and value in _CANCERS) or variable == "metastasis"
    if variable == "dialysis" and other == "condition":
        return value is True and wanted == "kidney disease"
    return value is True and other in _FLAGS.get(variable, ())
