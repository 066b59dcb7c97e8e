"""Search: an index derived from the mirror, disposable, and how people's words find studies in it."""

from plaintrial.search.answer import search
from plaintrial.search.asked import Asked, Near, Sort
from plaintrial.search.found import Count, Found, Hit, NearestSite, Step, Suggestion
from plaintrial.search.reader import open_index
from plaintrial.search.registry_url import parse_registry_url
from plaintrial.search.similar import Similar, similar
from plaintrial.search.writing import Indexed, build, follow, freshen

__all__ = [
    "Asked",
    "Count",
    "Found",
    "Hit",
    "Indexed",
    "Near",
    "NearestSite",
    "Similar",
    "Sort",
    "Step",
    "Suggestion",
    "build",
    "follow",
    "freshen",
    "open_index",
    "parse_registry_url",
    "search",
    "similar",
]
