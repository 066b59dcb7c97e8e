"""The pages of watches in a real browser: no fault that axe knows, nothing too wide, light and dark, 1280 to 320."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from plaintrial.watches import actions
from plaintrial.watches.models import Subscriber
from plaintrial.watches.tokens import token
from plaintrial.web.watches.browser import push_key
from tests.watches.made import NCT, keep, lupus_wish, noon, record, sign_up, study_wish, watching, weigh
from tests.watches.push_service import Reader
from tools.chromium import MISSING, find_chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
READER = Reader("https://push.example.net/send/one")
STATIC = Path(__file__).resolve().parents[3] / "src/plaintrial/web/static"
HOST = "http://watches.test"
SHOW_ALL = "document.querySelectorAll('[data-push], [data-refused]').forEach(part => { part.hidden = false; })"
"""What buttons.js shows in browsers that can be told."""


def pages(site, monkeypatch):
    """Every page, made before the browser starts, by the path it is shown under."""
    clock = noon()
    monkeypatch.setenv("PLAINTRIAL_SMTP_URL", "smtp://127.0.0.1:9")
    monkeypatch.setattr("plaintrial.web.watches.views.SYSTEM_CLOCK", clock)
    keep(record(), clock=clock)
    watching(study_wish(path=f"/studies/{NCT}"), lupus_wish(for_other=True), clock=clock)
    sign_up(wish=study_wish("NCT99980002"), clock=clock)
    weigh(clock)
    ref = Subscriber.objects.get().ref
    assert push_key()
    by_push = actions.add_browser(browser=READER.browser, wish=study_wish(), frequency="daily", clock=clock)
    actions.add_browser_beside(browser=READER.browser, subscriber=ref, clock=clock)
    keep(record(day="2026-03-03", overallStatus="TERMINATED"), clock=clock)
    answers = {
        "/confirm": site.get(f"/watches/confirm/{token('confirm', ref)}"),
        "/manage": site.get(f"/watches/manage/{token('manage', ref)}"),
        "/stop": site.get(f"/watches/stop/{token('stop', ref)}"),
        "/ended": site.get("/watches/manage/x"),
        "/asked": site.post("/watches", {"email": "a@example.org", "study": NCT}, **OURS),
        "/no-push": site.post("/watches/browser", {"study": NCT}, **OURS),
        "/push-only": site.get(f"/watches/manage/{token('manage', by_push)}"),
        "/again": site.post("/watches", {"email": "a", "study": NCT}, **OURS),
        "/study": site.get(f"/studies/{NCT}"),
    }
    return {path: answer.content.decode() for path, answer in answers.items()}


def serve(made):
    def answer(route):
        path = route.request.url.removeprefix(HOST).split("?")[0]
        if path in made:
            route.fulfill(body=made[path], content_type="text/html")
        elif path.startswith("/static/") and (STATIC / path.removeprefix("/static/")).is_file():
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        else:
            route.fulfill(status=404)

    return answer


def test_no_fault_and_nothing_too_wide(site, monkeypatch):
    chromium = find_chromium()
    if chromium is None:
        pytest.skip(MISSING)
    made = pages(site, monkeypatch)
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in (1280, 390, 320):
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
                page = context.new_page()
                page.route("**/*", serve(made))
                for path in made:
                    page.goto(HOST + path)
                    page.evaluate(SHOW_ALL)
                    where = f"{path} at {width} {scheme}"
                    found = Axe().run(page)["violations"]
                    faults += [f"{where}: {each['id']}" for each in found]
                    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                        faults.append(f"{where}: too wide")
                context.close()
        browser.close()
    assert faults == []
