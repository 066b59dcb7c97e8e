"""Words for people that a person plainly is or is not: "children", "older adults", "men", "healthy volunteers"."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.tree import Criterion, Predicate

_SUBJECT = folded_pattern(
    rb"^(?:[a-z-]+ ){0,3}?(?:(newborns?|neonates?|preterm infants?|premature infants?)|(infants?|babies|toddlers)"
    rb"|(p(?:a?e)?diatric|children|child|boys|girls|schoolchildren)|(adolescents?|teenagers?)"
    rb"|(elderly|older (?:adults?|people|persons?|patients|men|women)|seniors|geriatric)|(adults?))\b"
)
_OLDEST = (1.0, 4.0, 21.0, 25.0)  # ages beyond which nobody is called so
_YOUNGEST_ELDER, _YOUNGEST_ADULT = 50.0, 15.0
_SEVERAL = folded_pattern(
    rb"\b(?:adults?|parents?|caregivers?|mothers?|family|families|guardians?|staff|clinicians|providers)\b"
    rb"|\bchildren and\b|\band (?:adults|adolescents|children)|\bor (?:adults|adolescents|children)|\bof children\b"
)
_PREGNANT = folded_pattern(
    rb"^(?:[a-z-]+ ){0,2}?pregnant (?:women|woman|females?|patients?|adolescents?)\b|^pregnancy\b"
)
_AFTER_MENOPAUSE = folded_pattern(rb"^(?:[a-z-]+ ){0,2}?post-?menopausal (?:women|woman|females?|patients?)\b")
_WOMEN_ONLY = folded_pattern(
    rb"(?:[a-z-]+ ){0,3}?(?:women|females?|girls)(?: (?:patients|subjects|participants))?(?:,? (?:with|who"
    rb" (?:have|has|had)|having|aged|over"
    rb"|under|between|undergoing|diagnosed with) [a-z0-9 -]{1,60})?"
)
_AT_HOME = folded_pattern(
    rb"^(?:[a-z-]+ ){0,2}?(?:out-?patients?\b|ambulatory (?:patients|subjects|adults|care)|(?:community"
    rb"|home)[- ](?:dwelling|living)"
    rb"|non-?(?:institutionali[sz]ed|hospitali[sz]ed))"
)
_HEALTHY = folded_pattern(
    rb"^(?:[a-z-]+ ){0,2}?(?:healthy|normal) (?:adult |male |female |human |normal |young |elderly )*"
    rb"(?:volunteers?|subjects?|controls?|participants?|individuals?|people|persons?|men|women|adults|children)\b"
)
_KEPT_OUT = folded_pattern(rb"\b(?:ineligible|excluded|not eligible|not allowed|not permitted|may not)\b")
_NOT = folded_pattern(rb"(?:no|not|non|without|neither|never|must not|should not)\b")
_FERTILE = (11.0, 56.0)
_EARLIEST_MENOPAUSE = 35.0


def cannot_be(criterion: Criterion, folded: bytes, patient: Patient) -> tuple[str, int] | None:
    """Why the person cannot be one of those an inclusion criterion is about, and the sentence that says so."""
    words = folded[criterion.body : criterion.end].lstrip(b" *-(")
    age, sex = patient.age, patient.sex
    if _NOT.match(words) is not None or _KEPT_OUT.search(words) is not None:
        return None
    if age is not None and _SEVERAL.search(words[_FIRST:]) is None:
        named = _wrong_age(words, age)
        if named:
            return f"The study asks for {named}, and the age was said.", patient.age_sentence
    if patient.closed and sex == "male" and _WOMEN_ONLY.fullmatch(words.rstrip(b" .")) is not None:
        return "The study asks for women, and the sex was said.", patient.sex_sentence
    if _PREGNANT.match(words) is not None or _AFTER_MENOPAUSE.match(words) is not None:
        if sex == "male":
            return "The study asks for women, and the sex was said.", patient.sex_sentence
        if age is not None and _cannot_by_age(words, age):
            return "The study asks for women of another age, and the age was said.", patient.age_sentence
    if _AT_HOME.match(words) is not None and patient.closed:
        inside = next((f for f in patient.facts if f.variable in _INSIDE and not f.denied and not f.possible), None)
        if inside is not None and inside.when != "past":
            return "The study asks for people who are not in hospital or a home.", inside.sentence
    if _HEALTHY.match(words) is not None and patient.illness_sentence >= 0:
        return "The study asks for healthy people here, and an illness was said.", patient.illness_sentence
    return None


_FIRST = 10
_INSIDE = frozenset(("hospitalised", "in_a_home"))


def _wrong_age(words: bytes, age: float) -> str:
    match = _SUBJECT.match(words)
    if match is None or words[match.end() :].lstrip(b"- ").startswith(_OF_NAMES):
        return ""
    group = match.lastindex or 0
    if group <= len(_OLDEST):
        wrong = age > _OLDEST[group - 1]
    else:
        wrong = age < (_YOUNGEST_ELDER if group == len(_OLDEST) + 1 else _YOUNGEST_ADULT)
    return match.group(group).decode("latin-1") if wrong else ""


_OF_NAMES = (b"pugh", b"turcotte", b"class", b"score", b"a ", b"b ")
"""What makes "Child" the name of a score of the liver."""
_RIGHT_AGES = ((0.0, 0.1), (0.0, 1.99), (2.0, 17.99), (12.0, 17.99), (65.0, 200.0), (18.0, 200.0))


def names_the_healthy(words: bytes) -> bool:
    """Whether folded words name healthy people as those who take part."""
    return _HEALTHY.match(words.lstrip(b" *-(")) is not None


def is_of_that_age(criterion: Criterion, folded: bytes, patient: Patient) -> bool:
    """Whether a criterion that only names people of an age ("Adult patients") means this person without a doubt."""
    match = _SUBJECT.match(folded[criterion.body : criterion.end].lstrip(b" *-("))
    if match is None or patient.age is None:
        return False
    low, high = _RIGHT_AGES[(match.lastindex or 1) - 1]
    return low <= patient.age <= high


def _cannot_by_age(words: bytes, age: float) -> bool:
    if _AFTER_MENOPAUSE.match(words) is not None:
        return age < _EARLIEST_MENOPAUSE
    return not _FERTILE[0] <= age <= _FERTILE[1]


_WOMEN = frozenset(
    ("pregnancy", "breast_feeding", "pregnancy_planned", "pregnancy_test", "childbearing_potential", "menopause")
)
_BESIDE = frozenset(("contraception", "sex", "compliance", "sterilisation"))
_MEN_TOO = folded_pattern(
    rb"\b(?:men|males?|man|partners?|fathers?|father|sperm|both sexes|fertile (?:patients|subjects|participants)"
    rb"|(?:patients|subjects|participants|those|individuals) (?:of|with) (?:child|reproduct))"
)
_TOO_YOUNG, _TOO_OLD = 10.0, 56.0


def concerns_women_only(criterion: Criterion, folded: bytes, patient: Patient) -> bool:
    """Whether all a criterion asks is about being pregnant or the like, of someone who cannot be."""
    ages = patient.age is not None and not _TOO_YOUNG <= patient.age < _TOO_OLD
    if patient.sex != "male" and not ages and not _cannot_conceive(patient):
        return False
    variables = {predicate.variable for predicate in criterion.predicates}
    if not variables & _WOMEN or not variables <= _WOMEN | _BESIDE:
        return False
    if patient.sex != "male" and "menopause" in variables:
        return False
    return _MEN_TOO.search(folded[criterion.body : criterion.end]) is None


def is_of_women_only(predicate: Predicate, patient: Patient) -> bool:
    """Whether a predicate is about being pregnant or the like, of a man or someone of another age."""
    if predicate.variable not in _WOMEN:
        return False
    return patient.sex == "male" or (patient.age is not None and not _TOO_YOUNG <= patient.age < _TOO_OLD)


def _cannot_conceive(patient: Patient) -> bool:
    """Whether it was said that she is past menopause or has no womb."""
    return any(
        not fact.denied
        and not fact.possible
        and (
            (fact.variable == "menopause" and not fact.words.startswith(("peri", "pre"))) or "hysterectom" in fact.words
        )
        for fact in patient.facts
    )


_OF_MEN = folded_pattern(
    rb"\bprostat(?:e|ic)(?: gland)? (?:cancer|carcinoma|adenocarcinoma|hyperplasia|enlargement)|\bbph\b"
    rb"|\btesticular (?:cancer|germ)|\berectile dysfunction\b|\bhypogonadal men\b"
)
_OF_WOMEN = folded_pattern(
    rb"\b(?:ovarian|cervical|endometrial|uterine|vaginal|vulvar) (?:cancer|carcinoma|intraepithelial)"
    rb"|\bendometriosis\b"
    rb"|\buterine fibroids?\b|\bpolycystic ovar|\bpre-?eclampsia\b|\bpremature ovarian|\bmenopausal symptoms\b"
)


_EXAMPLES = folded_pattern(rb"\b(?:including|includes?|such as|e\.?g|for example|following|,[^,]*,)")


def is_of_the_other_sex(criterion: Criterion, folded: bytes, patient: Patient) -> bool:
    """Whether an illness that only the other sex has is asked for."""
    if patient.sex is None or _EXAMPLES.search(folded[criterion.body : criterion.end]) is not None:
        return False
    return (_OF_WOMEN if patient.sex == "male" else _OF_MEN).search(folded[criterion.body : criterion.end]) is not None
