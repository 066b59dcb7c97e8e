"""Which runs brought studies in bulk: what they call new is newly imported, not newly registered, and nobody's news."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from plaintrial.mirror.models import Run, Study

FEW = 100
"""So many new studies may come in one run without its being a bulk load, however small the mirror."""


def brought_in_bulk(run: Run) -> bool:
    """Whether a run is the first of its scope, or brought most of what is here. Its counts so far decide."""
    enough = max(Study.objects.count() // 2, FEW)
    return int(run.counts.get("new", 0)) > enough or not _earlier(run).exists()


def _earlier(run: Run) -> QuerySet[Run]:
    """Runs that came to an end before this one: of the same scope, or any before a load of files."""
    ended = Run.objects.filter(Q(state=Run.State.DONE) | Q(state=Run.State.HELD), pk__lt=run.pk)
    return ended if run.kind == "load" else ended.filter(kind=run.kind, scope=run.scope)
