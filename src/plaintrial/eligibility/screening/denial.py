"""What a note denies or only thinks of: the words around a finding, and how far each reaches.

After NegEx and ConText (Chapman 2001, Harkema 2009): a cue reaches to the end of its clause. A criterion's own "no"
reaches further; a note tells a story, and the next verb begins another matter.
"""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.screening.blank import without
from plaintrial.eligibility.tree import Predicate

_REACH, _REACH_BEHIND, _MOST = 160, 45, 200

_NOTHING_DENIED = folded_pattern(
    rb"\bno (?:change|increase|decrease|improvement|relief|response|effect|longer|sooner|known cause|clear cause)\b"
    rb"|\bnot (?:only|improv|reliev|respond|controlled|adequately|been able|able|certain|caused|sure|yet)[a-z]*\b"
    rb"|\bwithout (?:improvement|relief|change|success|difficulty|response)\b|\bnever (?:better|resolved)\b"
)
_DENIES = folded_pattern(
    rb"\b(?:no|not|nor|neither|never|none|without|denie[sd]|deny|denying|negative for|absence of|free of|free from"
    rb"|no evidence of|(?:rules|ruled) out|didn't|doesn't|hasn't|hadn't|isn't|wasn't|cannot|can't"
    rb"|kein(?:e|en|er)?|ohne|sin|niega|ningun[ao]?|pas d[e']|sans|aucune?|senza|nessuna?|sem|nega)\b"
)
_LACKS = folded_pattern(rb"\b(?:lack of|lacks|lacking|loss of|delaying|refus(?:es|ed)|declin(?:es|ed))\b")
_MAYBE = folded_pattern(
    rb"\b(?:possibl[ey]|possibility of|probabl[ey]|suspected|suspicious for|suspicion (?:of|for)|suggest(?:s|ive|ing)(?: of)?"  # noqa: E501
    rb"|concern(?:s|ed|ing)? (?:for|about|of|that)|worried about|fear of|rule out|ruling out|r/o|to exclude|evaluat(?:e|ion|ed) (?:for|of)"  # noqa: E501
    rb"|(?:facial |clinical |typical )?(?:features|stigmata|signs|picture|appearance) (?:of|suggest[a-z]*)"
    rb"|resembl(?:es|ing)|mimic[a-z]*"
    rb"|at risk|risk (?:of|for|factors? for)|may have|might have|could (?:be|have)|question of|versus|vs"
    rb"|prevention of"
    rb"|prophylaxis (?:for|against)|screen(?:ing|ed)? for|tested for|awaiting|if)\b"
)
_AHEAD = folded_pattern(
    rb"\b(?:prior to|before|candidates? for|planned|plans? (?:for|to)|scheduled (?:for|to)"
    rb"|will (?:start|begin|receive|undergo|need|be (?:treated|started|given|put) (?:with|on)?)"
    rb"|recommended|considered for|considering|referred for|offered|awaiting|to start|to begin|about to|listed for"
    rb"|taken for|options? (?:of|include))"
    rb"(?: [a-z-]+){0,3} $"
)
_ENDS = folded_pattern(
    rb"[;:]|[.!?](?:\s|$)|\b(?:but|however|although|though|yet|despite|except|other than|apart from|aside from|besides|who|which|because"  # noqa: E501
    rb"|when|while|until|now|positive for|presents?|presented|presenting|complains?|complained|complaining"
    rb"|reports?|reported|states?|stated"
    rb"|develop(?:s|ed|ing)|shows?|showed|reveal(?:s|ed|ing)|demonstrat(?:es|ed)|notes|noted|came|comes|was seen"
    rb"|is brought|was brought)\b"
    rb"|(?:,|\band|\bbut|\bor) (?:is|has|had|was|were|are|he|she|they|his|her|their|the|it|this|that|there|also"
    rb"|then)\b"
    rb"|, with\b|\bwith (?:acute|sudden|new|recent|progressive|worsening|an?) "
)
_LISTS = folded_pattern(rb",|\band\b|\bor\b")
_BEHIND = folded_pattern(
    rb"^[\s):-]*(?:(?:is|was|were|are|has been|have been|had been)\s)?\s?(?:negative|absent|denied|ruled out|excluded|unlikely"  # noqa: E501
    rb"|not (?:present|seen|found|detected|reported|noted|observed|identified|palpable|heard|evident))\b"
)
_BEHIND_MAYBE = folded_pattern(rb"^[\s):-]*(?:is|was) (?:suspected|possible|likely|considered|being ruled out)\b")
_TEST = (
    rb"(?:tests?|testing|serolog(?:y|ies)|screens?|screening|cultures?|smears?|swabs?|pcr|panel|titers?|stud(?:y"
    rb"|ies))"
)
_OF_TEST = folded_pattern(
    rb"^(?:[ -](?:infection|status|antigen|surface antigen|core|antibod(?:y|ies)|virus|mutations?|mutational"
    rb"|toxin|rapid"
    rb"|rna|dna|igm|igg|ab|ag|1|2|[a-z]{3,12}) ?){0,2}[ -]"
    + _TEST
    + rb"(?: results?)? ?(?:(?:is|was|were|are|has been|have been"
    rb"|came back|returned) )?(?:both |all )?(?:negative|normal)\b"
)
_OF_SEVERAL = folded_pattern(
    rb"^(?:[ -](?:infection|virus))?(?:, [a-z0-9 -]{2,30}){0,4},?(?: and | or | ?/ ?)[a-z0-9 -]{2,30}?(?: "
    + _TEST
    + rb")?(?: results?)?(?: |, )(?:are|were|have been|both|all)(?: both| all)? (?:negative|absent|normal|ruled"
    rb" out)\b"
)
_TESTED = folded_pattern(rb"^[ -](?:[a-z]{2,12} )?(?:" + _TEST + rb"|antibod(?:y|ies)|antigen)\b")
_NOT_SHOWN = folded_pattern(rb"\b(?:not|n't|never|fail(?:s|ed) to) $")
_REACH_OF_TESTS = 130
_OWN_NO = folded_pattern(rb"^(?:non|no |not |never|without|unable|unwilling|inabilit|refus|declin)|negativ")
_PREFIX = folded_pattern(rb"\bnon[- ]?$")


