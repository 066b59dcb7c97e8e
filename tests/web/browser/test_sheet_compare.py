"""The sheet for the doctor and the comparison in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from plaintrial.web.doctor.pdf import pages
from tests.web.browser.test_access import violations
from tests.web.check.studies import asthma_study
from tests.web.doctor.test_sheet import huge
from tests.web.serving import served

pytestmark = pytest.mark.browser

SHEET = "/studies/NCT99980001/for-my-doctor"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a usual study, a huge one and two more."""
    long = huge()
    long["protocolSection"]["identificationModule"]["nctId"] = "NCT99980002"
    records = [asthma_study(), long, asthma_study("NCT99980003", sex="FEMALE"), asthma_study("NCT99980004", "")]
    with served(tmp_path_factory.mktemp("sheet"), records) as address:
        yield address


@pytest.mark.parametrize("study", ["NCT99980001", "NCT99980002", "NCT99980004"])
def test_it_prints_on_one_page(chromium: Browser, site: str, study: str) -> None:
    context = chromium.new_context(base_url=site)
    page = context.new_page()
    page.goto(f"/studies/{study}/for-my-doctor")
    assert pages(page.pdf(format="A4", prefer_css_page_size=True)) == 1
    context.close()


def test_answers_are_filled_in_here_and_sent_nowhere(chromium: Browser, site: str) -> None:
    context = chromium.new_context(base_url=site)
    page = context.new_page()
    page.goto(SHEET, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("My answer on: ECOG 0 or 1").select_option("yes")
    page.get_by_label("Notes:").fill("Call me in the morning")
    page.emulate_media(media="print")
    assert page.get_by_label("My answer on: ECOG 0 or 1").is_visible()
    assert not page.get_by_role("link", name="PDF of 1 page").is_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert asked == []
    page.emulate_media(media="screen")
    page.reload()
    assert page.get_by_label("Notes:").input_value() == ""
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        SHEET,
        "/compare",
        "/compare?id=NCT99980001",
        "/compare?id=NCT99980001&id=NCT99980002&id=NCT99980003&id=NCT99980004",
    ],
)
def test_axe_finds_nothing_and_nothing_moves_sideways(chromium: Browser, site: str, path: str, scheme: str) -> None:
    context = chromium.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    page.goto(path)
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_from_a_study_to_a_comparison_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(base_url=site, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/studies/NCT99980001")
    page.get_by_role("link", name="Compare").click()
    page.get_by_label("Study number").fill("NCT99980003")
    page.get_by_role("button", name="Add").click()
    assert "Where they differ" in page.inner_text("main")
    assert "Women, 18 years or older" in page.inner_text("main")
    page.get_by_role("link", name="Leave this one out").first.click()
    assert page.locator("h2", has_text="Add a study").is_visible()
    context.close()
