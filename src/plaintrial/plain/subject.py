"""Which of a study's conditions and treatments its headline and its aims speak of."""

from __future__ import annotations

from collections import Counter

from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.shown.articles import head_of
from plaintrial.plain.shown.conditions import condition_name, is_operation, is_topic, people_with
from plaintrial.plain.shown.doses import without_dose
from plaintrial.plain.shown.people import is_child_limit
from plaintrial.plain.shown.stages import base_of, without_stage
from plaintrial.plain.shown.treatments import is_inactive, is_paperwork, treatment_name
from plaintrial.plain.subject_title import ALREADY_ILL, IN_WHOM, NO_TREATMENT, PREVENTS, TRIED, TRIES
from plaintrial.record import Locator
from plaintrial.record.markup import inline

_MAIN = "main condition"
_TREATMENTS = "names of treatments"
_BASES = "conditions without their stages"
_CONDITIONS = ("conditionsModule", "conditions")
_SEVERAL = 2
_FEWEST_LETTERS = 4
_SHORTEST = 3
_APART = str.maketrans(dict.fromkeys("()[]/,;:-", " "))
_MARKS = ".,;:()[]'\"/"
_TOLD_BY = 6
_IN_ANY_NAME = frozenset(
    word[:_TOLD_BY]
    for word in ("disease", "disorder", "syndrome", "infection", "condition", "patient", "study", "studies", "cancer",
                 "tumor", "tumour", "neoplasm", "carcinoma", "chronic", "acute", "metastatic", "recurrent", "advanced",
                 "stage", "adult", "childhood", "unspecified", "with", "from", "after", "associated", "related",
                 "other", "induced", "without", "that", "this", "their")
)  # fmt: skip
"""Words that do not tell one illness from another."""
_BESIDE = Pattern(
    r"(?i)\b(?:toxicity|toxicities)\b|^(?:cancer[- ]related |chemotherapy[- ]induced )?(?:fatigue|pain"
    r"|nausea(?: and vomiting)?|vomiting|neutropenia|thrombocytopenia|anemia|mucositis|lymphedema|fever|hot flashes"
    r"|depression|anxiety(?: disorder)?|distress|(?:oral |treatment )?complications.*"
    r"|psychosocial effects of .*)(?:, unspecified)?$"
)
"""Troubles an illness or its treatment brings: the main condition only where the title names them, or nothing else."""
_SAYS_NOTHING = frozenset(
    ("treatment", "intervention", "drug", "medicine", "control", "experimental", "study drug", "test", "device", "none",
     "active treatment", "placebo", "therapy", "vaccine", "surgery group", "study treatment",
     "clinical trials", "clinical trial", "clinical study", "clinical studies", "control group",
     "questionnaires", "questionnaire", "set of questions")
)  # fmt: skip
_SIDE_WORK = (
    "analysis",
    "assay",
    "assessment",
    "questionnaire",
    "survey",
    "sample",
    "sampling",
    "collection",
    "interview",
    "study",
    "studies",
    "test",
    "testing",
    "draw",
    "biopsy",
    "biopsies",
    "measurement",
    "level",
    "levels",
    "monitoring",
    "imaging",
    "examination",
    "exam",
    "score",
    "scan",
    "scans",
    "mri",
    "tomography",
    "ultrasound",
    "ultrasonography",
    "spectroscopy",
    "phlebotomy",
    " puncture",
    "venipuncture",
)


def main_condition(page: Page) -> Locator | None:
    """The illness the study is about: one its title names, else the first; a topic when only topics are listed."""
    if _MAIN not in page.known:
        page.known[_MAIN] = _main_condition(page)
    found: Locator | None = page.known[_MAIN]
    return found


