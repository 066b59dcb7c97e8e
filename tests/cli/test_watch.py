"""``watch`` and ``work`` on the command line."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.cli.running import ndjson, plaintrial
from tests.watches.made import NCT, record
from tests.watches.mail_host import mail_host

FORMS = Path(__file__).parents[1] / "watches" / "bounces"


def test_a_watch_from_the_terminal_is_told_listed_and_erased(tmp_path):
    def run(*words, stdin=b"", **environment):
        ran = plaintrial(*words, folder=tmp_path, stdin=stdin, **environment)
        assert ran.code == 0, ran.err
        return ran

    run("load", "-", stdin=ndjson(record()))
    assert f"({NCT})" in run("watch", "add", "ada@example.org", "--study", NCT).out
    assert run("watch", "list", "ada@example.org", "--json").json()[0]["watches"][0]["wish"]["study"] == NCT
    with mail_host() as host:
        run("work", "--once", PLAINTRIAL_SMTP_URL=host.url)
        run("load", "-", stdin=ndjson(record(day="2026-03-03", overallStatus="TERMINATED")))
        run("watch", "rotate")
        run("watch", "stop")
        assert run("work", "--once", "--json", PLAINTRIAL_SMTP_URL=host.url).json()["sent"] == 0
        run("watch", "start")
        assert run("work", "--once", "--json", PLAINTRIAL_SMTP_URL=host.url).json()["sent"] == 1
        assert host.to() == ["ada@example.org"]
    assert "Erased" in run("watch", "erase", "ADA@example.org").out
    assert "watches nothing" in run("watch", "list", "ada@example.org").out


def test_mistakes_are_one_line_and_exit_2(tmp_path):
    for words in (
        ("watch", "add", "ada", "--condition", "lupus"),
        ("watch", "add", "ada@example.org"),
        ("watch", "add", "ada@example.org", "--study", "NCT00000000"),
        ("watch", "hook", "http://example.org", "--condition", "lupus"),
        ("watch", "add", "ada@example.org", "--condition", "lupus", "--age", "nan"),
        ("watch", "add", "ada@example.org", "--condition", "lupus", "--near", "48.85,2.35", "--within", "nan"),
    ):
        ran = plaintrial(*words, folder=tmp_path)
        assert ran.code == 2, words
        assert ran.err.startswith("plaintrial: ")
        assert ran.err.count("\n") == 1


def test_a_lost_key_stops_the_worker_with_one_line(tmp_path):
    plaintrial("watch", "add", "ada@example.org", "--condition", "lupus", folder=tmp_path)
    (tmp_path / "watch-keys").unlink()
    ran = plaintrial("watch", "list", "ada@example.org", folder=tmp_path)
    assert ran.code == 2
    assert "Put back the file watch-keys" in ran.err
    assert not (tmp_path / "watch-keys").exists()


def test_a_report_is_taken_from_a_pipe(tmp_path):
    with mail_host() as host:
        run = partial(plaintrial, folder=tmp_path, PLAINTRIAL_SMTP_URL=host.url, PLAINTRIAL_MAIL_FROM="w@example.org")
        run("watch", "list")
        report = (FORMS / "postfix-unknown.eml").read_bytes() + b"x" * 2_000_000
        told = run("bounce", "--json", stdin=report)
    assert (told.code, told.json()) == (0, {"kind": "gone", "known": False})
    nothing = plaintrial("bounce", folder=tmp_path, stdin=b"")
    assert (nothing.code, nothing.err) == (0, "")
    assert "no report" in nothing.out
    assert plaintrial("bounce", "nowhere.eml", folder=tmp_path).code == 2
