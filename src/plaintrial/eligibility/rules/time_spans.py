"""Spans of life: expected survival, length of illness, weeks of pregnancy."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

RULE = Rule(
    family="time_spans",
    measures=(
        *measures(
            "time",
            life_expectancy=rb"(?:(?:anticipated|estimated|expected|predicted|projected|minimum|an"
            rb"|patient's) )*(?:life[- ]?(?:expectanc(?:y|ies)|span)|survival(?: time| expectation)?|lifespan)"
            rb"|expected to (?:be alive|live|survive)|prognosis",
            gestational_age=rb"gestation(?:al)?(?: age)?(?: at birth| at delivery)?|post-?menstrual age|pma",
            disease_duration=rb"(?:disease|symptom|illness|asthma|diabetes|pain)[- ]duration"
            rb"|duration of (?:the )?(?:disease|symptoms|illness|diagnosis|pain|complaints)",
            postnatal_age=rb"post-?natal age|chronological age|hours of life|days of life",
            bone_age=rb"bone age",
            age_at_onset=rb"age (?:at|of) (?:onset|diagnosis|first)",
            hospital_stay=rb"(?:hospital|icu) stay|length of stay",
            surgery_duration=rb"(?:operating|operative|surgical|surgery) (?:time|duration)|planned surgical duration",
        ),
    ),
)
