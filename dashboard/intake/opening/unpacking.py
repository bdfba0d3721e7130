"""The zip around a workbook: its directory, and each part unpacked in small pieces with everything counted.

The directory says how big a part is, and it can lie; so the parts are inflated here, piece by piece, and what really comes out
is held against the limits and against the directory. Standard library only.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from dashboard.intake.opening.limits import LIMITS, Limits, UnreadableError, damaged
from dashboard.settings import MAX_PARTS, MAX_UNPACKED_BYTES

CHUNK_BYTES = 64 * 1024

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
_DIRECTORY_ENTRY = b"PK\x01\x02"
_DIRECTORY_END = b"PK\x05\x06"


def read_directory(content: bytes) -> dict[str, zipfile.ZipInfo]:
    """The parts by lower-case name, as Open Packaging compares them; UnreadableError where names or flags are amiss.

    Entries are counted in the raw bytes before any is built, because a directory of a million entries costs more than it weighs.
    """
    if content.count(_DIRECTORY_ENTRY) > 2 * MAX_PARTS:
        raise UnreadableError("opening.too_many_parts", limit=MAX_PARTS)
    parts: dict[str, zipfile.ZipInfo] = {}
    entries = [entry for entry in _entries(content) if not entry.filename.endswith("/")]
    if len(entries) > MAX_PARTS:
        raise UnreadableError("opening.too_many_parts", limit=MAX_PARTS)
    for entry in entries:
        name = _checked_name(entry)
        if name in parts:
            raise UnreadableError("opening.duplicate_part", part=_part_name(entry.filename))
        parts[name] = entry
    return parts


def _entries(content: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError, OverflowError, OSError) as error:
        if _DIRECTORY_END not in content:
            raise UnreadableError("opening.truncated") from error
        raise damaged("das Inhaltsverzeichnis der Datei ist nicht lesbar") from error


def _checked_name(entry: zipfile.ZipInfo) -> str:
    name = entry.filename.replace("\\", "/")
    segments = name.split("/")
    if not name:
        raise damaged("ein Bestandteil hat keinen Namen")
    if name.startswith("/") or ".." in segments or ":" in segments[0] or not name.isprintable():
        raise UnreadableError("opening.unsafe_part", part=_part_name(entry.filename))
    if entry.flag_bits & _ENCRYPTED_FLAGS:
        raise UnreadableError("opening.part_encrypted")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged("ein Bestandteil ist auf unübliche Weise gepackt")
    return name.lower()


def unpack(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one part in pieces of at most 64 KiB; UnreadableError where the packed bytes are broken."""
    packed = _packed_bytes(content, entry)
    if entry.compress_type == zipfile.ZIP_STORED:
        for start in range(0, len(packed), CHUNK_BYTES):
            yield bytes(packed[start : start + CHUNK_BYTES])
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), CHUNK_BYTES):
            pending: bytes | memoryview = packed[start : start + CHUNK_BYTES]
            # Bytes behind the end of the stream would stay pending for ever.
            while pending and not inflate.eof:
                piece = inflate.decompress(pending, CHUNK_BYTES)
                pending = inflate.unconsumed_tail
                if piece:
                    yield piece
            if inflate.eof:
                return
        while piece := inflate.decompress(inflate.unconsumed_tail, CHUNK_BYTES):
            yield piece
    except zlib.error as error:
        raise damaged("ein Bestandteil lässt sich nicht entpacken") from error


def _packed_bytes(content: bytes, entry: zipfile.ZipInfo) -> memoryview:
    """The packed bytes of a part; its own header must name it as the directory does."""
    start = entry.header_offset
    header = content[start : start + _LOCAL_HEADER.size] if start >= 0 else b""
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise damaged("ein Bestandteil fehlt")
    *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    name_start = start + _LOCAL_HEADER.size
    raw_name = content[name_start : name_start + name_length]
    encoding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
    if raw_name.decode(encoding, "replace").partition("\0")[0] != entry.orig_filename.partition("\0")[0]:
        raise damaged("zwei Angaben zum Namen eines Bestandteils widersprechen sich")
    data_start = name_start + name_length + extra_length
    packed = memoryview(content)[data_start : data_start + entry.compress_size]
    if len(packed) < entry.compress_size:
        raise UnreadableError("opening.truncated")
    return packed


class Meter:
    """Counts what really comes out of a package while it is unpacked, part by part, and stops at the limits."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._total_bytes = 0

    def measured(self, content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The pieces of one part; UnreadableError at the limits, and at the end where size or checksum are not as declared."""
        size_bytes = checksum = 0
        most_bytes = max(entry.compress_size * self._limits.ratio, self._limits.ratio_from_bytes)
        for piece in unpack(content, entry):
            size_bytes += len(piece)
            self._total_bytes += len(piece)
            if self._total_bytes > MAX_UNPACKED_BYTES:
                raise UnreadableError("opening.too_big_unpacked", limit_mib=MAX_UNPACKED_BYTES // 2**20)
            if size_bytes > entry.file_size:
                raise UnreadableError("opening.false_size", part=_part_name(entry.filename))
            if size_bytes > most_bytes:
                raise UnreadableError("opening.ratio", part=_part_name(entry.filename), limit=self._limits.ratio)
            checksum = zlib.crc32(piece, checksum)
            yield piece
        if size_bytes < entry.file_size:
            raise damaged(f"„{_part_name(entry.filename)}“ ist unvollständig")
        if checksum != entry.CRC:
            raise damaged(f"die Prüfsumme von „{_part_name(entry.filename)}“ stimmt nicht")


def _part_name(part: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in part[:80])
