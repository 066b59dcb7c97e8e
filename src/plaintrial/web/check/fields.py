"""The registry's own fields (ages, sex, healthy volunteers) as criteria the browser weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from plaintrial.eligibility.screening.registry_fields import age_limit
from plaintrial.web.check import worth
from plaintrial.web.check.bundle import Atom, Criterion
from plaintrial.web.check.pool import Pool

_A_YEAR_COUNTS = 2


def fields_of(module: Mapping[str, Any], pool: Pool, disputed: frozenset[str]) -> Iterator[Criterion]:
    """Yield them. Where the text says otherwise (``disputed``: "age", "sex") neither decides: ask the team."""
    for name, words, op in (("minimumAge", _("Youngest age: %s"), ">="), ("maximumAge", _("Oldest age: %s"), "<=")):
        limit = age_limit(module.get(name))
        if limit is not None:
            whole = op == "<=" and limit >= _A_YEAR_COUNTS
            atom = Atom(q=pool.age, op=op, v=limit, whole=whole, decides=True, gain=worth.AGE)
            yield _field(name, words % module[name], atom, "age" in disputed)
    sex = module.get("sex")
    if sex in ("MALE", "FEMALE"):
        means = {each: each == sex.lower() for each in ("female", "male")}
        atom = Atom(q=pool.sex, means=means, decides=True, gain=worth.SEX)
        yield _field("sex", _("Sex: female only") if sex == "FEMALE" else _("Sex: male only"), atom, "sex" in disputed)
    if module.get("healthyVolunteers") is False:
        atom = Atom(q=pool.ill, means={"ill": True, "healthy": False}, decides=True, gain=worth.HEALTHY)
        yield _field("healthyVolunteers", _("Healthy volunteers: no"), atom, disputed=False)


def _field(name: str, text: str, atom: Atom, disputed: bool) -> Criterion:
    return Criterion(id=name, kind="i", text=text, atoms=() if disputed else (atom,), fits="" if disputed else "all")