def _main_condition(page: Page) -> Locator | None:
    places = [n for n, quote in enumerate(page.study.conditions.conditions) if condition_name(quote) is not None]
    if len(places) < _SEVERAL:
        return cite_condition(page, places[0]) if places else None
    title = inline(page.study.title).lower()
    quotes = page.study.conditions.conditions

    def less_telling(place: int) -> tuple[bool, bool, bool, bool]:
        quote = quotes[place]
        absent = inline(quote).lower() not in title and not _is_short_in(page.study.title, quote)
        return (
            absent and _BESIDE.holds(quote),
            is_topic(quote) or is_treatment_of(page, quote),
            quote not in page.known_terms,
            absent,
        )

    ranks = [less_telling(place) for place in places]
    first = min(ranks)
    alike = [place for place, rank in zip(places, ranks, strict=True) if rank == first]
    if len(alike) > 1 and first[-1]:
        words = _telling(title)
        like_it = [place for place in alike if _is_like(quotes[place], words)]
        alike = like_it or [place for place in alike if quotes[place] in page.alternatives] or alike
    return cite_condition(page, alike[0])


def beside_main(page: Page) -> list[Locator]:
    """Other illnesses of which somebody who joins may have one instead of ``main_condition``, in the record's order."""
    main = main_condition(page)
    quotes = page.study.conditions.conditions
    if main is None or not page.alternatives or not any(main.quote in term for term in page.alternatives):
        return []
    cited = [cite_condition(page, quotes.index(term)) for term in page.alternatives if term in quotes]
    return [one for one in cited if one.path != main.path and _is_plain_illness(one.quote)]


def _is_plain_illness(quote: str) -> bool:
    """Whether a name is fit to be shown, and one of an illness."""
    shown = condition_name(quote)
    return shown is not None and people_with(quote) is None and not is_operation(quote)


def _telling(text: str) -> set[str]:
    """How the words of small letters begin that tell one illness from another."""
    bare = (word.strip(_MARKS) for word in text.replace("-", " ").split())
    return {word[:_TOLD_BY] for word in bare if len(word) >= _FEWEST_LETTERS} - _IN_ANY_NAME


def _is_like(quote: str, words: set[str]) -> bool:
    """Whether an illness, not an operation or a group of people, shares a telling word with the title."""
    return (
        people_with(quote) is None and not is_operation(quote) and not words.isdisjoint(_telling(inline(quote).lower()))
    )


def _is_short_in(title: str, quote: str) -> bool:
    """Whether the title has the first letters of a condition's words: "PTSD"."""
    letters = "".join(word[:1] for word in quote.replace("-", " ").split()).upper()
    return len(letters) >= _SHORTEST and letters in title and letters in title.translate(_APART).split()


def cite_condition(page: Page, place: int) -> Locator:
    """A condition; without its stage where several stages of it are listed, none of which is the only one."""
    quotes = page.study.conditions.conditions
    quote = quotes[place]
    start, end = without_stage(quote)
    if (start, end) == (0, len(quote)):
        return page.cite(*_CONDITIONS, place)
    if _BASES not in page.known:
        # Counted once: a record may list thousands of conditions.
        page.known[_BASES] = Counter(map(base_of, quotes))
    alike = page.known[_BASES][quote[start:end].lower()]
    if alike < _SEVERAL:
        return page.cite(*_CONDITIONS, place)
    return page.cite_span(f"/protocolSection/conditionsModule/conditions/{place}", start, end)


def is_treatment_of(page: Page, quote: str) -> bool:
    """Whether a treatment of the study was typed among its conditions."""
    if _TREATMENTS not in page.known:
        page.known[_TREATMENTS] = {(item.name or "").lower() for item in page.study.arms.interventions}
    found: set[str] = page.known[_TREATMENTS]
    return quote.lower() in found


def prevented(page: Page) -> list[Locator]:
    """An illness the title says is to be prevented, with that word of the title; [] where it does not say so.

    The purpose "prevention" alone does not tell: it may be problems of people who have the illness.
    """
    found = illness(page)
    title = page.study.identification.brief_title or ""
    match = PREVENTS.search(title)
    if found is None or match is None or people_with(found.quote) is not None:
        return []
    words = [word for word in inline(found.quote).lower().split() if len(word) > 2]
    aim = _before_whom(title).lower()
    if not any(word[:-1] in aim for word in words) or ALREADY_ILL.search(aim) is not None:
        return []
    return [found, page.cite_span("/protocolSection/identificationModule/briefTitle", match.start(), match.end())]


def _before_whom(title: str) -> str:
    match = IN_WHOM.search(title)
    return title if match is None else title[: match.start()]


