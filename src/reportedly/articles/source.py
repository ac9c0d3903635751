"""Read whatever the user names: a file, a folder, an address or standard input.

In: the name and the options. Out: articles, and an error *value* for each thing that could not be
read, so that one bad file, line or record stops nothing. Raises nothing for bad input.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportedly.articles.assemble import assemble
from reportedly.articles.content import (
    Content,
    DamagedError,
    TooLargeError,
    from_bytes,
    read_bounded,
)
from reportedly.articles.decode import UndecodableError
from reportedly.articles.detect import UnreadableKindError, detect
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.messages import shown
from reportedly.articles.options import Limits, ReadOptions
from reportedly.errors import SourceError
from reportedly.text import Article

Reader = Callable[[Content, Limits], Iterator[Draft | Failure]]

# Where each format's reader is. The modules are imported when the first source of the format is
# met, because the libraries behind them cost 0.1 to 0.4 seconds each and a run over text files
# needs none of them.
FORMATS = {
    "plain": "plain:read_plain",
    "lines": "table:read_lines",
    "json": "table:read_json",
    "csv": "table:read_csv",
    "html": "html:read_html",
    "mhtml": "mhtml:read_mhtml",
    "pdf": "pdf:read_pdf",
    "docx": "docx:read_docx",
    "feed": "feed:read_feed",
    "warc": "warc:read_warc",
}


def load_reader(kind: str) -> Reader:
    """The reader of a format named in `FORMATS`."""
    module, name = FORMATS[kind].split(":")
    reader: Reader = getattr(importlib.import_module(f"reportedly.articles.{module}"), name)
    return reader


def read_source(source: str, options: ReadOptions | None = None) -> Iterator[Article | SourceError]:
    """Yield every article of `source` in order, and a `SourceError` for what could not be read.

    `source` is a path of a file or folder, an http(s) address, or "-" for standard input. A
    folder yields its files and those of all folders below it in the order of names; hidden ones are
    passed over, and links to folders are not followed.
    """
    options = options or ReadOptions()
    if not source:  # as a path it would be the current folder
        message = "found an empty name, expected a file, a folder, an address or -: name one"
        yield SourceError(source, message)
    elif source.lower().startswith(("http://", "https://")):
        yield from _read_address(source, options)
    elif source == "-":
        yield from _read_standard_input(options)
    else:
        yield from _read_path(source, options)


def read_text(text: str, options: ReadOptions | None = None) -> Article:
    """The article of a bare text; raise `SourceError` where it holds none.

    >>> read_text("The army denied it.").blocks[0].kind
    'paragraph'
    """
    return assemble(Draft(text.removeprefix("\ufeff")), "text", options or ReadOptions())


def read_content(
    content: Content, source: str, options: ReadOptions
) -> Iterator[Article | SourceError]:
    """Yield the articles in bytes whose origin is already known; errors are values too."""
    try:
        kind = detect(content.head(), content.suffix, content.media_type)
        for item in load_reader(kind)(content, options.limits):
            yield _finish(item, source, options)
    except UnreadableKindError as error:
        yield _failed(source, str(error))
    except UndecodableError as error:
        yield _failed(
            source, f"found {error}, expected text: check the file or convert it to UTF-8"
        )
    except (TooLargeError, DamagedError) as error:
        yield _failed(source, f"found {error}, expected a whole file: split it or get it again")
    except OSError as error:
        yield _failed(source, _why(error))


def _finish(item: Draft | Failure, source: str, options: ReadOptions) -> Article | SourceError:
    if isinstance(item, Failure):
        place = f", {item.place}" if item.place else ""
        return SourceError(source, f"{shown(source)}{place}: {item.message}")
    try:
        return assemble(item, source, options)
    except SourceError as error:
        return error


def _failed(source: str, message: str) -> SourceError:
    return SourceError(source, f"{shown(source)}: {message}")


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "found no such file or folder: check the name"
    if isinstance(error, PermissionError):
        return "found a file that may not be read: change its permissions"
    return f"could not be read ({shown(error.strerror or type(error).__name__)}): check the file"


def _read_path(source: str, options: ReadOptions) -> Iterator[Article | SourceError]:
    path = Path(source)
    try:
        if path.is_dir():
            yield from _read_folder(path, source, options)
            return
        if path.exists() and not path.is_file():
            yield _failed(source, "found a device or pipe, expected a file: use - for a pipe")
            return
        size = path.stat().st_size
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        why = _why(error) if isinstance(error, OSError) else "found a name that no file can have"
        yield _failed(source, why)
        return
    if size > options.limits.file_bytes:
        limit = options.limits.file_bytes // 1_000_000
        yield _failed(
            source, f"found {size // 1_000_000:,} MB, expected at most {limit:,} MB: split the file"
        )
        return
    name = path.name.lower().removesuffix(".gz")
    yield from read_content(Content(lambda: path.open("rb"), name), source, options)


def _read_folder(
    folder: Path, source: str, options: ReadOptions
) -> Iterator[Article | SourceError]:
    """Read what the folder holds, one list of names at a time; a folder that fails is an error."""
    waiting, found = [folder], False
    while waiting:
        path = waiting.pop()
        try:
            if path == folder or (path.is_dir() and not path.is_symlink()):
                waiting += sorted(_shown_entries(path), key=lambda entry: entry.name, reverse=True)
                continue
            is_file = path.is_file()
        except OSError as error:
            found = True
            yield _failed(str(path), _why(error))
            continue
        if is_file:
            found = True
            yield from _read_path(str(path), options)
    if not found:
        yield _failed(source, "found a folder without files, expected articles in it")


def _shown_entries(folder: Path) -> Iterator[Path]:
    return (entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _read_standard_input(options: ReadOptions) -> Iterator[Article | SourceError]:
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        yield _failed("-", "found standard input closed, expected an article: name a file instead")
        return
    try:
        data = read_bounded(stream, options.limits.file_bytes)
    except TooLargeError as error:
        yield _failed("-", f"found {error} on standard input, expected less: split it")
        return
    except OSError as error:
        yield _failed("-", _why(error))
        return
    yield from read_content(from_bytes(data), "-", options)


def _read_address(source: str, options: ReadOptions) -> Iterator[Article | SourceError]:
    fetch = importlib.import_module("reportedly.articles.fetch").fetch  # httpx: see FORMATS
    try:
        content: Content = fetch(source, options)
    except SourceError as error:
        yield error
        return
    yield from read_content(content, source, options)
