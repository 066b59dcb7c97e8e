"""The fact strip: who, how many, what, where. Each fact is one short line from the record's own fields."""

from __future__ import annotations

import msgspec
from django.utils.translation import ngettext

from plaintrial.record import Study
from plaintrial.record.design import Enrollment
from plaintrial.record.markup import inline as one_line
from plaintrial.web.languages import treatment_alone
from plaintrial.web.study.enum_words import INTERVENTION_TYPES, word
from plaintrial.web.study.who import ages, people
from plaintrial.web.texts import said as _
from plaintrial.web.words import capital_first, counted, first_few, sentence_case


class Fact(msgspec.Struct, frozen=True):
    """``icon`` names a drawing of the template ``web/_icons.html``."""

    icon: str
    label: str
    text: str


def facts_of(study: Study, where: str) -> tuple[Fact, ...]:
    """The strip; a fact the record does not state is left out."""
    found = (
        Fact("person", _("Who"), _who(study)),
        Fact("people", _("How many people"), _how_many(study.design.enrollment_info)),
        Fact("hand", _("What is studied"), _what(study)),
        Fact("pin", _("Where"), where),
    )
    return tuple(fact for fact in found if fact.text)


def _who(study: Study) -> str:
    wanted = study.eligibility
    return sentence_case(_("%(people)s, %(ages)s") % {"people": people(wanted), "ages": ages(wanted)})


def _how_many(enrollment: Enrollment) -> str:
    count = enrollment.known_count
    if count is None:
        return ""
    if enrollment.type == "ACTUAL" and count == 0:
        return _("Nobody took part")
    if enrollment.type == "ACTUAL":
        return ngettext("%s person took part", "%s people took part", count) % counted(count)
    if enrollment.type == "ESTIMATED":
        return ngettext("%s person planned", "%s people planned", count) % counted(count)
    return ngettext("%s person", "%s people", count) % counted(count)


def _what(study: Study) -> str:
    """The names of what is given or done, most named first as the registrant listed them."""
    named = [treatment for treatment in study.arms.interventions if treatment.name]
    if not named:
        return _("People are observed") if study.design.study_type == "OBSERVATIONAL" else ""
    names = list(dict.fromkeys(one_line(str(treatment.name)) for treatment in named))
    kinds = {treatment.type for treatment in named}
    listed = first_few([treatment_alone(name) for name in names], 2, _("%d more"))
    if len(kinds) == 1 and "OTHER" not in kinds and (kind := word(INTERVENTION_TYPES, named[0].type)):
        return _("%(kind)s: %(names)s") % {"kind": kind, "names": listed}
    return capital_first(listed)
