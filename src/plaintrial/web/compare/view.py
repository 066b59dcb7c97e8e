"""What is compared, topic by topic; what differs comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec
from django.utils.translation import gettext as _
from markupsafe import Markup

from plaintrial.mirror.queries import StudyPage
from plaintrial.record import Study
from plaintrial.web.languages import day_in_words, recorded
from plaintrial.web.study.plain_words import plain_words
from plaintrial.web.study.timeline import Moment
from plaintrial.web.study.view import StudyView, study_view

MOST = 4
_LETTERS = "ABCD"
Said = tuple[str | Markup, ...]


class Compared(msgspec.Struct, frozen=True):
    """A study in the comparison: its letter, what it is called here, its tag."""

    letter: str
    nct_id: str
    name: str | Markup
    status: str
    tone: str


class Topic(msgspec.Struct, frozen=True):
    """A topic, and what each study says of it, in the order of the studies.

    ``shared``: what all of them say, where that is not the whole; it is left out of ``rest``.
    """

    name: str
    said: tuple[Said, ...]
    same: bool
    shared: Said
    rest: tuple[Said, ...]

    def like(self, place: int) -> tuple[str, ...]:
        """The letters of the later studies that say the same as the one at ``place``, for a list on a phone."""
        later = zip(_LETTERS[place + 1 :], self.rest[place + 1 :], strict=False)
        return tuple(letter for letter, said in later if said == self.rest[place])

    def again(self, place: int) -> bool:
        """Whether an earlier study says the same, so that a phone's list leaves this one out."""
        return self.rest[place] in self.rest[:place]


class Comparison(msgspec.Struct, frozen=True):
    """The page: the studies, the topics in which they differ, and those in which they do not."""

    studies: tuple[Compared, ...]
    different: tuple[Topic, ...]
    same: tuple[Topic, ...]


def comparison(pages: Sequence[StudyPage], now: datetime) -> Comparison:
    """Compare the studies of these pages, ``MOST`` at most."""
    views = [study_view(page, now, reading=plain_words(page)) for page in pages[:MOST]]
    studies = [page.study for page in pages[:MOST]]
    topics = [_topic(name, tuple(say(*pair) for pair in zip(views, studies, strict=True))) for name, say in _topics()]
    spoken = [topic for topic in topics if any(topic.said)]
    return Comparison(
        studies=tuple(_compared(letter, view) for letter, view in zip(_LETTERS, views, strict=False)),
        different=tuple(topic for topic in spoken if not topic.same),
        same=tuple(topic for topic in spoken if topic.same),
    )


def _compared(letter: str, view: StudyView) -> Compared:
    name = view.reading.headline or view.title
    return Compared(letter, view.nct_id, name, view.status.label, view.status.tone)


def _topic(name: str, said: tuple[Said, ...]) -> Topic:
    same = len(set(said)) == 1
    first = () if same else next(iter(said), ())
    shared = tuple(text for text in first if all(text in other for other in said))
    rest = tuple(tuple(text for text in one if text not in shared) for one in said)
    return Topic(name, said, same, shared, rest)


def _topics() -> tuple[tuple[str, Callable[[StudyView, Study], Said]], ...]:
    return (
        (_("Can people join now?"), lambda view, _study: (f"{view.status.answer} {view.status.meaning}",)),
        (_("Who it is for"), _who),
        (_("Healthy volunteers"), lambda view, _study: (view.joining.healthy,)),
        (_("What is studied"), lambda view, _study: _fact(view, "hand")),
        (_("What kind of study"), lambda view, _study: view.kinds),
        (_("What it would ask of you"), lambda view, _study: _plain(view, "asks")),
        (_("How people are put in groups"), lambda view, _study: view.plan.sentences),
        (_("What could go wrong"), lambda view, _study: _plain(view, "go_wrong")),
        (
            _("What it measures first"),
            lambda view, _study: tuple(recorded(str(m.name)) for m in view.outcomes.main[:3]),
        ),
        (_("How many people"), lambda view, _study: _fact(view, "people")),
        (_("Where"), lambda view, _study: _fact(view, "pin")),
        (_("When"), lambda view, _study: tuple(_moment(m) for m in view.when.moments if not m.of_record)),
        (_("Who runs it"), lambda view, _study: (view.team.lead.name,) if view.team.lead else ()),
        (_("Results"), lambda view, _study: (_("Results have been posted.") if view.has_results else _("None yet."),)),
        (_("Last update of the record"), _updated),
    )


def _who(view: StudyView, _study: Study) -> Said:
    return _fact(view, "person")


def _first_measures(view: StudyView, _study: Study) -> Said:
    return tuple(recorded(str(measure.name)) for measure in view.outcomes.main[:3])


def _moment(moment: Moment) -> str:
    said = _("%(what)s: %(when)s") % {"what": moment.name, "when": day_in_words(moment.when)}
    return f"{said} ({moment.said})" if moment.overdue else said


def _updated(_view: StudyView, study: Study) -> Said:
    when = study.status.last_update_post_date_struct.when
    return (day_in_words(when),) if when and when.known else ()


def _fact(view: StudyView, icon: str) -> Said:
    return tuple(fact.text for fact in view.facts if fact.icon == icon)


def _plain(view: StudyView, section: str) -> Said:
    return tuple(sentence.text for sentence in view.reading.of(section)[:4])
