"""From a search or a study to a wish: the words are read as the site's search reads them."""

from __future__ import annotations

from collections.abc import Iterable

from plaintrial.conditions import vocabulary
from plaintrial.ground.errors import UserError
from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.mirror.queries import study_page
from plaintrial.record.markup import inline as one_line
from plaintrial.search import Asked
from plaintrial.search.reader import open_index
from plaintrial.search.understand import understand
from plaintrial.search.understood import Part
from plaintrial.search.words import IDLE
from plaintrial.watches.topics import OF_A_SEARCH, OF_A_STUDY, Topic
from plaintrial.watches.wish import MOST_GROUPS, MOST_OF_ONE, Around, Wish
from plaintrial.web.study.headlines import headlines_said

_FARTHEST = 20_040.0
_USUAL_KM = 50.0
_LONGEST_LABEL = 160


class NothingToWatch(UserError):
    """The wish would be every study there is."""

    def __init__(self) -> None:
        super().__init__("name a study, a condition, a sponsor, a place or other words to watch for")


def wish_of_study(typed: str, *, topics: tuple[Topic, ...] = OF_A_STUDY, for_other: bool = False) -> Wish:
    """A wish for one study. ``UserError`` when it is not one this mirror holds."""
    nct_id = canonical_nct_id(typed)
    page = study_page(nct_id) if nct_id else None
    if nct_id is None or page is None:
        raise UserError("there is no such study here")
    called = headlines_said([nct_id]).get(nct_id) or one_line(page.study.title)
    label = f"{_cut(called)} ({nct_id})"
    return Wish(study=nct_id, topics=topics, label=label, path=f"/studies/{nct_id}", for_other=for_other)


def wish_of_search(
    asked: Asked, *, topics: tuple[Topic, ...] = OF_A_SEARCH, label: str = "", path: str = "", for_other: bool = False
) -> Wish:
    """A wish for all that a search finds. ``NothingToWatch`` when it asks for nothing that can be watched."""
    parts = [part for part in understand(asked, open_index() or _Unknowing()).needed if not _unsayable(part)]
    ids = [part.text for part in parts if part.kind == "id"]
    if len(ids) == 1 and len(parts) == 1:
        return wish_of_study(ids[0], for_other=for_other)
    around = None
    if asked.near is not None:
        km = min(asked.within_km or _USUAL_KM, _FARTHEST)
        around = Around(asked.near.lat, asked.near.lon, km, asked.near.name)
    wish = Wish(
        conditions=tuple(filter(None, map(_concepts, parts)))[:MOST_GROUPS],
        words=_stems(part for part in parts if not part.meant and part.kind in ("condition", "phrase", "word")),
        treatments=_stems(part for part in parts if part.kind == "treatment"),
        sponsor=_stems(part for part in parts if part.kind == "sponsor"),
        around=around,
        countries=asked.countries[:MOST_OF_ONE],
        statuses=asked.statuses[:MOST_OF_ONE],
        phases=asked.phases[:MOST_OF_ONE],
        types=asked.types[:MOST_OF_ONE],
        age_years=asked.age_years,
        sex="FEMALE" if asked.sex == "FEMALE" else "MALE" if asked.sex == "MALE" else "",
        healthy=True if asked.healthy else None,
        has_results=asked.has_results,
        topics=topics,
        label=_cut(label or _named(parts, asked)),
        path=path,
        for_other=for_other,
    )
    if not (wish.conditions or wish.words or wish.treatments or wish.sponsor or wish.around or wish.countries):
        raise NothingToWatch
    return wish


def _unsayable(part: Part) -> bool:
    """A choice of more than conditions, which a wish cannot say: it is left away, so that it holds back no news."""
    return any(len(way) != 1 or not way[0].meant or way[0].ways for way in part.ways)


def _concepts(part: Part) -> tuple[str, ...]:
    """The conditions of which one is enough."""
    return tuple(meant.concept for leaf in part.leaves for meant in leaf.meant)


class _Unknowing:
    """Stands in for an index that is not there yet: knows no word, corrects none."""

    def frequency(self, field: str, stem: str) -> int:
        del field, stem
        return 1

    def correction(self, stem: str) -> str | None:
        del stem
        return None


def _stems(parts: Iterable[Part]) -> tuple[str, ...]:
    found = dict.fromkeys(stem for part in parts for stem in part.stems if stem not in IDLE)
    return tuple(found)[:MOST_OF_ONE]


def _named(parts: Iterable[Part], asked: Asked) -> str:
    """What the search is about, in words."""
    known = [[vocabulary().concept(leaf.meant[0].concept) for leaf in p.leaves if leaf.meant] for p in parts]
    said = [" or ".join(concept.name for concept in choice if concept) for choice in known if choice]
    said += [part.text for part in parts if not _concepts(part)]
    label = f"Studies of {', '.join(said)}" if said else "Studies"
    if asked.near is not None:
        label += f" near {asked.near.name or 'a place'}"
    return label


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1] + "…"
