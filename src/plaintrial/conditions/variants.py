"""Usual ways to say the same: "diabetic" for "diabetes", "tumour" for "cancer", "Crohn's" for "Crohn's disease"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plaintrial.conditions.keys import bag

# fmt: off
NOUNS = {
    "diabetic": "diabetes", "diabet": "diabetes", "hypothyroid": "hypothyroidism", "hyperthyroid": "hyperthyroidism",
    "prostatic": "prostat", "acromegalic": "acromegaly", "uremic": "uremia", "hyperlipidemic": "hyperlipidemia",
    "dyslipidemic": "dyslipidemia", "hypotensiv": "hypotension",
    "hypercholesterolemic": "hypercholesterolemia", "suicidal": "suicid", "hemiplegic": "hemiplegia",
    "asthmatic": "asthma", "hypertensiv": "hypertension", "allergic": "allergy",
    "obes": "obesity", "arthritic": "arthritis", "leukemic": "leukemia", "psoriatic": "psorias",
    "schizophrenic": "schizophrenia", "depressiv": "depression", "depressed": "depression",
    "cirrhotic": "cirrhos", "septic": "sepsis", "anemic": "anemia", "pregnant": "pregnancy",
    "alcoholic": "alcoholism", "neoplastic": "neoplasm", "thrombotic": "thrombos",
    "hemophiliac": "hemophilia", "hemophilic": "hemophilia", "autistic": "autism", "migrainous": "migrain",
    "osteoporotic": "osteoporos", "sarcopenic": "sarcopenia", "infected": "infection",
    "malnourished": "malnutrition", "preterm": "prematur", "anxious": "anxiety", "hepatic": "liver",
    "renal": "kidney", "pulmonary": "lung", "cardiac": "heart", "gastric": "stomach", "ovarian": "ovary",
    "uterin": "uterus", "cerebral": "brain", "vesical": "bladder", "cutaneous": "skin",
    "nephropathic": "nephropathy", "hemorrhagic": "hemorrhag", "ischemic": "ischemia", "fractured": "fractur",
    "injured": "injury", "addicted": "addiction", "addict": "addiction", "burned": "burn",
    "epileptic": "epilepsy",
}
# fmt: on
GROWTHS = ("neoplasm", "cancer", "carcinoma", "tumor", "malignancy", "malignant neoplasm")
GROWTH_WORDS = frozenset({"neoplasm", "cancer", "carcinoma", "tumor", "malignancy", "malignanc", "neoplasia"})
AILMENTS = frozenset({"diseas", "syndrom", "infection", "patient", "condition", "infectious", "illness", "stat"})


def variants(keys: Sequence[str]) -> Iterator[str]:
    """Other bags under which the same condition may be filed, the closest first."""
    nouns = [NOUNS.get(key, key) for key in keys]
    if nouns != list(keys):
        yield bag(nouns)
    yield from _growths(keys)
    if nouns != list(keys):
        yield from _growths(nouns)
    yield from _ailments(keys)


def _growths(keys: Sequence[str]) -> Iterator[str]:
    rest = [key for key in keys if key not in GROWTH_WORDS]
    if len(rest) == len(keys) or not rest:
        return
    for growth in GROWTHS:
        yield bag([*rest, *growth.split()])


def _ailments(keys: Sequence[str]) -> Iterator[str]:
    """Without "disease", "infection" or "patients": the name may be filed without."""
    rest = [key for key in keys if key not in AILMENTS]
    if rest and len(rest) < len(keys):
        yield bag(rest)


def eponyms(keys: Sequence[str]) -> Iterator[str]:
    """A person's name with "disease" or "syndrome": "Crohn's" is filed as "Crohn disease"."""
    if keys and not AILMENTS.intersection(keys):
        yield bag([*keys, "diseas"])
        yield bag([*keys, "syndrom"])


def close_variants(keys: Sequence[str]) -> Iterator[str]:
    """The variants looked for inside longer terms: nouns for adjectives, and one word for a growth for another."""
    if len(keys) < 2:
        return
    nouns = [NOUNS.get(key, key) for key in keys]
    if nouns != list(keys):
        yield bag(nouns)
    yield from _growths(nouns)
