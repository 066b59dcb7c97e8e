"""A study's whole check: the registry's own fields, then the criteria in the order of the text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from plaintrial.conditions import normalise
from plaintrial.eligibility import CriteriaTree, Verdict
from plaintrial.eligibility.families import LEXICON
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.questions.key import NAMED
from plaintrial.eligibility.screening.illness import VARIABLE, broader
from plaintrial.eligibility.screening.registry_fields import reconcile
from plaintrial.eligibility.screening.verdict import verdict_of
from plaintrial.search.speech import condition_said
from plaintrial.web.check.bundle import Bundle, Criterion, StudyCheck
from plaintrial.web.check.criteria import compiled, tree_of
from plaintrial.web.check.fields import fields_of
from plaintrial.web.check.pool import Pool

_FEW_HITS, _MOST_HITS = 10, 200
_LONGEST_TERMS = 4000
_NO_ILLNESS = frozenset(("treatment", "symptom", "language", "surgery", "biopsy", "transplant", "vaccine", "healthy"))


def study_bundle(raw: Mapping[str, Any]) -> Bundle:
    """The bundle of one study; ``raw`` is its v2 record."""
    written = conditions_of(raw)
    pool = Pool(", ".join(map(condition_said, written[:3])) or "—")
    study = study_check(raw, pool)
    if len(written) == 1:
        for key in keys_of(written[0]):
            pool.is_the_illness(key)
        for match in normalise(written):
            if match.id:
                is_of(match.id, pool)
    return Bundle(questions=pool.questions, studies=(study,))


def study_check(raw: Mapping[str, Any], pool: Pool, *, failing_only: bool = False) -> StudyCheck:
    """The criteria of one study; its questions go to the pool. ``failing_only``: see ``criteria.compiled``."""
    module = _module(raw, "eligibilityModule")
    text = module.get("eligibilityCriteria")
    text = text if isinstance(text, str) else ""
    tree = tree_of(text)
    disputed_ids, disputed = disputes(module, tree)
    criteria = [
        _undecided(criterion) if criterion.id in disputed_ids else criterion
        for criterion in compiled(text, pool, own_keys(raw), failing_only=failing_only)
    ]
    any_of = {criterion.id for criterion in tree.criteria if criterion.any_of}
    loose = {c.id for c in tree.criteria if c.parent in any_of and c.kind == "inclusion"}
    criteria = [_never_against(criterion) if criterion.id in loose else criterion for criterion in criteria]
    nct = _module(raw, "identificationModule").get("nctId")
    return StudyCheck(id=str(nct or ""), criteria=(*fields_of(module, pool, disputed), *criteria))


def disputes(module: Mapping[str, Any], tree: CriteriaTree) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of criteria that say another age or sex than the registry's fields, and which of the two they dispute."""
    supposed = [verdict_of(criterion, "fits", "") for criterion in tree.criteria]
    told: list[Verdict] = list(reconcile(module, tree, supposed))
    ids = frozenset(v.id for v in told if v.verdict == "ask")
    against = [verdict_of(criterion, "does_not_fit", "") for criterion in tree.criteria]
    open_ids = frozenset(v.id for v in reconcile(module, tree, against) if v.verdict == "ask")
    kinds = {p.variable for c in tree.criteria if c.id in ids for p in c.predicates}
    return ids | open_ids, frozenset(kinds & {"age", "sex"})


def is_of(concept: str, pool: Pool) -> None:
    """Whoever has what the bundle is about has this illness, and every broader one."""
    for each in broader(concept):
        pool.is_the_illness(f"illness:{each}")


def conditions_of(raw: Mapping[str, Any]) -> list[str]:
    """The conditions as the registrant wrote them."""
    written = _module(raw, "conditionsModule").get("conditions")
    return [term for term in written if isinstance(term, str)] if isinstance(written, list) else []


def own_keys(raw: Mapping[str, Any]) -> frozenset[str]:
    """The question keys of the illnesses a study is about, by its conditions, keywords and title."""
    module, named = _module(raw, "conditionsModule"), _module(raw, "identificationModule")
    keywords = module.get("keywords")
    terms = [*conditions_of(raw), *(keywords if isinstance(keywords, list) else []), named.get("briefTitle")]
    lines = [term for term in terms if isinstance(term, str)]
    about = fold("; ".join(lines)[:_LONGEST_TERMS])
    hits = [entry.term for hit in LEXICON.find(about, _MOST_HITS) for entry in hit.entries if not entry.measure]
    ills = [term for term in hits if term.variable not in _NO_ILLNESS]
    keys = {f"{term.variable}:{term.value}" if term.variable in NAMED else term.variable for term in ills}
    concepts = {match.id for match in normalise(lines[:_FEW_HITS]) if match.id}
    return frozenset(keys | {f"{VARIABLE}:{each}" for concept in concepts for each in broader(concept)})


def keys_of(term: str) -> Iterator[str]:
    """The question keys of the illnesses that are a whole term: "Asthma" -> "condition:asthma", "HIV" -> "hiv"."""
    folded = fold(term.strip())
    for hit in LEXICON.find(folded, _FEW_HITS):
        if (hit.start, hit.end) == (0, len(folded)):
            for entry in hit.entries:
                named = entry.term
                if entry.measure or named.negated or named.variable in _NO_ILLNESS:
                    continue
                yield f"{named.variable}:{named.value}" if named.variable in NAMED else named.variable


def _undecided(criterion: Criterion) -> Criterion:
    return msgspec.structs.replace(criterion, atoms=(), fits="")


def _never_against(criterion: Criterion) -> Criterion:
    atoms = tuple(msgspec.structs.replace(atom, decides=False, gain=0) for atom in criterion.atoms)
    return msgspec.structs.replace(criterion, atoms=atoms)


def _module(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    protocol = raw.get("protocolSection")
    module = protocol.get(name) if isinstance(protocol, Mapping) else None
    return module if isinstance(module, Mapping) else {}
