"""Several processes give what one gives, in the same order, refusals among it."""

from __future__ import annotations

import pytest

from plaintrial.cli.side_by_side import CHUNK, in_order
from plaintrial.ground.errors import UserError
from plaintrial.ground.processes import cores
from tests.cli.running import ndjson, plaintrial
from tests.mirror.records import record


def _shout(lines):
    return [(number, text.upper(), "odd" if number % 2 else None) for number, text in lines]


@pytest.mark.parametrize("count", [0, 1, CHUNK, CHUNK * 2 - 1, CHUNK * 2, CHUNK * 2 + 1, CHUNK * 20 + 3])
def test_every_answer_in_order(count):
    lines = [(number, b"line %d" % number) for number in range(count)]
    assert list(in_order(iter(lines), _shout, 3)) == _shout(lines)
    assert list(in_order(iter(lines), _shout, 1, together=7)) == _shout(lines)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("count", [1, CHUNK + 1, CHUNK * 5 + 1])
def test_the_lines_before_a_damage_are_answered(processes, count):
    lines = [(number, b"line") for number in range(count)]

    def damaged():
        yield from lines
        raise UserError("the file is cut short")

    answers = []
    with pytest.raises(UserError):
        answers.extend(answer for answer in in_order(damaged(), _shout, processes))
    assert answers == _shout(lines)


def test_a_long_input_is_not_read_ahead_of_the_work():
    taken = []

    def lines():
        for number in range(CHUNK * 200):
            taken.append(number)
            yield number, b""

    answers = in_order(lines(), _shout, 2)
    for _ in range(CHUNK):
        next(answers)
    assert len(taken) <= CHUNK * 12
    answers.close()


def test_read_says_the_same_in_one_process_and_in_three():
    studies = [record(nct=f"NCT{99980000 + n}", title=f"Study {n}") for n in range(CHUNK * 3)]
    stdin = ndjson(*studies[:70]) + b"not json\n" + ndjson(*studies[70:])
    one = plaintrial("read", "--processes", "1", stdin=stdin)
    three = plaintrial("read", "--processes", "3", stdin=stdin)
    assert (one.code, three.code) == (2, 2)
    assert one.out == three.out
    assert one.err == three.err
    assert len(one.err.strip().splitlines()) == 1


def test_there_is_a_core():
    assert cores() >= 1
