"""How old people may be."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.ages import age, age_of, age_range, is_no_limit
from plaintrial.plain.shown.people import ChildLimit, is_child_limit
from plaintrial.record import Locator

YOUNGEST = "eligibilityModule/minimumAge"
OLDEST = "eligibilityModule/maximumAge"
_RANGE = Slot(age_range, (YOUNGEST, OLDEST), many=True)
_EXACT = Slot(age, (YOUNGEST,))

_CHILD = Given((OLDEST,), matches=ChildLimit())

BETWEEN = Message("The study is for people aged {ages}.", ages=_RANGE)
CHILDREN = Message("The study is for children aged {ages}.", given=[_CHILD], ages=_RANGE)
FROM = Message("The study is for people aged {age} and over.", age=Slot(age, (YOUNGEST,)))
UP_TO = Message("The study is for people aged up to {age}.", age=Slot(age, (OLDEST,)))
CHILDREN_UP_TO = Message("The study is for children aged up to {age}.", given=[_CHILD], age=Slot(age, (OLDEST,)))
_ACCESS = given("designModule/studyType", "EXPANDED_ACCESS")
_OF_ACCESS = {
    BETWEEN: Message("The treatment is for people aged {ages}.", given=[_ACCESS], ages=_RANGE),
    CHILDREN: Message("The treatment is for children aged {ages}.", given=[_CHILD, _ACCESS], ages=_RANGE),
    FROM: Message("The treatment is for people aged {age} and over.", given=[_ACCESS], age=Slot(age, (YOUNGEST,))),
    UP_TO: Message("The treatment is for people aged up to {age}.", given=[_ACCESS], age=Slot(age, (OLDEST,))),
    CHILDREN_UP_TO: Message(
        "The treatment is for children aged up to {age}.", given=[_CHILD, _ACCESS], age=Slot(age, (OLDEST,))
    ),
}
"""What is said instead of a way to get a treatment outside a study."""
EXACTLY = Message("The study is for people aged {age}.", given=[given(YOUNGEST), given(OLDEST)], age=_EXACT)
CHILDREN_EXACTLY = Message("The study is for children aged {age}.", given=[given(YOUNGEST), _CHILD], age=_EXACT)
UNCLEAR = Message("The age limits in the record do not fit together.", given=[given(YOUNGEST), given(OLDEST)])
ANY_AGE = Message("The study is for people of any age.", given=[given(YOUNGEST), nothing_at(OLDEST)])
FREE_OF_LIMITS = Message("The study is for people of any age.", given=[nothing_at(YOUNGEST), given(OLDEST)])
_NOBODY_IS = 110
"""Nobody is older: such a limit limits nobody."""
ANY_AGE_ACCESS = Message(
    "The treatment is for people of any age.", given=[given(YOUNGEST), nothing_at(OLDEST), _ACCESS]
)
NO_LIMIT = Message("The record gives no age limits.", given=[nothing_at(YOUNGEST)])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    low = age_of(page.study.eligibility.minimum_age or "")
    high = age_of(page.study.eligibility.maximum_age or "")
    youngest = page.cite("eligibilityModule", "minimumAge") if low and low[0] > 0 else None
    oldest = page.cite("eligibilityModule", "maximumAge") if high and not is_no_limit(high) else None
    children = oldest is not None and is_child_limit(oldest.quote)
    if youngest is not None and oldest is not None:
        yield _said(page, say, CHILDREN if children else BETWEEN, youngest, oldest) or _odd(page, say, youngest, oldest)
    elif youngest is not None:
        yield _said(page, say, FROM, youngest)
    elif oldest is not None:
        yield _said(page, say, CHILDREN_UP_TO if children else UP_TO, oldest)
    elif high is not None and not (low and low[0] > 0):
        limit = page.cite("eligibilityModule", "maximumAge")
        nobody = high[0] > _NOBODY_IS and not page.is_access and not page.study.eligibility.minimum_age
        free = say(FREE_OF_LIMITS, page.silent("eligibilityModule", "minimumAge"), limit) if nobody else None
        yield free or _said(page, say, UP_TO, limit)
    elif low is not None and not page.study.eligibility.maximum_age:
        from_birth = page.cite("eligibilityModule", "minimumAge"), page.silent("eligibilityModule", "maximumAge")
        access = [page.cite("designModule", "studyType")] if page.is_access else []
        yield say(ANY_AGE_ACCESS if access else ANY_AGE, *from_birth, *access)
    elif low is None and high is None:
        yield say(NO_LIMIT, page.silent("eligibilityModule", "minimumAge"))


def _odd(page: Page, say: Say, youngest: Locator, oldest: Locator) -> Sentence | None:
    """One age alone, as "1 Day" to "1 Day"; or limits that leave nobody."""
    if youngest.quote != oldest.quote:
        return say(UNCLEAR, youngest, oldest)
    if page.is_access:
        return None
    return say(CHILDREN_EXACTLY if is_child_limit(oldest.quote) else EXACTLY, youngest, oldest)


def _said(page: Page, say: Say, message: Message, *limits: Locator) -> Sentence | None:
    if page.is_access:
        return say(_OF_ACCESS[message], *limits, page.cite("designModule", "studyType"))
    return say(message, *limits)


RULE = Rule(
    "ages",
    "who",
    (
        *_OF_ACCESS,
        *_OF_ACCESS.values(),
        EXACTLY,
        CHILDREN_EXACTLY,
        UNCLEAR,
        ANY_AGE,
        ANY_AGE_ACCESS,
        FREE_OF_LIMITS,
        NO_LIMIT,
    ),
    _sentences,
)
