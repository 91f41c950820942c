"""ZIP, narrowly: writes stored files byte for byte alike, reads nothing that can be read in two ways.

Python's own reader accepts overlapping files, junk around the ZIP and headers that contradict each
other; here the files must lie one after the other and fill the ZIP from its first byte to its last.
Source of the numbers: APPNOTE.TXT 6.3, PKWARE.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from struct import Struct
from typing import Any, BinaryIO

from hostdesk.archive.names import is_safe, same_on_some_system
from hostdesk.errors import HostDeskError
from hostdesk.words import _

MOST_RATIO = 200  # unpacked to packed
_LOCAL = Struct("<4sHHHHHLLLHH")
_CENTRAL = Struct("<4sHHHHHHLLLHHHHHLL")
_END = Struct("<4sHHHHLLH")
_LOCAL_SIGN, _CENTRAL_SIGN, _END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION, _UNIX = 20, 3 << 8 | 20
_STORED, _DEFLATED = 0, 8
_1980 = 1 << 5 | 1  # 1 January, in the date of DOS
_MODE = 0o100644 << 16
_UTF8, _DESCRIPTOR, _ENCRYPTED = 0x800, 0x8, 0x1 | 0x40 | 0x2000
_HARMLESS = _UTF8 | _DESCRIPTOR | 0x6  # 0x6: how hard deflate tried
_DESCRIPTOR_SIZES = (12, 16)
_DESCRIPTOR_SIGN = b"PK\x07\x08"
_SUMS = Struct("<LLL")
_EXTRA = Struct("<HH")
# of what may stand beside a name: times, owners, alignment; never another name, another size, a lock
_HARMLESS_EXTRAS = {0x000A, 0x5455, 0x5855, 0x7855, 0x7875, 0xA11E, 0xCAFE}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in a ZIP: where it lies, and what the ZIP says about it."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    mode: int
    offset: int  # of its header
    begins: int = 0  # its content

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as a stored ZIP: sorted, 1980, mode 0644; equal files give equal bytes."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in sorted(files):
        data, raw = files[name], name.encode()
        common = (0 if name.isascii() else _UTF8, _STORED, 0, _1980, zlib.crc32(data), len(data), len(data))
        local = _LOCAL.pack(_LOCAL_SIGN, _VERSION, *common, len(raw), 0)
        central = _CENTRAL.pack(_CENTRAL_SIGN, _UNIX, _VERSION, *common, len(raw), 0, 0, 0, 0, _MODE, offset)
        body += (local, raw, data)
        directory += (central, raw)
        offset += len(local) + len(raw) + len(data)
    listing = b"".join(directory)
    end = _END.pack(_END_SIGN, 0, 0, len(files), len(files), len(listing), offset, 0)
    return b"".join((*body, listing, end))


def entries(file: BinaryIO, most: int, largest: int) -> list[Entry]:
    """The files of a ZIP with at most `most` entries and `largest` bytes, as they lie in it.

    Raises HostDeskError for anything that is not exactly a ZIP of plain files.
    """
    count, start, listing = _directory(file, most, largest)
    found = _listed(listing, count)
    for entry in found:
        _check(entry)
    _check_names([entry.name for entry in found])
    found.sort(key=lambda entry: entry.offset)
    return [entry for entry in _tiled(file, found, start) if not entry.is_folder]


def content(file: BinaryIO, entry: Entry) -> bytes:
    """What is in the file; its size and its check number are as the ZIP says, or it is refused."""
    file.seek(entry.begins)
    raw = file.read(entry.packed)
    data = raw if entry.method == _STORED else _inflated(raw, entry.size)
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise _damaged()
    return data


def _damaged() -> HostDeskError:
    return HostDeskError(_("This archive is damaged: something in it was changed after it was written."))


def _directory(file: BinaryIO, most: int, largest: int) -> tuple[int, int, bytes]:
    """How many files are listed, where the list begins, and the list."""
    size = file.seek(0, os.SEEK_END)
    if size > largest:
        raise HostDeskError(_("This file is too large to be an archive of HostDesk."))
    file.seek(max(0, size - _END.size))
    tail = file.read(_END.size)
    if len(tail) < _END.size or not tail.startswith(_END_SIGN):
        raise _no_end(file, size)
    _sign, disk, first, here, count, length, start, comment = _END.unpack(tail)
    if count > most:
        raise HostDeskError(_("This archive holds more files than HostDesk opens."))
    if disk or first or comment or here != count or not count or start + length != size - _END.size:
        raise HostDeskError(_("This archive is damaged: its list of files does not lie where it should."))
    file.seek(start)
    return count, start, file.read(length)


def _no_end(file: BinaryIO, size: int) -> HostDeskError:
    file.seek(0)
    if file.read(4) != _LOCAL_SIGN:
        return HostDeskError(_("This is not an archive of HostDesk; it is some other kind of file."))
    file.seek(max(0, size - 70_000))
    if _END_SIGN in file.read()[: -_END.size]:
        return HostDeskError(_("Something was added after the end of this archive, so it is not opened."))
    return HostDeskError(_("This archive is not complete: its end is missing; please copy it once more."))


def _listed(listing: bytes, count: int) -> list[Entry]:
    found: list[Entry] = []
    at = 0
    for _number in range(count):
        if len(listing) - at < _CENTRAL.size or not listing.startswith(_CENTRAL_SIGN, at):
            raise _damaged()
        record = _CENTRAL.unpack_from(listing, at)
        flags, method, crc, packed_size, size, name, extra, comment = (*record[3:5], *record[7:13])
        begin = at + _CENTRAL.size
        raw = listing[begin : begin + name]
        if record[13]:  # on another disk
            raise _damaged()
        _check_extras(listing[begin + name : begin + name + extra])
        mode, offset = record[15] >> 16, record[16]
        found.append(Entry(_name(raw), raw, flags, method, crc, packed_size, size, mode, offset))
        at = begin + name + extra + comment
    if at != len(listing):
        raise _damaged()
    return found


def _name(raw: bytes) -> str:
    """UTF-8 also where the ZIP does not say so: that is how people's computers pack."""
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise HostDeskError(_("A file in this archive has a name that cannot be read.")) from error


