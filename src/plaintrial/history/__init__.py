"""Floor 2: two versions of a record -> typed events, each with its importance and a plain sentence. Pure."""

from plaintrial.history.compare import diff
from plaintrial.history.event import IMPORTANCES, KINDS, Event, Importance, Kind, without_told
from plaintrial.history.lifetime import first_seen, no_longer_shown
from plaintrial.history.lines import diff_line
from plaintrial.history.summary import summarise, summary_of

__all__ = ["IMPORTANCES", "KINDS", "Event", "Importance", "Kind", "diff", "diff_line", "first_seen", "no_longer_shown",
           "summarise", "summary_of", "without_told"]  # fmt: skip
