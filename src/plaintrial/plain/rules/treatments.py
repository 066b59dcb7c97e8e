"""What is tried out or looked at, kind by kind. Source: ClinicalTrials.gov data element "Intervention Type"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.doses import without_dose
from plaintrial.plain.shown.treatments import is_paperwork, is_too_long, treatment_name, treatments
from plaintrial.plain.subject import is_tried
from plaintrial.record import Locator
from plaintrial.record.arms import Intervention

_TYPE = "armsInterventionsModule/interventions/*/type"
_NAMES = Slot(treatments, ("armsInterventionsModule/interventions/*/name",), many=True, count=True)


_MEASURING = frozenset(("PROCEDURE", "BEHAVIORAL", "GENETIC"))


def _kind(value: str, one: str, these: str, several: str) -> tuple[Message, Message]:
    need = [given(_TYPE, *(("OTHER", *sorted(_MEASURING)) if value == "OTHER" else (value,)))]
    return Message(one, these, given=need, names=_NAMES), Message(several, given=need, names=_NAMES)


KINDS = {
    "DRUG": _kind(
        "DRUG",
        "It looks at a medicine: {names}.",
        "It looks at these medicines: {names}.",
        "It looks at several medicines, such as {names}.",
    ),
    "BIOLOGICAL": _kind(
        "BIOLOGICAL",
        "It looks at a biological treatment: {names}.",
        "It looks at these biological treatments: {names}.",
        "It looks at several biological treatments, such as {names}.",
    ),
    "DEVICE": _kind(
        "DEVICE",
        "It looks at a medical device: {names}.",
        "It looks at these medical devices: {names}.",
        "It looks at several medical devices, such as {names}.",
    ),
    "PROCEDURE": _kind(
        "PROCEDURE",
        "It looks at a procedure: {names}.",
        "It looks at these procedures: {names}.",
        "It looks at several procedures, such as {names}.",
    ),
    "RADIATION": _kind(
        "RADIATION",
        "It looks at a radiation treatment: {names}.",
        "It looks at these radiation treatments: {names}.",
        "It looks at several radiation treatments, such as {names}.",
    ),
    "BEHAVIORAL": _kind(
        "BEHAVIORAL",
        "It looks at a programme of support or habits: {names}.",
        "It looks at these programmes of support or habits: {names}.",
        "It looks at several programmes of support or habits, such as {names}.",
    ),
    "GENETIC": _kind(
        "GENETIC",
        "It looks at genes, in this way: {names}.",
        "It looks at genes, in these ways: {names}.",
        "It looks at genes in several ways, such as {names}.",
    ),
    "DIETARY_SUPPLEMENT": _kind(
        "DIETARY_SUPPLEMENT",
        "It looks at a food or supplement: {names}.",
        "It looks at these foods or supplements: {names}.",
        "It looks at several foods or supplements, such as {names}.",
    ),
    "DIAGNOSTIC_TEST": _kind(
        "DIAGNOSTIC_TEST",
        "It looks at a test: {names}.",
        "It looks at these tests: {names}.",
        "It looks at several tests, such as {names}.",
    ),
    "COMBINATION_PRODUCT": _kind(
        "COMBINATION_PRODUCT",
        "It looks at a combined product: {names}.",
        "It looks at these combined products: {names}.",
        "It looks at several combined products, such as {names}.",
    ),
    "OTHER": _kind(
        "OTHER",
        "It also uses {names}.",
        "It also uses {names}.",
        "It also uses other things, such as {names}.",
    ),
}
"""For each kind: the sentence that names all of them, and the one that names some."""

ONLY_OTHER = Message("It uses {names}.", given=[given(_TYPE, "OTHER", *sorted(_MEASURING))], names=_NAMES)
ONLY_OTHERS = Message(
    "It uses several things, such as {names}.", given=[given(_TYPE, "OTHER", *sorted(_MEASURING))], names=_NAMES
)
OF_ACCESS = Message(
    "The treatment is {names}.",
    "The treatments are {names}.",
    given=[given("designModule/studyType", "EXPANDED_ACCESS")],
    names=_NAMES,
)
"""What is said instead of a way to get a treatment outside a study, whatever its kind: nothing is looked at there."""
LONG = Message(
    "The name of what is tried is too long to show here.",
    given=[Given(("armsInterventionsModule/interventions/*/name",))],
)
NONE = Message("The record does not name a treatment.", given=[nothing_at("armsInterventionsModule/interventions")])
_LISTED = 4


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    items = page.study.arms.interventions
    if not items and page.study.design.study_type == "INTERVENTIONAL":
        yield say(NONE, page.silent("armsInterventionsModule", "interventions"))
    if page.is_access and (all_named := _of_access(page, say)) is not None:
        yield all_named
        return
    told_as = [_kind_of(item) for item in items]
    kinds = dict.fromkeys(kind for kind in told_as if kind in KINDS)
    told = False
    for kind in sorted(kinds, key=lambda kind: kind == "OTHER"):
        places = [n for n, item in enumerate(items) if told_as[n] == kind and is_tried(page, item.name or "")]
        alone = kind == "OTHER" and not told
        said = _named(page, say, (ONLY_OTHER, ONLY_OTHERS) if alone else KINDS[kind or ""], places)
        told = told or said is not None
        yield said
    unnamed = [n for n, item in enumerate(items) if is_too_long(item.name or "") and is_tried(page, item.name or "")]
    if unnamed and not told and page.study.design.study_type == "INTERVENTIONAL":
        yield say(LONG, _cite(page, unnamed[0], "name"))


def _of_access(page: Page, say: Say) -> Sentence | None:
    """The treatments to be had; None where they cannot all be named."""
    names = [treatment_name(without_dose(item.name or "")) for item in page.study.arms.interventions]
    places = [n for n, name in enumerate(names) if name is not None and names.index(name) == n]
    if not places or len(places) > _LISTED or None in names:
        return None
    return say(OF_ACCESS, *(_cite(page, place, "name") for place in places), page.cite("designModule", "studyType"))


def _kind_of(item: Intervention) -> str | None:
    """The kind a treatment is told under: what only asks or measures is told with the rest."""
    apart = item.type in _MEASURING and is_paperwork(item.name or "")
    return "OTHER" if apart else item.type


def _named(page: Page, say: Say, messages: tuple[Message, Message], places: list[int]) -> Sentence | None:
    shown: dict[str, int] = {}
    unfit = False
    for place in places:
        name = treatment_name(without_dose(page.study.arms.interventions[place].name or ""))
        unfit = unfit or name is None
        if name is not None:
            shown.setdefault(name.lower(), place)
    names = [_cite(page, place, "name") for place in shown.values()]
    if not names:
        return None
    kind_cited = _cite(page, next(iter(shown.values())), "type")
    everything, some = messages
    for listed in range(min(_LISTED, len(names)), 0, -1):
        complete = listed == len(names) and not unfit
        found = say(everything if complete else some, kind_cited, *names[:listed])
        if found is not None:
            return found
    return None


def _cite(page: Page, place: int, field: str) -> Locator:
    return page.cite("armsInterventionsModule", "interventions", place, field)


RULE = Rule(
    "treatments",
    "what",
    (ONLY_OTHER, ONLY_OTHERS, OF_ACCESS, LONG, NONE, *(m for pair in KINDS.values() for m in pair)),
    _sentences,
)
