"""``plaintrial sync --history`` and ``--opened``, against an emulated registry."""

from __future__ import annotations

from plaintrial.testing.registry_emulator import RegistryEmulator
from tests.cli.running import ndjson, plaintrial
from tests.mirror.records import record

NCT = "NCT99980001"
OLD, NEW = record(NCT, "2024-02-01", status="RECRUITING"), record(NCT, "2026-01-05", status="COMPLETED")


def test_a_study_s_older_versions_are_asked_for_by_name_or_because_it_was_opened(tmp_path):
    (tmp_path / "new.ndjson").write_bytes(ndjson(NEW))
    with RegistryEmulator([OLD, NEW]) as registry:
        where = {"folder": tmp_path, "PLAINTRIAL_REGISTRY": registry.url}
        assert plaintrial("load", str(tmp_path / "new.ndjson"), **where).code == 0
        (tmp_path / "opened").mkdir()
        (tmp_path / "opened" / NCT).touch()
        filled = plaintrial("sync", "--opened", "--json", **where)
        assert filled.json() == {"studies": 1, "asked": 1, "kept": 1, "refused": 0, "waiting": 0}
        assert plaintrial("sync", "--opened", **where).out.startswith("0 histories read")
        again = plaintrial("sync", "--history", NCT.lower(), **where)
        assert again.out == "1 history read: 0 older versions asked for, 0 new here\n"
    history = plaintrial("history", NCT, "--json", folder=tmp_path).json()
    assert [version["as_of"] for version in history["versions"]] == ["2024-02-01", "2026-01-05"]
    assert plaintrial("sync", "--history", "lupus", folder=tmp_path).code == 2
    unknown = plaintrial("sync", "--history", "NCT99989999", folder=tmp_path)
    assert (unknown.code, unknown.out) == (2, "")
    assert "NCT99989999 is not held here" in unknown.err
