"""What stands on the sheet, cut so that it stays on one page; what is left out is said."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaintrial.eligibility import Criterion, read_criteria
from plaintrial.mirror.queries import StudyPage
from plaintrial.record import Study
from plaintrial.record.markup import inline
from plaintrial.record.status_words import status_word
from plaintrial.web.languages import day_in_words, recorded
from plaintrial.web.shown import shown
from plaintrial.web.study.facts import facts_of
from plaintrial.web.study.places import places_of
from plaintrial.web.study.status import tag_label

ROOM = 4900
"""Characters of criteria that can stand on a page typeset here; less room is tried where they do not fit."""
BROWSER_ROOM = 2600
"""The same where a browser makes the page, in letters it chooses: less, so that they fit in any."""
_LONGEST_POINT, _LONGEST_TITLE, _LONGEST_FACT = 420, 240, 160
_A_LINE = 95
"""Characters in a line of the page: a point takes at least one."""


class Point(msgspec.Struct, frozen=True):
    """A criterion: whether it must be so ("inclusion"), keeps people out ("exclusion") or is unclear."""

    kind: str
    text: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the page, as plain text. ``left_out`` says how many criteria did not fit, "" for none."""

    nct_id: str
    title: str
    status: str
    facts: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: str
    questions: tuple[str, ...]
    version: str
    address: str


def sheet_of(page: StudyPage, headline: str, address: str, room: int = ROOM) -> Sheet:
    """The sheet of a study. ``address`` is that of its page; ``room`` the characters its criteria may take."""
    study = page.study
    points = _points(study)
    kept = _that_fit(points, room)
    left = len(points) - len(kept)
    return Sheet(
        nct_id=study.nct_id,
        title=_cut(headline or study.title, _LONGEST_TITLE),
        status=tag_label(status_word(study.status.overall_status)),
        facts=_facts(study, headline),
        groups=_grouped(kept),
        left_out=_left_out(left) if left else "",
        questions=_questions(),
        version=_version(page),
        address=address,
    )


def _points(study: Study) -> list[Point]:
    text = study.eligibility.eligibility_criteria
    criteria = read_criteria(text or "").criteria
    return [Point(c.kind, _cut(_said(c), _LONGEST_POINT)) for c in criteria if _said(c)]


def _said(criterion: Criterion) -> str:
    return shown(inline(criterion.text[criterion.body - criterion.start :]))


def _that_fit(points: list[Point], room: int) -> list[Point]:
    """As many points as fit: of each kind in turn, so that a long list of one kind does not hide the other."""
    waiting = {kind: [p for p in points if p.kind == kind] for kind in dict.fromkeys(p.kind for p in points)}
    kept: list[Point] = []
    while any(waiting.values()):
        for some in waiting.values():
            if some:
                room -= -(-len(some[0].text) // _A_LINE) * _A_LINE
                if room < 0:
                    return kept
                kept.append(some.pop(0))
    return kept


def _grouped(points: list[Point]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names = (
        ("inclusion", _("Must be so to join (inclusion)")),
        ("exclusion", _("Keeps people out (exclusion)")),
        ("unclear", _("The record does not say which")),
    )
    found = ((name, tuple(p.text for p in points if p.kind == kind)) for kind, name in names)
    return tuple((name, texts) for name, texts in found if texts)


def _left_out(count: int) -> str:
    said = ngettext("%d more point is in the record.", "%d more points are in the record.", count) % count
    return said + " " + _("This page has no room for it. See the study's page.")


def _facts(study: Study, headline: str) -> tuple[tuple[str, str], ...]:
    places = places_of(study.places.locations, study.status.overall_status)
    given = [(fact.label, fact.text) for fact in facts_of(study, places.short)]
    sponsor = study.sponsors.lead_sponsor.name or ""
    own_title = recorded(_cut(str(study.title), _LONGEST_FACT)) if headline else ""
    more = [(_("Official title"), own_title), (_("Run by"), _cut(sponsor, _LONGEST_FACT))]
    said = [(label, _cut(text, _LONGEST_FACT)) for label, text in given]
    return tuple((label, text) for label, text in (*said, *more) if text)


def _questions() -> tuple[str, ...]:
    return (
        _("Do I have what this study is about, and am I well enough to join?"),
        _("Does it mix with what I take now? What would I have to stop?"),
        _("What speaks against it for me? What are my other choices?"),
        _("Would you talk with the study team for me?"),
    )


def _version(page: StudyPage) -> str:
    return _("ClinicalTrials.gov %(id)s, as the registry showed it on %(day)s. Version %(n)d here, %(hash)s.") % {
        "id": page.study.nct_id,
        "day": day_in_words(page.current_as_of),
        "n": page.version.number,
        "hash": page.version.hash[:12],
    }


def _cut(text: str, most: int) -> str:
    text = " ".join(filter(None, shown(text).replace("\n", " ").replace("\t", " ").split(" ")))  # keeps hard spaces
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0][: most - 1] + "…"
