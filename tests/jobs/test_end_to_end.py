"""The whole way, as a newcomer walks it: ``up`` on an emulated registry, a watch near a town, a change, mail, stop."""

from __future__ import annotations

import email
import email.policy
import re
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

from plaintrial.testing.registry_emulator import RegistryEmulator
from tests.cli.running import plaintrial
from tests.cli.test_up import page, up
from tests.watches.made import record

NCT, FAR = "NCT99980001", "NCT99980002"
BORDEAUX = [{"facility": "Hospital of Rest", "city": "Bordeaux", "country": "France", "status": "RECRUITING"}]
LYON = [{"facility": "Hospital of Unrest", "city": "Lyon", "country": "France", "status": "RECRUITING"}]


def study(nct, sites, day="2026-01-05", **status):
    return record(nct, day=day, modules={"contactsLocations": {"locations": sites}}, **status)


def post(port, path, **fields):
    """A form of our own page; what came back."""
    data = urllib.parse.urlencode(fields).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, {"Sec-Fetch-Site": "same-origin"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode()


def mail(folder, number, within=30.0):
    """The message of that number, once it is there."""
    place = folder / "mail" / f"{number:08d}.eml"
    deadline = time.monotonic() + within
    while not place.exists():
        assert time.monotonic() < deadline, f"message {number} did not come"
        time.sleep(0.1)
    return email.message_from_bytes(place.read_bytes(), policy=email.policy.default)


def path_in(message, purpose):
    text = message.get_body(("plain",)).get_content()
    return re.search(rf"http://localhost:\d+(/watches/{purpose}/[\w-]{{43}})", text)[1]


def test_watch_lupus_near_bordeaux_and_stop_with_one_click(tmp_path):
    with (
        RegistryEmulator([study(NCT, BORDEAUX), study(FAR, LYON)]) as registry,
        up(tmp_path, "--condition", "lupus", PLAINTRIAL_REGISTRY=registry.url) as (port, _),
    ):
        answer = post(port, "/watches", email="ada@example.org", cond="lupus", near="Bordeaux, France", within="50")
        assert "Look at your mail" in answer
        asked = mail(tmp_path, 1)
        assert asked["Subject"] == "Please confirm your request"
        confirm = path_in(asked, "confirm")
        watch = re.search(r'name="watch" value="(\w+)"', page(port, confirm))[1]
        assert "We watch for you" in post(port, confirm, watch=watch)

        for nct, sites in ((NCT, BORDEAUX), (FAR, LYON)):
            registry.replace(study(nct, sites, "2026-01-06", overallStatus="TERMINATED", whyStopped="Too few joined."))
        registry.advance()
        ran = plaintrial("sync", "--condition", "lupus", folder=tmp_path, PLAINTRIAL_REGISTRY=registry.url)
        assert ran.code == 0, ran.err
        news = mail(tmp_path, 2)
        text = news.get_body(("plain",)).get_content()
        assert NCT in text
        assert FAR not in text
        assert "Too few joined." in text
        assert "Bordeaux" not in str(news["Subject"])
        assert NCT in page(port, "/dev/mail/2/text")
        assert NCT in page(port, "/dev/mail/2/html")

        stop = news["List-Unsubscribe"].strip("<>").split("/watches/stop/")[1]
        assert "no more messages" in post(port, f"/watches/stop/{stop}", **{"List-Unsubscribe": "One-Click"})
        with pytest.raises(urllib.error.HTTPError):
            page(port, path_in(news, "manage"))
        listed = plaintrial("watch", "list", "--json", folder=tmp_path)
        assert listed.json()["people"] == 0
