"""The check in a real browser: the journey on a phone, for oneself and for a child; nothing sent, nothing stored."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser.test_access import violations
from tests.web.check.recording import recording
from tests.web.check.studies import asthma_study
from tests.web.hostile import hostile_study
from tests.web.serving import served

pytestmark = pytest.mark.browser

CHECK = "/studies/NCT99980001/check"
ELDERS = "Inclusion Criteria:\n\n* Age 70 to 80 years"


@pytest.fixture(scope="module")
def asthma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with 3 studies of asthma and one that attacks."""
    records = [
        asthma_study(),
        asthma_study("NCT99980002", ELDERS, minimumAge="70 Years"),
        asthma_study("NCT99980003", "Inclusion Criteria:\n\n* Women with asthma", sex="FEMALE"),
        hostile_study(),
    ]
    with served(tmp_path_factory.mktemp("asthma"), records) as address:
        yield address


@pytest.fixture
def phone(chromium: Browser, asthma: str) -> Iterator[Page]:
    """A phone on that site; any error of the script fails the test."""
    context = chromium.new_context(base_url=asthma, viewport={"width": 390, "height": 844})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def question(page: Page) -> str:
    return page.locator("#asked").inner_text()


def answer_all(page: Page, known: dict[str, str]) -> list[str]:
    """Answer what is known (a part of the question -> a button or a number), the rest with "I don't know"."""
    asked = []
    while question(page) != "What your answers say":
        assert len(asked) < 60
        asked.append(question(page))
        given = next((answer for part, answer in known.items() if part in asked[-1]), "I don't know")
        field = page.get_by_role("textbox")
        if field.count() and given != "I don't know":
            field.fill(given)
            press(page, "Next")
        else:
            press(page, given)
    return asked


def group(page: Page, name: str) -> str:
    found = page.locator("details.panel", has=page.locator("summary", has_text=re.compile(rf"^{name} \(")))
    if not found.count():
        return ""
    found.evaluate("part => { part.open = true }")
    return str(found.inner_text())


def test_the_journey_on_a_phone(phone: Page) -> None:
    phone.goto(CHECK)
    assert "Your answers are not sent, not stored" in phone.inner_text("main")
    assert question(phone) == "Who are you answering for?"
    press(phone, "Myself")
    asked = answer_all(phone, {"How old": "70", "any asthma": "Yes", "lung cancer": "No", "one of these": "Yes"})
    assert "How old are you?" in asked
    assert "Age 18 to 65 years" in group(phone, "Seems not to fit")
    assert "How old are you? 70 years" in group(phone, "Seems not to fit")
    assert "Diagnosis of asthma" in group(phone, "Seems to fit")
    team = group(phone, "Ask the study team")
    assert "could not read 1 of 15 points" in team
    assert "Owns a blue bicycle" in team
    assert "ECOG 0 or 1" in team
    whole = phone.inner_text("main").lower()
    assert "eligible" not in whole
    assert "qualify" not in whole


def test_an_answer_can_be_changed_taken_back_and_forgotten(phone: Page) -> None:
    phone.goto(CHECK)
    press(phone, "Myself")
    first = question(phone)
    press(phone, "I don't know")
    second = question(phone)
    press(phone, "Back")
    assert question(phone) == first
    phone.get_by_role("textbox").fill("70")
    press(phone, "Next")
    assert question(phone) == second
    press(phone, "Stop and show the result")
    assert "Age 18 to 65" in group(phone, "Seems not to fit")
    phone.locator("summary", has_text="Your answers").click()
    phone.get_by_role("button", name="Change: How old are you?").click()
    phone.get_by_role("textbox").fill("30")
    press(phone, "Next")
    press(phone, "Stop and show the result")
    assert group(phone, "Seems not to fit") == ""
    press(phone, "Forget my answers")
    assert question(phone) == "Who are you answering for?"
    assert phone.get_by_role("status").inner_text() == "Your answers are forgotten."
    press(phone, "Myself")
    assert question(phone) == first
    assert phone.get_by_role("textbox").input_value() == ""


