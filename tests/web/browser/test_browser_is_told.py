"""The whole way in a real browser: asked on a study's page, told by the worker, shown by the browser, ended.

The browser is Chromium; its push service stands on this machine, for Chromium's own is not to be reached in tests.
"""

from __future__ import annotations

import time

import msgspec
import pytest
from playwright.sync_api import Browser

from plaintrial.testing.registry_emulator import RegistryEmulator
from tests.cli.running import plaintrial
from tests.cli.test_up import up
from tests.jobs.test_end_to_end import BORDEAUX, NCT, study
from tests.watches.push_service import Reader, claims, push_service
from tests.watches.test_messages import certificate
from tests.watches.test_messages import key as key
from tools.chromium import find_chromium

pytestmark = pytest.mark.browser

# What Chromium would get from the service of its maker. Everything else is the page's own script.
SUBSCRIBES = """
const given = %s;
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
PushManager.prototype.getSubscription = async () => null;
PushManager.prototype.subscribe = async options => {
	if (!options.userVisibleOnly || options.applicationServerKey.length !== 65) throw new TypeError("not as asked");
	return { endpoint: given.endpoint, getKey: name => bytes(name === "auth" ? given.auth : given.key).buffer };
};
Notification.requestPermission = async () => window.refuse ? "denied" : "granted";
"""
SHOWN = """async () => {
	const [registration] = await navigator.serviceWorker.getRegistrations();
	return (await registration.getNotifications()).map(({ title, body, data }) => ({ title, body, data }));
}"""


def until(found, what, seconds=30.0):
    deadline = time.monotonic() + seconds
    while not (got := found()):
        assert time.monotonic() < deadline, what
        time.sleep(0.1)
    return got


def test_a_browser_is_told_and_shows_it(chromium: Browser, tmp_path, key):
    place, context = certificate(key, tmp_path)
    folder = tmp_path / "data"
    with (
        RegistryEmulator([study(NCT, BORDEAUX)]) as registry,
        push_service(context) as service,
        up(
            folder, "--condition", "lupus", PLAINTRIAL_REGISTRY=registry.url, PLAINTRIAL_PUSH_SERVICE=service.url,
            SSL_CERT_FILE=str(place),
        ) as (port, _),
    ):  # fmt: skip
        reader = Reader(service.endpoint())
        # A browser of its own: the one of the other tests knows no name, and the page is open by "localhost" here.
        browser = chromium.browser_type.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        context = browser.new_context()
        context.grant_permissions(["notifications"], origin=f"http://localhost:{port}")
        context.add_init_script(SUBSCRIBES % msgspec.json.encode(reader.fields).decode())
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        session = context.new_cdp_session(page)
        workers = []
        session.on("ServiceWorker.workerVersionUpdated", lambda event: workers.extend(event["versions"]))
        session.send("ServiceWorker.enable")

        page.goto(f"http://localhost:{port}/studies/{NCT}")
        given = page.locator("form[data-key]").get_attribute("data-key")
        page.evaluate("window.refuse = true")
        page.get_by_role("button", name="Tell me in this browser").click()
        page.get_by_text("Your browser did not allow it").wait_for()
        page.evaluate("window.refuse = false")
        page.get_by_role("button", name="Tell me in this browser").click()
        page.wait_for_url("**/watches/manage/*")
        assert page.get_by_role("heading", name="What you follow").is_visible()
        assert NCT in page.content()

        registry.replace(study(NCT, BORDEAUX, "2026-01-06", overallStatus="TERMINATED", whyStopped="Too few joined."))
        registry.advance()
        assert plaintrial("sync", "--condition", "lupus", folder=folder, PLAINTRIAL_REGISTRY=registry.url).code == 0
        until(lambda: service.seen, "no push came")
        ((_, headers, body),) = service.seen
        told = reader.opened(body)
        assert claims(headers["Authorization"])["key"] == given

        registration = until(lambda: [one for one in workers if one.get("registrationId")], "no worker")[-1]
        session.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": f"http://localhost:{port}",
                "registrationId": registration["registrationId"],
                "data": told.decode(),
            },
        )
        (shown,) = until(lambda: page.evaluate(SHOWN), "nothing was shown")
        assert (shown["title"], shown["body"]) == ("Plaintrial", "Something you follow has changed.")
        page.goto(shown["data"])
        assert page.get_by_role("heading", name="What changed lately").is_visible()
        page.get_by_role("button", name="Erase it all now").click()
        page.get_by_text("It is all erased").wait_for()
        browser.close()
        assert said == []
    assert plaintrial("watch", "list", "--json", folder=folder).json()["people"] == 0
