"""A server answers in several threads: what they share must bear being used for the first time by all at once."""

from __future__ import annotations

import subprocess
import sys

TOGETHER = """
import sys, threading
sys.setswitchinterval(1e-6)
{made}
start, bad = threading.Barrier(8), []
def go():
    start.wait()
    try:
        {done}
    except Exception as error:
        bad.append(error)
threads = [threading.Thread(target=go) for _ in range(8)]
[thread.start() for thread in threads], [thread.join() for thread in threads]
sys.exit(str(bad[0]) if bad else 0)
"""


def together(made: str, done: str) -> tuple[int, bytes]:
    ran = subprocess.run([sys.executable, "-c", TOGETHER.format(made=made, done=done)], capture_output=True, timeout=60)
    return ran.returncode, ran.stderr


def test_records_are_read_by_several_threads_from_the_first():
    made = (
        "from plaintrial.record import study_of\n"
        "raw = {'protocolSection': {'identificationModule': {'nctId': 'NCT99980001'}}}"
    )
    for _ in range(3):
        assert together(made, "assert study_of(raw).nct_id == 'NCT99980001'") == (0, b"")


def test_threads_do_not_get_each_others_stems():
    made = (
        "from plaintrial.ground.stems import english_stem\n"
        "words = [a + b + c for a in ('re', 'inter', '') for b in ('nation', 'form', 'graph')"
        " for c in ('alized', 'ations', 'ally', 'ing')]\n"
        "stems = [english_stem(word) for word in words]"
    )
    assert together(made, "assert [english_stem(word) for word in words * 20] == stems * 20") == (0, b"")
