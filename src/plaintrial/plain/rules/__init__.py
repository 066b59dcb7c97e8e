"""Every rule, in the order its sentences are read. One rule a file: its module's docstring says where it comes from."""

from __future__ import annotations

from plaintrial.plain.rules import (
    about_condition,
    ages,
    arms,
    birth_control,
    cannot_join,
    could_go_wrong,
    could_lead_to,
    dates,
    groups,
    headline,
    healthy_volunteers,
    how_it_watches,
    how_long,
    how_many,
    main_measure,
    masking,
    model,
    money,
    more_criteria,
    phase,
    placebo,
    places,
    purpose,
    result_numbers,
    results_posted,
    samples_kept,
    sex,
    status,
    stopped,
    study_type,
    tests_and_samples,
    treatments,
    visits,
    who_runs,
)
from plaintrial.plain.rules.rule import Rule

HEADLINE_RULE: Rule = headline.RULE

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        study_type, about_condition, treatments, phase,
        purpose, how_it_watches, main_measure,
        ages, sex, healthy_volunteers, how_many, cannot_join, more_criteria,
        groups, arms, placebo, masking, model, tests_and_samples, samples_kept, how_long, visits, birth_control, money,
        could_lead_to, could_go_wrong,
        places, status, dates,
        stopped, results_posted, result_numbers,
        who_runs,
    )
)  # fmt: skip

BY_ID: dict[str, Rule] = {rule.id: rule for rule in (HEADLINE_RULE, *RULES)}