class Stands(msgspec.Struct, frozen=True):
    """How a finding stands in a note."""

    denied: bool = False
    possible: bool = False
    planned: bool = False


def stands(folded: bytes, low: int, high: int, start: int, end: int) -> Stands:
    """How ``folded[start:end]`` stands in the sentence ``folded[low:high]``."""
    begins = max(low, start - _REACH)
    before = folded[begins:start]
    cuts = (b for a, b in find_spans(_ENDS, before, _MOST) if _NOT_SHOWN.search(before[:a]) is None)
    clause = before[max(cuts, default=0) :]
    behind = folded[end : min(high, end + _REACH_BEHIND)]
    denied = _denied_in(clause) or _PREFIX.search(clause) is not None or _BEHIND.search(behind) is not None
    denied = denied or _tested_negative(clause, folded[end : min(high, end + _REACH_OF_TESTS)])
    planned = _AHEAD.search(clause) is not None
    possible = planned or _MAYBE.search(clause) is not None or _BEHIND_MAYBE.search(behind) is not None
    return Stands(denied, possible and not denied, planned and not denied)


def _tested_negative(clause: bytes, behind: bytes) -> bool:
    """ "HIV and hepatitis B serologies are negative", "a negative HIV test"."""
    if clause.endswith(b"negative ") and _TESTED.search(behind) is not None:
        return True
    return _OF_TEST.search(behind) is not None or _OF_SEVERAL.search(behind) is not None


def _denied_in(clause: bytes) -> bool:
    """Whether a cue of the clause denies what follows it; "lack of" reaches to the next of a list only."""
    words = without(_NOTHING_DENIED, clause, _MOST)
    if _DENIES.search(words) is not None:
        return True
    lacks = max((b for _, b in find_spans(_LACKS, words, _MOST)), default=-1)
    return lacks >= 0 and _LISTS.search(words[lacks:]) is None


_ONCE = folded_pattern(
    rb"\b(?:history of|previous(?:ly)?|prior|past|last|former|after|during (?:her|the|a|each|both)|since (?:her|the)"
    rb"|\d+|two|three|four|five|several|multiple)(?: [a-z-]+){0,2} $"
)
_OTHERWISE = folded_pattern(
    rb"\b(?:otherwise|previously|formerly|generally|usually|until|was|were|had been) (?:[a-z]+ ){0,2}$"
)


_OF_ANOTHER = folded_pattern(
    rb" ?(?:mothers?|fathers?|parents?|siblings?|brothers?|sisters?|bab(?:y|ies)|infants?|newborns?|diet|weight|eating"
    rb"|foods?|child(?:ren)?|pregnanc|donors?|habits?|lifestyle)"
)


def is_past(folded: bytes, predicate: Predicate) -> bool:
    """Whether what holds only now is told of the past: "3 pregnancies", "a previously healthy man"."""
    before = folded[max(0, predicate.start - _REACH_BEHIND) : predicate.start]
    if predicate.variable == "pregnancy":
        return folded[predicate.start : predicate.end].endswith(b"ies") or _ONCE.search(before) is not None
    if predicate.variable != "healthy":
        return False
    behind = folded[predicate.end : predicate.end + _REACH_BEHIND]
    return _OTHERWISE.search(before) is not None or _OF_ANOTHER.match(behind) is not None


def says_no_itself(words: bytes) -> bool:
    """Whether the name itself says no: "nonsmoker", "unable to"."""
    return _OWN_NO.search(words) is not None
