"""Feeds of what changed: Atom, JSON Feed and iCalendar, for a study, a condition or a search. No account needed."""
