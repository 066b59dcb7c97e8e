"""``/conditions/{slug}/changes``: what changed this month."""

from __future__ import annotations

from tests.web.feeds.conftest import CONTACTS, days_ago, study

LUPUS = "/conditions/systemic-lupus-erythematosus/changes"


def test_what_matters_is_told_by_weight_and_small_edits_are_counted(client, run):
    run(*(study(n, title=f"Study {n}", day=days_ago(90)) for n in (1, 2, 3, 4)))
    contacts = {"centralContacts": [{**CONTACTS["centralContacts"][0], "phone": "555-0199"}]}
    run(
        study(1, title="Study 1", day=days_ago(10), status="TERMINATED"),
        study(2, title="Another title", day=days_ago(9)),
        study(3, title="Study 3", day=days_ago(8), contacts=contacts),
        study(4, title="Study 4", day=days_ago(40), status="COMPLETED"),
    )
    html = client.get(LUPUS).content.decode()
    assert html.index("Began or stopped taking people") < html.index("The study stopped early.")
    assert html.index("The study stopped early.") < html.index("Other changes worth knowing")
    assert html.index("Other changes worth knowing") < html.index("Another title")
    assert "1 more study changed in small ways only." in html
    assert "NCT99980004" not in html
    assert "555-0199" not in html


def test_a_month_without_changes_says_so(client, run):
    run(study(day=days_ago(90)))
    assert "Nothing that matters to people who may join has changed" in client.get(LUPUS).content.decode()


def test_other_names_and_unknown_ones(client, run):
    run(study())
    answer = client.get("/conditions/SLE/changes")
    assert (answer.status_code, answer.headers["Location"]) == (301, LUPUS)
    assert client.get("/conditions/no-such-thing/changes").status_code == 404


def test_the_page_of_the_condition_leads_there(client, run):
    run(study())
    assert LUPUS in client.get(LUPUS.removesuffix("/changes")).content.decode()
