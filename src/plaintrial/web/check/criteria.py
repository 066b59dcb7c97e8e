"""From criteria to what the browser weighs. The rules of screening are asked what decides, not written again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from plaintrial.eligibility import CriteriaTree, read_criteria
from plaintrial.eligibility import Criterion as Read
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.questions.key import key_of
from plaintrial.eligibility.screening.asked import Asked, asked_by
from plaintrial.eligibility.screening.forbidden import forbidden
from plaintrial.eligibility.screening.optional import allowed, bare_names
from plaintrial.record.markup import inline
from plaintrial.web.check.atoms import Page, atom_of
from plaintrial.web.check.bundle import Atom, Criterion
from plaintrial.web.check.caution import Surroundings, is_vacuous, may_stop, stands_alone
from plaintrial.web.check.pool import Pool
from plaintrial.web.check.probe import NOBODY, Probe
from plaintrial.web.check.worth import gain_of
from plaintrial.web.shown import shown

_KEPT = 600
_LETTERS = {"inclusion": "i", "exclusion": "e", "unclear": "u"}


class Weighed(msgspec.Struct, frozen=True):
    """A criterion, what it asks, and what of it decides: nothing that hangs on a language or on other studies.

    ``lacking``: that none of several things holds speaks against a person, unless something decides alone.
    """

    criterion: Read
    made: Criterion
    asked: tuple[Asked, ...] = ()
    decides: tuple[bool, ...] = ()
    lacking: bool = False
    fits: str = ""


def compiled(text: str, pool: Pool, own: frozenset[str], *, failing_only: bool = False) -> Iterator[Criterion]:
    """Yield the criteria of a text in its order, without the lines that only head others.

    ``own``: the question keys of the illnesses the study is about. With ``failing_only`` a criterion that no answer
    can fail comes without words and tests: it is only to be counted, and that takes a third of the time.
    """
    page = Page(text, fold(text))
    for each in weighed(text, own, failing_only):
        atoms = tuple(
            _atom(asked, each.criterion, page, pool, stops)
            for asked, stops in zip(each.asked, each.decides, strict=True)
        )
        if all(atom.q < 0 for atom in atoms):
            yield each.made
        else:
            # What decides may still be asked of nobody: only then may the lack of all several speak.
            none = each.lacking and not any(atom.decides for atom in atoms)
            yield msgspec.structs.replace(each.made, atoms=atoms, fits=each.fits, none=none)


@lru_cache(maxsize=_KEPT)
def tree_of(text: str) -> CriteriaTree:
    """The text read; kept, for the same studies are weighed for several conditions, places and languages."""
    return read_criteria(text)


@lru_cache(maxsize=_KEPT)
def weighed(text: str, own: frozenset[str], failing_only: bool) -> tuple[Weighed, ...]:
    """What each criterion of a text asks and decides; kept like the tree."""
    tree = tree_of(text)
    folded, around = fold(text), Surroundings(own, allowed(tree) | bare_names(tree))
    by_id = {criterion.id: criterion for criterion in tree.criteria}
    parents = {criterion.parent for criterion in tree.criteria}
    keeps_out = forbidden(tree)  # "No heart disease, such as:" and the illnesses under it
    listed = [
        msgspec.structs.replace(criterion, kind="exclusion") if criterion.id in keeps_out else criterion
        for criterion in tree.criteria
        if criterion.predicates or criterion.id not in parents
    ]
    weighed_ones = (
        _weighed(criterion, folded, by_id.get(criterion.parent or ""), around, failing_only)
        for criterion in listed[:MOST_WEIGHED]
    )
    return (*weighed_ones, *(_left_to_the_team(criterion, failing_only) for criterion in listed[MOST_WEIGHED:]))


MOST_WEIGHED = 500
"""Real texts have up to some 200 criteria; of a text with more than this the others are shown, and never decide."""


def _left_to_the_team(criterion: Read, failing_only: bool) -> Weighed:
    said = "" if failing_only else _said(criterion)
    return Weighed(criterion, Criterion(id=criterion.id, kind=_LETTERS[criterion.kind], text=said, read=False))


def _weighed(criterion: Read, folded: bytes, above: Read | None, around: Surroundings, failing_only: bool) -> Weighed:
    kind = _LETTERS[criterion.kind]
    made = Criterion(id=criterion.id, kind=kind, text="", read=bool(criterion.predicates))
    whole = kind != "u" and stands_alone(criterion, above, folded, around)
    if failing_only and not whole:
        return Weighed(criterion, made)
    asked = asked_by(criterion, folded, NOBODY, unsaid=True)
    probe = Probe(criterion, folded, asked)
    decides = tuple(
        whole and may_stop(each, asked, criterion, folded, around) and probe.stops(at) for at, each in enumerate(asked)
    )
    lacking = whole and any(key_of(each.predicate) in around.own for each in asked) and probe.none_stops()
    if failing_only and not lacking and not any(decides):
        return Weighed(criterion, made)
    made = msgspec.structs.replace(made, text=_said(criterion), part_of=_said(above) if above else "")
    if kind == "u" or not asked:
        return Weighed(criterion, made)
    return Weighed(criterion, made, tuple(asked), decides, lacking, probe.fits())


def _said(criterion: Read) -> str:
    """The criterion's words, fit for a page."""
    return shown(inline(criterion.text[criterion.body - criterion.start :]))


def _atom(each: Asked, criterion: Read, page: Page, pool: Pool, decides: bool) -> Atom:
    atom = atom_of(each.predicate, page, pool, decides=decides)
    if atom.t >= 0 and is_vacuous(each.predicate, criterion.kind):
        # "At least 4 weeks since" is "not within 4 weeks": so whoever never had it is as asked.
        atom = msgspec.structs.replace(atom, op="<" if atom.op == ">=" else "<=", neg=not atom.neg)
    gain = gain_of(each.predicate, keeps_out=criterion.kind == "exclusion")
    return msgspec.structs.replace(atom, decides=True, gain=gain) if decides else atom
