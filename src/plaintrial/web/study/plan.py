"""What people in the study do: its groups, what each gets, and how groups are chosen."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from plaintrial.record import Study
from plaintrial.record.arms import ArmGroup, Intervention
from plaintrial.record.design import Masking
from plaintrial.web.rich import inline, rich
from plaintrial.web.study.enum_words import (
    ALLOCATION,
    ARM_TYPES,
    INTERVENTION_TYPES,
    MASKED,
    MODELS,
    PHASE_MEANINGS,
    TIME,
    TYPE_MEANINGS,
    meaning,
    word,
)
from plaintrial.web.texts import said as _
from plaintrial.web.words import joined

_KINDS = frozenset(
    {"Drug", "Device", "Biological", "Procedure", "Procedure/Surgery", "Radiation", "Behavioral", "Genetic",
     "Dietary Supplement", "Combination Product", "Diagnostic Test", "Other"}
)  # fmt: skip
"""The kinds as the registry spells them in ``interventionNames``."""


class Arm(msgspec.Struct, frozen=True):
    """A group: its name, what kind, its description, and the names of what it gets."""

    label: Markup
    kind: str
    text: Markup
    gets: tuple[Markup, ...]


class Treatment(msgspec.Struct, frozen=True):
    """Something given or done: kind, name, description, other names."""

    kind: str
    name: Markup
    text: Markup
    other_names: tuple[str, ...]


class Plan(msgspec.Struct, frozen=True):
    """The section: plain sentences about the design, groups, treatments."""

    sentences: tuple[str, ...]
    arms: tuple[Arm, ...]
    treatments: tuple[Treatment, ...]


def plan_of(study: Study, *, asked: bool = False) -> Plan:
    """The plan; what the record does not say is left out. ``asked``: the page tells already what people are asked."""
    return Plan(
        sentences=() if asked else _sentences(study),
        arms=tuple(_arm(group) for group in study.arms.arm_groups if group.label or group.description),
        treatments=tuple(_treatment(given) for given in study.arms.interventions if given.name or given.description),
    )


def _sentences(study: Study) -> tuple[str, ...]:
    design = study.design.design_info
    said = (
        meaning(TYPE_MEANINGS, study.design.study_type),
        *(meaning(PHASE_MEANINGS, phase) for phase in study.design.phases),
        meaning(MODELS, design.intervention_model or design.observational_model),
        meaning(ALLOCATION, design.allocation),
        _masking(design.masking_info),
        meaning(TIME, design.time_perspective),
    )
    return tuple(sentence for sentence in said if sentence)


def _masking(masking: Masking) -> str:
    if masking.masking == "NONE":
        return _("Everyone knows who gets what.")
    known = [word(MASKED, who) for who in masking.who_masked if who in MASKED]
    if known:
        return _("During the study, these people do not know who gets what: %s.") % joined(known)
    named = {"SINGLE", "DOUBLE", "TRIPLE", "QUADRUPLE"}
    return _("During the study, some people do not know who gets what.") if masking.masking in named else ""


def _arm(group: ArmGroup) -> Arm:
    return Arm(
        label=inline(_group_name(group.label or "")),
        kind=word(ARM_TYPES, group.type),
        text=rich(group.description),
        gets=tuple(inline(_without_kind(name)) for name in group.intervention_names),
    )


def _group_name(label: str) -> str:
    """The label; "Group 1" and "Group A" for a label that is a number or a letter alone."""
    if not label.strip():
        return _("Group without a name")
    return _("Group %s") % label if len(label) == 1 or label.isdigit() else label


def _without_kind(name: str) -> str:
    """ "Drug: Ibuprofen" as "Ibuprofen": the registry puts the kind before each name."""
    kind, _colon, rest = name.partition(": ")
    return rest if rest and kind in _KINDS else name


def _treatment(given: Intervention) -> Treatment:
    return Treatment(
        kind=word(INTERVENTION_TYPES, given.type) if given.type != "OTHER" else "",
        name=inline(given.name or _("No name given")),
        text=rich(given.description),
        other_names=given.other_names,
    )
