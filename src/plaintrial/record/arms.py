"""Arms and what is given in them (``protocolSection.armsInterventionsModule``)."""

from __future__ import annotations

from plaintrial.record.part import Part


class ArmGroup(Part, frozen=True):
    """An arm (interventional) or a group (observational)."""

    label: str | None = None
    type: str | None = None
    description: str | None = None
    intervention_names: tuple[str, ...] = ()


class Intervention(Part, frozen=True):
    """A drug, device, procedure, behaviour ... under study."""

    type: str | None = None
    name: str | None = None
    description: str | None = None
    arm_group_labels: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


class ArmsInterventions(Part, frozen=True):
    """``armsInterventionsModule``."""

    arm_groups: tuple[ArmGroup, ...] = ()
    interventions: tuple[Intervention, ...] = ()
