"""The bytes of one source, however they came: a file, standard input or an answer of a server.

A format reads them whole up to a limit, or as a stream; gzip is unpacked on the way. Nothing here
reads without a bound, since a kilobyte of gzip can hold a gigabyte.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD = 65_536
_GZIP = b"\x1f\x8b"


class TooLargeError(ValueError):
    """More bytes than a limit allows; the message says how many were expected at most."""


class DamagedError(ValueError):
    """Compressed bytes that cannot be unpacked to their end."""


@dataclass(frozen=True, slots=True)
class Content:
    """Where to get the bytes of one source, and what is known of them beforehand.

    `opener` opens a new stream from the first byte. `name` is the source's name in lower case
    without any ending for compression, for its suffix only. `media_type` and `charset` are what a
    server said; `url` is where an answer came from after all redirects.
    """

    opener: Callable[[], BinaryIO]
    name: str
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of the name from its last full stop, "" where there is none."""
        last = self.name.rsplit("/", 1)[-1]
        return "." + last.rsplit(".", 1)[-1] if "." in last else ""

    def open(self, limit: int) -> Stream:
        """Open the bytes as a stream of at most `limit` bytes, unpacked where they are gzip."""
        stream = self.opener()
        start = stream.read(2)
        stream.seek(0)
        if start == _GZIP:
            return Stream(_Guard(gzip.GzipFile(fileobj=stream), stream, limit))
        return Stream(_Guard(stream, stream, limit))

    def head(self, size: int = HEAD) -> bytes:
        """The first `size` bytes, unpacked, or fewer; what can be read of damaged ones."""
        with self.open(size * 2) as stream:
            return stream.read(size)

    def read(self, limit: int) -> bytes:
        """All bytes, unpacked; raise `TooLargeError` beyond `limit` and `DamagedError`."""
        with self.open(limit) as stream:
            data = stream.read()
            stream.check()
        return data


class _Guard(io.RawIOBase):
    """Bytes that end early at a limit or at damage; `problem` then tells why.

    It does not raise, because a buffer above it would throw away what it had read before.
    """

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, inner: IO[bytes], limit: int) -> None:
        self._stream, self._inner = stream, inner
        self._limit, self._left = limit, limit
        self.problem: TooLargeError | DamagedError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        part = self._part(len(view))
        if len(part) > self._left:
            self.problem = TooLargeError(f"more than {_size(self._limit)}")
            part = part[: self._left]
        self._left -= len(part)
        view[: len(part)] = part
        return len(part)

    def _part(self, size: int) -> bytes:
        if self.problem is not None:
            return b""
        try:
            if isinstance(self._stream, gzip.GzipFile):
                return self._stream.read1(min(size, self._left + 1))
            return self._stream.read(min(size, self._left + 1))
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.problem = DamagedError("a gzip file that breaks off or is damaged")
            return b""

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._inner.close()  # a gzip stream leaves the file under it open
        super().close()


class Stream(io.BufferedReader):
    """A readable stream that can tell after its end whether that was the end of the source."""

    def __init__(self, guard: _Guard) -> None:
        super().__init__(guard)
        self._guard = guard

    def check(self) -> None:
        """Raise `TooLargeError` or `DamagedError` where the stream ended before its source."""
        if self._guard.problem is not None:
            raise self._guard.problem


def _size(limit: int) -> str:
    return f"{limit // 1_000_000:,} MB" if limit >= 1_000_000 else f"{limit:,} bytes"


def from_bytes(data: bytes, name: str = "", media_type: str | None = None) -> Content:
    """Content that is already in memory."""
    return Content(lambda: io.BytesIO(data), name, media_type)


def read_bounded(stream: IO[bytes], limit: int) -> bytes:
    """All bytes of a stream that cannot be opened twice; raise `TooLargeError` beyond `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError(f"more than {_size(limit)}")
    return data