def illness(page: Page) -> Locator | None:
    """``main_condition`` where it is an illness: not a topic, an operation or a group of people."""
    found = main_condition(page)
    if found is None or is_topic(found.quote) or is_operation(found.quote) or _is_unknown_code(page, found.quote):
        return None
    named = people_with(found.quote)
    return found if named is None or " with " in named else None


def _is_unknown_code(page: Page, quote: str) -> bool:
    """ "CD276 affibody": a coded name that is in no list of diseases, though others of the record are."""
    coded = any(any(c.isdigit() for c in word) and word.upper() == word for word in quote.split())
    return coded and quote not in page.known_terms and bool(page.known_terms)


def is_illness_typed(page: Page, name: str) -> bool:
    """Whether an illness of the study, one that lists of diseases know, was typed among its treatments."""
    quotes = [quote for quote in page.study.conditions.conditions if quote.lower() == name.lower()]
    return any(quote in page.known_terms and people_with(quote) is None and not is_operation(quote) for quote in quotes)


def group_of(page: Page) -> list[Locator]:
    """Evidence for who the people are: an age limit that leaves only children, or a sex."""
    eligibility = page.study.eligibility
    if is_child_limit(eligibility.maximum_age or ""):
        return [page.cite("eligibilityModule", "maximumAge")]
    if eligibility.sex in ("FEMALE", "MALE"):
        return [page.cite("eligibilityModule", "sex")]
    return []


def title_treatment(page: Page) -> list[Locator]:
    """What the brief title says is tried out: "X" of "X in Treating Patients With Y"; [] when it says none plainly."""
    title = page.study.identification.brief_title or ""
    match = TRIED.search(title) if TRIES.holds(title) else None
    if match is None or NO_TREATMENT.search(match.group(1)):
        return []
    return [page.cite_span("/protocolSection/identificationModule/briefTitle", match.start(1), match.end(1))]


def has_people(page: Page) -> bool:
    """Whether those who join have the main condition: not where it is to be prevented, or the healthy join."""
    main = main_condition(page)
    if main is None or page.study.design.design_info.primary_purpose == "PREVENTION":
        return False
    early = any(phase in ("PHASE1", "EARLY_PHASE1") for phase in page.study.design.phases)
    healthy = page.study.eligibility.healthy_volunteers is True
    return bool(people_with(main.quote)) or not (healthy and early)


def is_only_for_comparison(page: Page, name: str) -> bool:
    """Whether only groups with a placebo or a sham get it: a "dairy product" may be one."""
    given = [arm.type for arm in page.study.arms.arm_groups if any(name in one for one in arm.intervention_names)]
    return bool(given) and bool(name) and set(given) <= {"PLACEBO_COMPARATOR", "SHAM_COMPARATOR"}


def is_tried(page: Page, name: str) -> bool:
    """Whether a treatment's name is one of something that is tried out: no placebo, comparison or illness."""
    compared = is_inactive(name) or is_only_for_comparison(page, name)
    return not compared and not is_illness_typed(page, name)


def is_side_work(name: str) -> bool:
    """Whether a treatment's name says that it only tests, asks or takes samples."""
    shown = (treatment_name(without_dose(name)) or name).split(" (")[0].lower()
    return any(one.endswith(_SIDE_WORK) for one in (shown, head_of(shown), name.lower())) or is_paperwork(name)


def main_treatments(page: Page) -> list[Locator]:
    """What is tried out: active treatments, each once; tests and samples only where there is nothing else."""
    named: dict[str, int] = {}
    for place, item in enumerate(page.study.arms.interventions):
        shown = treatment_name(without_dose(item.name or ""))
        active = is_tried(page, item.name or "")
        if shown is not None and shown.lower() not in _SAYS_NOTHING and active:
            named.setdefault(shown.lower(), place)
    items = page.study.arms.interventions
    tests = page.study.design.design_info.primary_purpose in ("DIAGNOSTIC", "SCREENING")
    central = [
        n
        for n in named.values()
        if not is_side_work(items[n].name or "") and (tests or items[n].type != "DIAGNOSTIC_TEST")
    ]
    return [page.cite("armsInterventionsModule", "interventions", n, "name") for n in central or named.values()]
