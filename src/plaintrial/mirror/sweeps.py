"""Reading what sweeps found: which studies are missing here, which the registry no longer lists."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.mirror.models import Alias, Run, Study, SweptId
from plaintrial.mirror.prepared import REGISTRY

SYNC = "sync"
_SETTLED = (Run.State.DONE, Run.State.HELD)


def held_count() -> int:
    """How many studies the mirror holds."""
    return Study.objects.count()


def last_settled(scope: str, timestamp: str) -> bool:
    """Whether a sync of this scope came to its end on these data of the registry."""
    return Run.objects.filter(kind=SYNC, scope=scope, data_timestamp=timestamp, state__in=_SETTLED).exists()


def unfinished(scope: str, timestamp: str) -> Run | None:
    """The sync of this scope that did not come to its end, if the registry's data are still the same."""
    last = Run.objects.filter(kind=SYNC, scope=scope).order_by("-pk").first()
    resumable = last is not None and last.data_timestamp == timestamp and last.state not in _SETTLED
    return last if resumable else None


def missing(run: Run) -> list[str]:
    """Ids the sweep listed that the mirror does not hold."""
    held = Study.objects.filter(registry=REGISTRY).values("registry_id")
    rows = SweptId.objects.filter(run=run).exclude(registry_id__in=held).order_by("registry_id")
    return list(rows.values_list("registry_id", flat=True))


def not_held(ids: Sequence[str]) -> list[str]:
    """Those of ``ids`` that the mirror holds neither by themselves nor as an alias."""
    held = set(Study.objects.filter(registry=REGISTRY, registry_id__in=ids).values_list("registry_id", flat=True))
    held |= set(Alias.objects.filter(registry=REGISTRY, alias__in=ids).values_list("alias", flat=True))
    return [nct_id for nct_id in ids if nct_id not in held]


def vanished(run: Run) -> list[str]:
    """Ids the last sweep of the same scope listed, that this one does not."""
    last = Run.objects.filter(kind=SYNC, scope=run.scope, state__in=_SETTLED, pk__lt=run.pk).order_by("-pk").first()
    if last is None:
        return []
    now = SweptId.objects.filter(run=run).values("registry_id")
    rows = SweptId.objects.filter(run=last).exclude(registry_id__in=now).order_by("registry_id")
    return list(rows.values_list("registry_id", flat=True))


def absent_before(run: Run) -> list[str]:
    """Ids that an earlier sync was told are not there, and that are not marked yet."""
    now = SweptId.objects.filter(run=run).values("registry_id")
    rows = Study.objects.filter(absences__gt=0, no_longer_shown_since=None).exclude(registry_id__in=now)
    return list(rows.values_list("registry_id", flat=True))
