"""The sex a study takes; "women who are pregnant" asks for something else."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.eligibility.page import Page, Words
from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.rule import Rule
from plaintrial.eligibility.tree import Predicate

_MALE = rb"(?:males?|men|man|boys?|hommes?|varones|hombres|manner|mannlich)"
_FEMALE = rb"(?:females?|women|woman|girls?|femmes?|mujeres|frauen|weiblich)"
_PERSON = (
    rb"(?: ?(?:patients?|subjects?|participants?|volunteers?|adults?|adolescents?|individuals?|persons?|children"
    rb"|gender|sex|sexes|only|outpatients?|inpatients?|veterans?|people))*"
)
_BEFORE = (
    rb"(?:(?:healthy|adult|adults|adolescent|elderly|older|young|ambulatory|eligible|all|only|either|both"
    rb"|postmenopausal|premenopausal|subjects?|patients?|participants?|volunteers?|sex|gender|must be|is|are|a|an|the"
    rb"|be|asthmatic|normal|caucasian|japanese|chinese)[ :,=/]*)*"
)
_ASKS = folded_pattern(
    rb"(%s)(?:(%s)%s ?(?:,|and|or|/|&|and/or|\+|as well as) ?(?:non-?pregnant,? ?)?%s|(%s)%s ?(?:,|and|or|/|&|and/or"
    rb"|\+) ?%s|(%s)|(%s))%s[\s,;:.(]*(?:$|\n|aged?|ages|between|from|over|above|older|under|younger|at least|with|\d"
    rb"|[<>=\xbb\xab]|and |or |who (?:are )?(?:aged|at least|have been diagnosed|have a)|greater|in the age|having"
    rb"|diagnosed|suffering|undergoing|scheduled|of any)"
    % (_BEFORE, _MALE, _PERSON, _FEMALE, _FEMALE, _PERSON, _MALE, _MALE, _FEMALE, _PERSON)
)
_ANY = folded_pattern(
    rb"(?:both|either|any|all|no|of either|of both|irrespective of|regardless of)[ -](?:genders?"
    rb"|sex(?:es)?)|(?:gender|sex)s?[: ]+(?:both|either|any|all)"
)
_LONGEST = 120
_SIGNS = folded_pattern(rb"male|m[ae]n\b|m[ae]n[s/]|boy|girl|homme|femme|mujer|hombre|frau|mann|varon|weib|sex|gender")


def _read(page: Page) -> Iterator[Predicate]:
    last = -1
    for start, end in find_spans(_SIGNS, page.folded, page.most):
        at = page.criterion_at(start, end)
        if at < 0 or at == last:
            continue
        criterion = page.criteria[at]
        if start - criterion.body > _LONGEST:
            continue
        last = at
        yield from _in_criterion(page, criterion)


def _in_criterion(page: Page, criterion: Words) -> Iterator[Predicate]:
    words = page.folded[criterion.body : min(criterion.end, criterion.body + _LONGEST)]
    match = _ASKS.match(words)
    if match is not None:
        _, both, both_turned, male, _ = match.groups()
        value = "all" if both or both_turned else "male" if male else "female"
        end = max(match.end(group) for group in range(2, 6))
        yield _sex(criterion.body + len(match.group(1)), criterion.body + end, value, page)
    elif b"sex" in words or b"gender" in words:
        match = _ANY.search(words)
        if match is not None:
            yield _sex(criterion.body + match.start(), criterion.body + match.end(), "all", page)


def _sex(start: int, end: int, value: str, page: Page) -> Predicate:
    end = start + len(page.folded[start:end].rstrip(b" \n,;:.(0123456789<>=\xbb\xab"))
    return Predicate(variable="sex", op="is", value=value, start=start, end=end, family="sex")


RULE = Rule(family="sex", read=_read, reads=("sex",))
