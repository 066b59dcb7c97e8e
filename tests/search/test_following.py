"""Following the mirror: processes side by side make what one makes, and names read before are taken where they hold."""

from __future__ import annotations

import multiprocessing

import pytest

from plaintrial.mirror import feed
from plaintrial.search import Asked, follow, named, open_index, search, side_by_side
from plaintrial.search.before import with_named
from plaintrial.search.folder import current_generation
from plaintrial.search.side_by_side import all_prepared
from tests.search.records import LYON, MADRID, status, study
from tests.web.kept import keep


def some(changed: str = "") -> list[dict[str, object]]:
    return [study(n, f"Lupus {n} {changed}", sites=[(LYON, MADRID)[n % 2]]) for n in range(1, 14)]


@pytest.fixture
def spread(monkeypatch: pytest.MonkeyPatch) -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes are not copied on this system")
    monkeypatch.setattr(side_by_side, "_WORTH_OTHERS", 8)
    monkeypatch.setattr(side_by_side, "_HERE", 3)
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)
    monkeypatch.setattr(side_by_side, "is_alone", lambda: True)


@pytest.mark.usefixtures("spread")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
class TestSpread:
    def test_others_prepare_what_one_process_prepares(self, indexed, monkeypatch):
        indexed(*some())
        given = [(kept, None) for kept in feed.current_contents()]
        spread = list(all_prepared(given))
        monkeypatch.setattr(side_by_side, "cores", lambda: 1)
        alone = list(all_prepared(given))
        assert [f for each in spread for f in each.fields] == [f for each in alone for f in each.fields]
        assert [len(each.fields) for each in spread] == [3, 10]

    def test_an_index_built_and_followed_finds_the_newest(self, indexed):
        indexed(*some())
        keep(*some("anew"))
        assert follow().written == 13
        found = search(Asked(text="lupus anew", per_page=50))
        assert {hit.nct_id for hit in found.hits} == {f"NCT{n:08}" for n in range(1, 14)}
        assert found.total == open_index().studies == 13


class TestNamed:
    def test_what_an_unchanged_name_meant_is_not_read_again(self, indexed, monkeypatch):
        indexed(study(1, "Lupus in Lyon", "Lupus"))
        keep(study(1, "Lupus in Lyon", "Lupus", status=status("COMPLETED")))
        monkeypatch.setattr(named, "study_conditions", None)
        follow()
        assert search(Asked(text="lupus", statuses=("COMPLETED",))).total == 1

    def test_a_changed_name_is_read(self, indexed):
        indexed(study(1, "Lupus in Lyon", "Lupus"))
        keep(study(1, "Asthma in Lyon", "Asthma"))
        follow()
        assert [search(Asked(text=text)).total for text in ("lupus", "asthma")] == [0, 1]

    def test_a_new_study_has_named_nothing_before(self, indexed):
        indexed(study(1, "Lupus", "Lupus"))
        keep(study(2, "Asthma", "Asthma"))
        before = {kept.nct_id: named for kept, named in with_named(current_generation(), feed.current_contents())}
        assert before["NCT00000001"]
        assert before["NCT00000002"] is None
