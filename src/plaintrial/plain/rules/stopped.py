"""Why the study stopped: common reasons in plain words, and the study team's own words where they are short."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.treatments import own_words

_WHY = "statusModule/whyStopped"
REASON = Message("The reason given is: “{reason}”.", reason=Slot(own_words, (_WHY,)))
LONG_REASON = Message("The record gives a reason for stopping.", given=[Given((_WHY,))])
_FEWER = Pattern(
    r"(?i)\b(?:slow|low|lower|poor|insufficient|inadequate|limited|lack of|lacking|too few|not enough|difficult\w*"
    r"|challeng\w*|problems?|inability to|unable to|failure to|failed to|could not) "
    r"(?:\w+[ /]){0,3}?(?:accru\w*|enrol\w*|recruit\w*|inclusion)\b"
    r"|\b(?:accrual|enrol\w*|recruitment|inclusion) (?:\w+ ){0,2}?(?:low|slow|poor|insufficient|difficult\w*"
    r"|challeng\w*|problems?|issues?|failure)\b"
)
_NO_MONEY = Pattern(
    r"(?i)\b(?:lack of|loss of|no|insufficient|not enough|end of|limited|without|withdrawal of|lost) "
    r"(?:\w+ ){0,2}?(?:fund\w*|money)\b"
    r"|\bfunding (?:\w+ ){0,2}?(?:ended|withdrawn|lost|ran out|expired|unavailable|terminated|cut)\b"
)
_NO_EFFECT = Pattern(r"(?i)\b(?:lack of|no|insufficient|low) (?:\w+ )?(?:efficacy|effectiveness)\b|\bfutility\b")
_DENIED = Pattern(r"(?i)\b(?:not (?:due|because|related|for)|unrelated|rather than)\b")
FEW = Message("Too few people joined.", given=[Given((_WHY,), matches=_FEWER)])
MONEY = Message("There was not enough money.", given=[Given((_WHY,), matches=_NO_MONEY)])
EFFECT = Message("It did not seem to work well enough.", given=[Given((_WHY,), matches=_NO_EFFECT)])
NO_REASON = Message("The record does not say why it stopped.", given=[nothing_at(_WHY)])
NO_REASON_BY_STATUS = {
    "SUSPENDED": Message(
        "The record does not say why it is paused.",
        given=[nothing_at(_WHY), given("statusModule/overallStatus", "SUSPENDED")],
    ),
    "WITHDRAWN": Message(
        "The record does not say why it was called off.",
        given=[nothing_at(_WHY), given("statusModule/overallStatus", "WITHDRAWN")],
    ),
}
_STOPPED = frozenset(("TERMINATED", "SUSPENDED", "WITHDRAWN"))
_GOES_ON = frozenset(("RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION", "ACTIVE_NOT_RECRUITING",
                      "COMPLETED"))  # fmt: skip


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    status = page.study.status.overall_status or ""
    if status in _GOES_ON:
        return  # a reason to stop beside "looking for people" would only confuse
    if (page.study.status.why_stopped or "").strip():
        why = page.cite("statusModule", "whyStopped")
        if not _DENIED.search(why.quote):
            yield say(FEW, why)
            yield say(MONEY, why)
            yield say(EFFECT, why)
        yield say(REASON, why) or say(LONG_REASON, why)
    elif status in _STOPPED:
        silent = page.silent("statusModule", "whyStopped")
        if status in NO_REASON_BY_STATUS:
            yield say(NO_REASON_BY_STATUS[status], silent, page.cite("statusModule", "overallStatus"))
        else:
            yield say(NO_REASON, silent)


RULE = Rule(
    "stopped",
    "results",
    (FEW, MONEY, EFFECT, REASON, LONG_REASON, NO_REASON, *NO_REASON_BY_STATUS.values()),
    _sentences,
)
