"""A study in one line: what is tried, and who can join."""

from __future__ import annotations

from django.utils.translation import gettext as _

from plaintrial.record.eligibility import Eligibility
from plaintrial.record.markup import inline as one_line
from plaintrial.search.shown import Shown
from plaintrial.web.languages import treatment_alone
from plaintrial.web.study.who import ages, people, read_age
from plaintrial.web.words import first_few, sentence_case

_MOST_NAMED = 2
_LONGEST_NAME = 60


def in_one_line(shown: Shown) -> str:
    """ "Baricitinib. Women, 18 to 45 years.": from the record's own fields, what it does not state left out."""
    return " ".join(f"{part}." for part in (_tried(shown), _who(shown)) if part)


def _tried(shown: Shown) -> str:
    names = list(dict.fromkeys(one_line(name) for name in shown.interventions))
    if not names or any(len(name) > _LONGEST_NAME for name in names[:_MOST_NAMED]):
        return _("People are observed") if shown.study_type == "OBSERVATIONAL" and not names else ""
    said = [treatment_alone(name.rstrip(".")) for name in names]
    return sentence_case(first_few(said, _MOST_NAMED, _("%d more")))


def _who(shown: Shown) -> str:
    wanted = Eligibility(
        sex=shown.sex or None,
        minimum_age=shown.minimum_age,
        maximum_age=shown.maximum_age,
        healthy_volunteers=shown.healthy,
    )
    if read_age(shown.minimum_age) is None and read_age(shown.maximum_age) is None:
        return sentence_case(people(wanted))
    return sentence_case(_("%(people)s, %(ages)s") % {"people": people(wanted), "ages": ages(wanted)})
