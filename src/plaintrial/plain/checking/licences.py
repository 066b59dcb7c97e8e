"""What the registry's coded values allow a sentence to say, in words: "RANDOMIZED" allows "by chance"."""

from __future__ import annotations

import msgspec


class Licence(msgspec.Struct, frozen=True):
    """Words a value stands behind, and how many negations it means."""

    words: tuple[str, ...] = ()
    negations: int = 0


_NOTHING = Licence()
_SILENT = Licence(("say", "state", "record", "list", "name", "mention", "know", "known"), 1)

_VALUES: dict[str, tuple[str, int]] = {
    "INTERVENTIONAL": ("treatment trial tries", 0),
    "OBSERVATIONAL": ("watch observe follow", 0),
    "EXPANDED_ACCESS": ("access treatment outside", 0),
    "EARLY_PHASE1": ("early phase small", 0),
    "PHASE1": ("phase 1 early side effects dose doses", 0),
    "PHASE2": ("phase 2", 0),
    "PHASE3": ("phase 3 late", 0),
    "PHASE4": ("phase 4 already", 0),
    "RANDOMIZED": ("chance random randomly lots decides treatment", 0),
    "NON_RANDOMIZED": ("chance random randomly", 1),
    "PARALLEL": ("side groups", 0),
    "CROSSOVER": ("switch turn more both treatments", 0),
    "SINGLE_GROUP": ("same all one single", 0),
    "NONE": ("open know treatment", 0),
    "DOUBLE": ("blind double know treatment", 1),
    "TRIPLE": ("blind know treatment", 1),
    "QUADRUPLE": ("blind know treatment", 1),
    "SINGLE": ("blind know treatment", 1),
    "PARTICIPANT": ("know treatment", 1),
    "TREATMENT": ("treat treatment", 0),
    "PREVENTION": ("prevent prevention", 0),
    "DIAGNOSTIC": ("diagnosis find", 0),
    "SCREENING": ("screening find", 0),
    "SUPPORTIVE_CARE": ("support feel better symptoms side effects", 0),
    "FEMALE": ("women female girls only", 0),
    "MALE": ("men male boys only", 0),
    "ALL": ("any sex", 0),
    "CHILD": ("children child", 0),
    "ADULT": ("adults adult", 0),
    "OLDER_ADULT": ("older adults", 0),
    "RECRUITING": ("looking now open people", 0),
    "NOT_YET_RECRUITING": ("yet started looking", 1),
    "ACTIVE_NOT_RECRUITING": ("new people goes on under way", 1),
    "COMPLETED": ("finished ended over complete", 0),
    "TERMINATED": ("stopped early ended", 0),
    "WITHDRAWN": ("called off before withdrawn", 0),
    "SUSPENDED": ("paused", 0),
    "ACTUAL": ("took", 0),
    "ESTIMATED": ("planned expected", 0),
    "PLACEBO_COMPARATOR": ("some placebo dummy treatment", 0),
    "SHAM_COMPARATOR": ("sham treatment", 0),
    "NO_INTERVENTION": ("treatment", 1),
    "DRUG": ("medicine drug", 0),
    "BIOLOGICAL": ("biological treatment", 0),
    "DEVICE": ("device", 0),
    "PROCEDURE": ("procedure", 0),
    "RADIATION": ("radiation radiotherapy", 0),
    "BEHAVIORAL": ("programme behaviour habits support", 0),
}
_LICENCES = {value: Licence(tuple(words.split()), negated) for value, (words, negated) in _VALUES.items()}
_BY_PLACE = {
    ("eligibilityModule/healthyVolunteers", "true"): Licence(("healthy", "volunteers")),
    ("eligibilityModule/healthyVolunteers", "false"): Licence(("healthy", "volunteers"), 1),
    ("hasResults", "true"): Licence(("results", "posted")),
    ("hasResults", "false"): Licence(("results", "posted"), 1),
    ("oversightModule/oversightHasDmc", "true"): Licence(("separate", "experts", "watch", "over")),
}
_PLACE_WORDS = {
    "eligibilityModule/minimumAge": Licence(("aged", "age", "old", "over", "years", "must")),
    "eligibilityModule/maximumAge": Licence(("aged", "age", "old", "up", "under", "years", "must")),
    "designModule/enrollmentInfo/count": Licence(("people", "number")),
    "statusModule/startDateStruct/date": Licence(("start", "started", "starts", "begin", "began")),
    "statusModule/completionDateStruct/date": Licence(("end", "ended", "ends", "finish")),
}


def licence(place: str, quote: str) -> Licence:
    """What the value at a place of the record allows; nothing beyond its own words where we know no more."""
    if quote in ("{", "["):
        return _SILENT
    found = _BY_PLACE.get((place, quote)) or _PLACE_WORDS.get(place)
    return found or _LICENCES.get(quote, _NOTHING)
