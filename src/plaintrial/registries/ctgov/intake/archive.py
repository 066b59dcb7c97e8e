"""Zip archives from outside: what is in them is read, never unpacked to disk, and traps are refused (fault G1)."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from plaintrial.registries.ctgov.intake.chunks import GZIP_MAGIC, ZIP_MAGIC, CountedFile, check_ratio, chunks_of
from plaintrial.registries.ctgov.intake.limits import Limits
from plaintrial.registries.ctgov.intake.taken import FileRefused

_END_OF_LIST = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_ENCRYPTED = 0x1
_FROM_A_MAC = "__MACOSX/"


def open_archive(file: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """Open a zip whose list of entries is of a sane size. ``FileRefused`` for anything else."""
    _check_list(file, limits)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, struct.error, ValueError, NotImplementedError, EOFError) as error:
        raise FileRefused("not a zip archive, or a damaged one") from error
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise FileRefused(f"holds more than {limits.entries:,} files")
    check_ratio(sum(e.file_size for e in entries), sum(e.compress_size for e in entries), limits)
    _check_overlap(entries)
    return archive


def entries_of(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str | None]]:
    """Each file in the archive with why it is refused; None when it is not. Folders are passed over."""
    seen: set[str] = set()
    for entry in archive.infolist():
        if not entry.filename:
            yield entry, "it has no name in the archive"
            continue
        if entry.is_dir() or entry.filename.startswith(_FROM_A_MAC):
            continue
        yield entry, "its name is in the archive twice" if entry.filename in seen else _why_not(entry)
        seen.add(entry.filename)


def chunks_of_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> Iterator[bytes]:
    """The entry's content, opened again if it is gzipped. ``FileRefused`` for archives inside and false sizes."""
    try:
        with archive.open(entry) as opened:
            file = CountedFile(opened)  # type: ignore[arg-type]
            if file.peek(4).startswith(ZIP_MAGIC):
                raise FileRefused("an archive inside an archive: unpack the outer one first")
            yield from _checked(file, entry, limits)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError) as error:
        raise FileRefused("damaged, or not of the size the archive says") from error
    except (NotImplementedError, RuntimeError) as error:
        raise FileRefused("packed in a way that cannot be read here") from error


def _checked(file: CountedFile, entry: zipfile.ZipInfo, limits: Limits) -> Iterator[bytes]:
    """Chunks, each held until the next is read: an entry of one chunk with a false size gives nothing."""
    packed = entry.compress_size if file.peek(4).startswith(GZIP_MAGIC) else entry.file_size
    opened, held = 0, b""
    for chunk in chunks_of(file, limits):
        opened += len(chunk)
        check_ratio(opened, packed, limits)
        if held:
            yield held
        held = chunk
    if file.count != entry.file_size:
        raise zipfile.BadZipFile
    if held:
        yield held


def _check_list(file: BinaryIO, limits: Limits) -> None:
    """Look at the size of the entry list before anything reads it: a million entries are half a gigabyte."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    at = tail.rfind(_END_OF_LIST)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise FileRefused("not a zip archive, or a damaged one")
    listed = size - (len(tail) - at)
    count, list_size = struct.unpack("<HI", tail[at + 10 : at + 16])
    if count == 0xFFFF or list_size == 0xFFFFFFFF:
        count, list_size = _of_zip64(tail[max(0, at - 76) : at])
    if count > limits.entries or min(list_size, listed) > limits.entry_list:
        raise FileRefused(f"holds more than {limits.entries:,} files")


def _of_zip64(before: bytes) -> tuple[int, int]:
    at = before.rfind(b"PK\x06\x06")
    if at < 0 or len(before) - at < 48:
        return 0xFFFF, 0
    count, size = struct.unpack("<QQ", before[at + 32 : at + 48])
    return count, size


def _check_overlap(entries: list[zipfile.ZipInfo]) -> None:
    """Entries that share their packed bytes open to far more than the archive's size."""
    end = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset < end:
            raise FileRefused("its files overlap: taken for a zip bomb")
        end = entry.header_offset + 30 + entry.compress_size


def _why_not(entry: zipfile.ZipInfo) -> str | None:
    name = entry.orig_filename.replace("\\", "/")
    mode = entry.external_attr >> 16
    if name.startswith("/") or name[1:2] == ":" or "\x00" in name:
        return "its name in the archive is an absolute path"
    if ".." in name.split("/"):
        return "its name in the archive leads out of the archive"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "a link or a special file, not a file"
    if entry.flag_bits & _ENCRYPTED:
        return "locked with a password"
    return None