@pytest.mark.parametrize(("who", "word"), [("Someone else", "the person"), ("A child", "the child")])
def test_for_somebody_else_the_words_change(phone: Page, who: str, word: str) -> None:
    phone.goto(CHECK)
    press(phone, who)
    asked = answer_all(phone, {})
    assert all(" you" not in text and "{p}" not in text.lower() for text in asked), asked
    assert sum(word in text.lower() for text in asked) > len(asked) // 2


def test_the_age_of_a_child_can_be_in_months(phone: Page) -> None:
    phone.goto(CHECK)
    press(phone, "A child")
    assert question(phone) == "How old is the child?"
    phone.get_by_role("textbox").fill("30")
    phone.get_by_label("Unit of time").select_option("months")
    press(phone, "Next")
    press(phone, "Stop and show the result")
    assert "How old is the child? 30 months" in group(phone, "Seems not to fit")


def test_a_healthy_volunteer_is_told_what_the_record_says(phone: Page) -> None:
    phone.goto(CHECK)
    press(phone, "Myself")
    answer_all(phone, {"one of these": "No, in good health (a healthy volunteer)"})
    assert "Healthy volunteers: no" in group(phone, "Seems not to fit")


def test_what_is_no_number_is_said_and_nothing_follows(phone: Page) -> None:
    phone.goto(CHECK)
    press(phone, "Myself")
    for typed in ("", "old", "-3", "400"):
        phone.get_by_role("textbox").fill(typed)
        press(phone, "Next")
        assert phone.get_by_role("alert").inner_text() != ""
        assert question(phone) == "How old are you?"
    phone.get_by_role("textbox").fill("18,5")
    phone.keyboard.press("Enter")
    assert question(phone) != "How old are you?"


def test_the_keyboard_alone_and_focus_on_each_question(phone: Page) -> None:
    phone.goto(CHECK)
    phone.get_by_role("button", name="Myself").focus()
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "asked"
    phone.keyboard.press("Tab")
    phone.keyboard.type("44")
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "asked"
    assert question(phone) != "How old are you?"
    assert phone.evaluate("document.querySelector('#check').getBoundingClientRect().top >= 0")


