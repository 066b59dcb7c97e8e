"""From criteria to what the browser weighs. The rules of screening are asked what decides, not written again."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.eligibility import CriteriaTree
from plaintrial.eligibility import Criterion as Read
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.questions.key import key_of
from plaintrial.eligibility.screening.asked import Asked, asked_by
from plaintrial.eligibility.screening.optional import allowed, bare_names
from plaintrial.record.markup import inline
from plaintrial.web.check.atoms import Page, atom_of
from plaintrial.web.check.bundle import Atom, Criterion
from plaintrial.web.check.caution import Surroundings, is_vacuous, may_stop, stands_alone
from plaintrial.web.check.pool import Pool
from plaintrial.web.check.probe import NOBODY, Probe
from plaintrial.web.check.worth import gain_of
from plaintrial.web.shown import shown

_LETTERS = {"inclusion": "i", "exclusion": "e", "unclear": "u"}


def compiled(tree: CriteriaTree, pool: Pool, own: frozenset[str], *, failing_only: bool = False) -> Iterator[Criterion]:
    """Yield the criteria of a text in its order, without the lines that only head others.

    ``own``: the question keys of the illnesses the study is about. With ``failing_only`` a criterion that no answer
    can fail comes without words and tests: it is only to be counted, and that takes a third of the time.
    """
    page, around = Page(tree.text, fold(tree.text)), Surroundings(own, allowed(tree) | bare_names(tree))
    by_id = {criterion.id: criterion for criterion in tree.criteria}
    parents = {criterion.parent for criterion in tree.criteria}
    for criterion in tree.criteria:
        if criterion.id in parents and not criterion.predicates:
            continue
        above = by_id.get(criterion.parent or "")
        yield _compiled(criterion, page, above, pool, around, failing_only)


def _compiled(
    criterion: Read, page: Page, above: Read | None, pool: Pool, around: Surroundings, failing_only: bool
) -> Criterion:
    kind, folded = _LETTERS[criterion.kind], page.folded
    made = Criterion(id=criterion.id, kind=kind, text="", read=bool(criterion.predicates))
    whole = kind != "u" and stands_alone(criterion, above, folded, around)
    if failing_only and not whole:
        return made
    asked = asked_by(criterion, folded, NOBODY, unsaid=True)
    probe = Probe(criterion, folded, asked)
    decides = [
        whole and may_stop(each, asked, criterion, folded, around) and probe.stops(at) for at, each in enumerate(asked)
    ]
    own = whole and any(key_of(each.predicate) in around.own for each in asked)
    none = own and not any(decides) and probe.none_stops()
    if failing_only and not none and not any(decides):
        return made
    made = msgspec.structs.replace(made, text=_said(criterion), part_of=_said(above) if above else "")
    if kind == "u" or not asked:
        return made
    atoms = tuple(_atom(each, criterion, page, pool, stops) for each, stops in zip(asked, decides, strict=True))
    if all(atom.q < 0 for atom in atoms):
        return made
    # What decides may still be asked of nobody: only then may the lack of all several speak.
    none = own and not any(atom.decides for atom in atoms) and (none or probe.none_stops())
    return msgspec.structs.replace(made, atoms=atoms, fits=probe.fits(), none=none)


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
