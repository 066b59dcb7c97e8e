"""Where blocks lie beside the index, and which of them belong to its last commit.

``sets.json`` names the blocks and the commit ("opstamp") of the index that they go with. Blocks are written before the
commit and named right after it, in one step, so a reader finds both of one commit or knows that it has to wait.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec

from plaintrial.search.folder import replace_file
from plaintrial.search.sets.block import Block, read_block, write_block
from plaintrial.search.sets.joined import Sets
from plaintrial.search.sets.merging import merged

_MANIFEST, _BLOCKS = "sets.json", "sets"


class Manifest(msgspec.Struct, frozen=True):
    """The commit of the index, and the blocks in their order."""

    opstamp: int
    blocks: list[str]


_manifest = msgspec.json.Decoder(Manifest)


def read_manifest(folder: Path) -> Manifest:
    """The manifest in an index's folder. ``OSError`` when there is none."""
    return _manifest.decode((folder / _MANIFEST).read_bytes())


def manifest_of(folder: Path) -> Path:
    """Where the manifest lies."""
    return folder / _MANIFEST


def read_sets(folder: Path, manifest: Manifest) -> Sets:
    """The sets that a manifest names. ``OSError`` when another has taken its place meanwhile."""
    return Sets([read_block(folder / _BLOCKS / name) for name in manifest.blocks])


def lay(folder: Path, block: Block) -> str:
    """Write a block; its name."""
    name = f"b-{secrets.token_hex(6)}"
    write_block(folder / _BLOCKS / name, block)
    return name


def laid_as_one(folder: Path, names: Sequence[str]) -> list[str]:
    """One block in place of several."""
    if len(names) < 2:
        return list(names)
    return [lay(folder, merged([read_block(folder / _BLOCKS / name) for name in names]))]


def with_block(folder: Path, names: Sequence[str], name: str) -> list[str]:
    """The blocks after one more. A block takes in those before it that are less than twice as large, which keeps them
    few and copies each row a few times at most."""
    kept = list(names)
    newest = [name]
    size = _size(folder, name)
    while kept and _size(folder, kept[-1]) < 2 * size:
        newest.insert(0, kept.pop())
        size += _size(folder, newest[0])
    return [*kept, *laid_as_one(folder, newest)]


def _size(folder: Path, name: str) -> int:
    return read_block(folder / _BLOCKS / name).meta.studies


def name_blocks(folder: Path, opstamp: int, names: Sequence[str]) -> None:
    """Let these blocks be the ones that go with a commit, and drop the others. Who has them open keeps them."""
    replace_file(manifest_of(folder), msgspec.json.encode(Manifest(opstamp, list(names))))
    for other in (folder / _BLOCKS).iterdir():
        if other.name not in names:
            shutil.rmtree(other, ignore_errors=True)
