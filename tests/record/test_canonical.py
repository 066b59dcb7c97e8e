"""One spelling for one content; unsound JSON is refused (faults A14, A21)."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.ground.errors import RecordRefused
from plaintrial.record.canonical import address, canonical, decode, study_hash

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8) | st.floats(-1e6, 1e6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
objects = st.dictionaries(st.text(max_size=6), plain, max_size=5)


def encodable(value):
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return None


@given(objects)
def test_canonical_json_holds_the_same_content(value):
    data = encodable(value)
    if data is None:
        return
    assert json.loads(canonical(decode(data))) == json.loads(data)


@given(objects, st.randoms())
def test_key_order_spacing_and_escapes_do_not_matter(value, random):
    if encodable(value) is None:
        return
    keys = list(value)
    random.shuffle(keys)
    other = json.dumps({key: value[key] for key in keys}, indent=2).encode()
    assert canonical(decode(other)) == canonical(decode(encodable(value)))


@pytest.mark.parametrize(
    ("one", "other"), [("1", "1.0"), ("1", "1e0"), ("34.5", "34.50"), ("100", "1E2"), ("0", "-0.0")]
)
def test_number_forms_do_not_matter(one, other):
    assert canonical(decode(f'{{"a": {one}}}'.encode())) == canonical(decode(f'{{"a":{other}}}'.encode()))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"a": NaN}', "not JSON"),
        (b'{"a": "\\ud800"}', "not JSON"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "not JSON"),
        (b"[" * 200_000, "too deeply"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": 1', "not JSON"),
        (b"\xff\xfe{", "not JSON"),
        (b"", "not JSON"),
        (b'{"a": 1, "a": 2}', "'a' is given twice"),
        (b'{"x": {"a": "say \\"hi\\"", "a": "\\\\"}}', "'a' is given twice"),
    ],
)
def test_unsound_json_is_refused_with_a_reason(data, why):
    with pytest.raises(RecordRefused, match=why):
        decode(data)


@given(objects, st.sampled_from(["k", 'q"', "\\"]), plain, plain)
def test_a_doubled_key_is_always_noticed(value, key, one, two):
    if encodable([value, one, two]) is None:
        return
    inner = f"{json.dumps(key)}: {json.dumps(one)}, {json.dumps(key)}: {json.dumps(two)}"
    rest = json.dumps(value)[1:-1]
    doubled = "{" + inner + (", " + rest if rest else "") + "}"
    if len(json.loads(doubled)) == len(value) + 2:
        return
    with pytest.raises(RecordRefused, match="twice"):
        decode(doubled.encode())


def test_the_study_hash_leaves_out_what_the_registry_derives():
    record = {"protocolSection": {"a": 1}, "derivedSection": {"miscInfoModule": {"versionHolder": "2026-01-01"}}}
    later = {"protocolSection": {"a": 1}, "derivedSection": {"miscInfoModule": {"versionHolder": "2026-01-02"}}}
    changed = {**record, "protocolSection": {"a": 2}}
    assert study_hash(record) == study_hash(later) != study_hash(changed)
    assert address(canonical(record)) != address(canonical(later))


@pytest.mark.shared_data
def test_real_records_keep_every_byte_of_content(shared_data):
    import gzip

    with gzip.open(shared_data / "ctgov" / "studies.ndjson.gz") as lines:
        for line in lines:
            assert msgspec.json.decode(canonical(decode(line))) == msgspec.json.decode(line)
