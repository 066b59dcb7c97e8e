"""From criteria to what the browser weighs. The rules of screening are asked what decides, not written again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from plaintrial.eligibility import CriteriaTree, Verdict
from plaintrial.eligibility import Criterion as Read
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.asked import Asked, asked_by
from plaintrial.eligibility.screening.exclusion import judge_exclusion
from plaintrial.eligibility.screening.inclusion import judge_inclusion
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.truth import Finding
from plaintrial.record.markup import inline
from plaintrial.web.check.atoms import Page, atom_of
from plaintrial.web.check.bundle import Atom, Criterion
from plaintrial.web.check.pool import Pool
from plaintrial.web.check.worth import gain_of
from plaintrial.web.shown import shown

Judge = Callable[[Read, bytes, list[Asked], Patient], Verdict]
NOBODY = Patient(sentences=("",), folded=(b"",))
_LETTERS = {"inclusion": "i", "exclusion": "e", "unclear": "u"}
_JUDGES: dict[str, Judge] = {"inclusion": judge_inclusion, "exclusion": judge_exclusion}
_COUNTS = folded_pattern(
    rb"\b(?:at least|one|two|three|four|\d+ ?(?:or more )?of|more of|any of|either|if|unless|except|must have|who|only|"
    rb"some|cohort|group|arm|part)\b"
)
"""A line above others that counts them or limits whom they are for: none of them decides alone."""


def compiled(tree: CriteriaTree, pool: Pool) -> Iterator[Criterion]:
    """Yield the criteria of a text in its order, without the lines that only head others."""
    page = Page(tree.text, fold(tree.text))
    by_id = {criterion.id: criterion for criterion in tree.criteria}
    parents = {criterion.parent for criterion in tree.criteria}
    for criterion in tree.criteria:
        if criterion.id in parents and not criterion.predicates:
            continue
        above = by_id.get(criterion.parent or "")
        yield _compiled(criterion, page, above, pool)


def _compiled(criterion: Read, page: Page, above: Read | None, pool: Pool) -> Criterion:
    folded = page.folded
    asked = asked_by(criterion, folded, NOBODY)
    made = Criterion(
        id=criterion.id,
        kind=_LETTERS[criterion.kind],
        text=_said(criterion),
        part_of=_said(above) if above else "",
        read=bool(criterion.predicates),
    )
    judge = _JUDGES.get(criterion.kind)
    if judge is None or not asked:
        return made
    held = above is not None and _COUNTS.search(folded[above.start : above.end]) is not None
    atoms = [
        _with_worth(atom_of(each.predicate, page, pool, decides=decides), each, criterion, decides)
        for each, decides in zip(asked, _deciding(judge, criterion, folded, asked, held), strict=True)
    ]
    if all(atom.q < 0 for atom in atoms):
        return made
    none = (
        len(atoms) > 1
        and not held
        and criterion.kind == "inclusion"
        and not any(atom.decides for atom in atoms)
        and _judged(judge, criterion, folded, asked, [False] * len(asked)) == "does_not_fit"
    )
    fits = _fits(judge, criterion, folded, asked)
    return msgspec.structs.replace(made, atoms=tuple(atoms), fits=fits, none=none)


def _said(criterion: Read) -> str:
    """The criterion's words, fit for a page."""
    return shown(inline(criterion.text[criterion.body - criterion.start :]))


def _with_worth(atom: Atom, each: Asked, criterion: Read, decides: bool) -> Atom:
    gain = gain_of(each.predicate, keeps_out=criterion.kind == "exclusion")
    return msgspec.structs.replace(atom, decides=decides, gain=gain) if decides else atom


def _deciding(judge: Judge, criterion: Read, folded: bytes, asked: list[Asked], held: bool) -> list[bool]:
    """Which of what is asked can alone say that a person does not fit."""
    if held:
        return [False] * len(asked)
    against = criterion.kind == "exclusion"
    return [
        _judged(judge, criterion, folded, asked, [against if n == at else None for n in range(len(asked))])
        == "does_not_fit"
        for at in range(len(asked))
    ]


def _fits(judge: Judge, criterion: Read, folded: bytes, asked: list[Asked]) -> str:
    """How answers can say that a person fits."""
    wanted = criterion.kind == "inclusion"
    alone = [wanted, *[None] * (len(asked) - 1)]
    if wanted and _judged(judge, criterion, folded, asked, alone) == "fits":
        return "first"
    return "all" if _judged(judge, criterion, folded, asked, [wanted] * len(asked)) == "fits" else ""


def _judged(judge: Judge, criterion: Read, folded: bytes, asked: list[Asked], truths: list[bool | None]) -> str:
    """The outcome if what is asked were so known."""
    supposed = [_supposed(each, truth) for each, truth in zip(asked, truths, strict=True)]
    return judge(criterion, folded, supposed, NOBODY).verdict


def _supposed(each: Asked, truth: bool | None) -> Asked:
    """Who never had an illness has no severe one: then what narrows it does not count."""
    never = truth is False and each.predicate.op == "is" and not each.predicate.negated
    return msgspec.structs.replace(each, finding=Finding(truth), narrowed=each.narrowed and not never)