STORED = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
  databases: (await indexedDB.databases()).length, caches: globalThis.caches ? (await caches.keys()).length : 0,
  url: location.href, history: history.length, state: history.state, name: window.name,
  fetched: performance.getEntriesByType("resource").length,
})"""


@pytest.mark.parametrize("path", [CHECK, "/conditions/asthma/check"])
def test_nothing_is_sent_and_nothing_is_stored(chromium: Browser, asthma: str, path: str) -> None:
    with recording(asthma) as (address, seen):
        context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path, wait_until="networkidle")
        before, stored = list(seen), page.evaluate(STORED)
        assert any("check.js" in each for each in before), "the recorder records"
        del asked[:]
        press(page, "Myself")
        answer_all(page, {"How old": "70", "asthma": "Yes", "cancer": "Yes"})
        page.emulate_media(media="print")
        page.emulate_media(media="screen")
        press(page, "Forget my answers")
        press(page, "A child")
        answer_all(page, {"How old": "7"})
        page.wait_for_timeout(300)
        assert page.evaluate(STORED) == stored
        assert seen == before
        assert asked == []
        assert context.storage_state() == {"cookies": [], "origins": []}
        assert stored["local"] == stored["session"] == stored["databases"] == stored["caches"] == 0
        context.close()


def test_even_a_script_gone_wrong_could_not_send(chromium: Browser, asthma: str) -> None:
    context = chromium.new_context(base_url=asthma)
    page = context.new_page()
    page.goto(CHECK)
    sent: list[str] = []
    page.on("requestfinished", lambda request: sent.append(request.url))
    tried = page.evaluate("""async () => {
      const ways = [() => fetch("/?a=1"), () => navigator.sendBeacon("/?a=1") || Promise.reject(),
        () => new Promise((done, fail) => { const s = new WebSocket(location.href.replace("http", "ws"));
          s.onopen = done; s.onerror = fail; })];
      return (await Promise.allSettled(ways.map(async way => way()))).map(each => each.status);
    }""")
    page.wait_for_timeout(200)
    assert "fulfilled" not in tried[:1] + tried[2:]
    assert not [url for url in sent if "a=1" in url]
    context.close()


def test_going_back_finds_no_answers(phone: Page) -> None:
    phone.goto(CHECK)
    press(phone, "Myself")
    phone.get_by_role("textbox").fill("70")
    press(phone, "Next")
    phone.goto("/privacy")
    phone.go_back()
    assert question(phone) == "Who are you answering for?"
    assert phone.get_by_role("button", name="Change").count() == 0


@pytest.mark.parametrize("path", [CHECK, "/conditions/asthma/check"])
def test_without_javascript_the_page_says_so_and_has_the_list(chromium: Browser, asthma: str, path: str) -> None:
    context = chromium.new_context(base_url=asthma, java_script_enabled=False)
    page = context.new_page()
    page.goto(path)
    assert "This check needs JavaScript" in page.inner_text("main")
    page.locator("#paper summary").click()
    assert "How old are you?" in page.inner_text("#paper")
    assert not page.locator("#check").is_visible()
    context.close()


def test_many_studies_at_once(phone: Page) -> None:
    phone.goto("/conditions/asthma/check")
    assert "3 studies look for people now" in phone.inner_text("main")
    press(phone, "Myself")
    assert question(phone) == "How old are you?"
    phone.get_by_role("textbox").fill("40")
    press(phone, "Next")
    assert phone.get_by_role("status").inner_text() == "1 of 3 studies seem not to fit so far."
    answer_all(phone, {"sex": "Male"})
    assert "How old are you? 40 years" in group(phone, "Probably not, and why")
    assert "Sex: female only" in group(phone, "Probably not, and why")
    still = phone.locator("details.panel", has_text="Still possible").get_by_role("link")
    assert still.get_attribute("href") == CHECK


def test_a_place_is_chosen_before_and_stands_in_the_address(phone: Page) -> None:
    phone.goto("/conditions/asthma/check")
    phone.locator("summary", has_text="Only studies near a place").click()
    phone.get_by_label("Near").fill("Lyon, France")
    phone.get_by_label("Within").select_option("10")
    press(phone, "Choose this place")
    assert "near=Lyon" in phone.url
    assert "near Lyon" in phone.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [CHECK, "/conditions/asthma/check"])
def test_axe_finds_nothing_at_any_step(chromium: Browser, asthma: str, path: str, scheme: str) -> None:
    context = chromium.new_context(base_url=asthma, color_scheme=scheme)
    page = context.new_page()
    page.goto(path)

    def look(step: str) -> None:
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert violations(page) == [], (step, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (step, width)

    look("start")
    press(page, "A child")
    press(page, "Next")
    look("a number, refused")
    page.get_by_role("textbox").fill("70")
    press(page, "Next")
    look("a question")
    answer_all(page, {})
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    look("result")
    context.close()


def test_a_hostile_record_stays_text(chromium: Browser, asthma: str) -> None:
    context = chromium.new_context(base_url=asthma)
    page = context.new_page()
    page.goto("/studies/NCT99980666/check")
    if page.locator("#asked").count():
        press(page, "Myself")
        answer_all(page, {})
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.querySelectorAll('#check script, #check img, #check iframe').length") == 0
    context.close()


def test_the_script_is_small() -> None:
    from tests.web.check.javascript import SCRIPT

    assert SCRIPT.stat().st_size <= 10 * 1024