def _check_extras(raw: bytes) -> None:
    """Another reader may believe what stands in them: a second name, say, or a size in 64 bits."""
    at = 0
    while at < len(raw):
        kind, length = _EXTRA.unpack_from(raw, at) if len(raw) - at >= _EXTRA.size else (0, len(raw))
        at += _EXTRA.size + length
        if at > len(raw):
            raise _damaged()
        if kind not in _HARMLESS_EXTRAS:
            raise HostDeskError(_("This archive is packed in a way that HostDesk does not open."))


def _check(entry: Entry) -> None:
    if not is_safe(entry.name.removesuffix("/")):
        raise HostDeskError(_("A file in this archive has a name that is not safe on every system."))
    if entry.flags & _ENCRYPTED:
        raise HostDeskError(
            _("This archive has files locked with a ZIP password, which HostDesk does not open.")
        )
    if entry.flags & ~_HARMLESS or entry.method not in (_STORED, _DEFLATED):
        raise HostDeskError(_("This archive is packed in a way that HostDesk does not open."))
    if entry.mode & 0o170000 not in (0, 0o040000 if entry.is_folder else 0o100000):
        raise HostDeskError(_("This archive holds a link or a device, where only plain files belong."))
    if entry.size > MOST_RATIO * entry.packed:
        raise HostDeskError(_("A file in this archive would grow beyond all measure when it is unpacked."))
    if entry.size != entry.packed and (entry.method == _STORED or (entry.is_folder and entry.size)):
        raise _damaged()


def _check_names(names: list[str]) -> None:
    """No two names that some system takes for one, no file that is a folder as well."""
    bare = [same_on_some_system(name.removesuffix("/")) for name in names]
    plain = {same for same, name in zip(bare, names, strict=True) if not name.endswith("/")}
    above = {same[:at] for same in bare for at, mark in enumerate(same) if mark == "/"}
    if len(set(bare)) != len(bare) or plain & above:
        raise HostDeskError(_("Two files in this archive have the same name."))


def _tiled(file: BinaryIO, found: list[Entry], start: int) -> list[Entry]:
    """The entries with their contents found: each begins where the one before it ends."""
    tiled: list[Entry] = []
    expected: tuple[int, ...] = (0,)
    for entry in found:
        if entry.offset not in expected:
            raise _misplaced(entry.offset, expected)
        header = _local(file, entry.offset)
        name, extra = header[9:11]
        if not _agrees(header, file.read(name), entry):
            raise _two_things()
        _check_extras(file.read(extra))
        begins = entry.offset + _LOCAL.size + name + extra
        tiled.append(replace(entry, begins=begins))
        end = begins + entry.packed
        expected = _after(file, entry, end) if entry.flags & _DESCRIPTOR else (end,)
    if start not in expected:
        raise _misplaced(start, expected)
    return tiled


def _after(file: BinaryIO, entry: Entry, end: int) -> tuple[int, ...]:
    """Where the next file may begin: after the sums that stand behind one that was streamed."""
    file.seek(end)
    found = file.read(max(_DESCRIPTOR_SIZES))
    sums = _SUMS.pack(entry.crc, entry.packed, entry.size)
    ends = tuple(
        end + len(whole) for whole in (sums, _DESCRIPTOR_SIGN + sums) if found.startswith(whole)
    )
    if not ends:
        raise _two_things()
    return ends


def _two_things() -> HostDeskError:
    return HostDeskError(_("This archive says two different things about one of its files."))


def _misplaced(offset: int, expected: tuple[int, ...]) -> HostDeskError:
    if offset < min(expected):
        return HostDeskError(_("Files in this archive lie over each other, as no sound archive has them."))
    if expected == (0,):
        return HostDeskError(
            _("Something was put before the beginning of this archive, so it is not opened.")
        )
    return HostDeskError(_("Something is hidden between the files of this archive, so it is not opened."))


def _local(file: BinaryIO, offset: int) -> tuple[Any, ...]:
    """The fields of a file's own header; the length of its name is [9], that of its extras [10]."""
    file.seek(offset)
    raw = file.read(_LOCAL.size)
    if len(raw) < _LOCAL.size or not raw.startswith(_LOCAL_SIGN):
        raise _damaged()
    return _LOCAL.unpack(raw)


def _agrees(header: tuple[Any, ...], raw_name: bytes, entry: Entry) -> bool:
    flags, method, sums = header[2], header[3], header[6:9]
    told = (entry.crc, entry.packed, entry.size)
    same = sums == told or bool(flags & _DESCRIPTOR and not any(sums))
    return same and (flags, method, raw_name) == (entry.flags, entry.method, entry.raw_name)


def _inflated(raw: bytes, size: int) -> bytes:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = unpacking.decompress(raw, size + 1)
    except zlib.error as error:
        raise _damaged() from error
    if not unpacking.eof or unpacking.unused_data:
        raise _damaged()
    return data
