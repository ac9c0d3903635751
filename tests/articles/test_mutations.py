"""2,000 damaged sources of every format: each gives articles or one-line errors, never a crash.

The damage is seeded, so that a failure can be repeated. Compressed formats are damaged both
outside, where checksums notice it, and inside, where they do not.
"""

import gzip
import random

import pytest

from reportedly.articles.content import from_bytes
from reportedly.articles.options import ReadOptions
from reportedly.articles.source import read_content
from reportedly.errors import SourceError
from reportedly.text import Article
from tests.articles.builders import docx_with, every_format

ROUNDS = 145  # times 14 kinds: 2,030
PIECES = (b"\x00\x00", b"\xff\xfe", b"<<<", b"{{", b'""', b"99999999", b"-1 ", b"\r\n\r\n", b"]]>")
DOCUMENT = (
    b'<?xml version="1.0"?><w:document'
    b' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>The army denied it on Monday.</w:t></w:r></w:p>"
    b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Killed</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    b"</w:body></w:document>"
)


def damaged(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.randint(1, 10)):
        at, kind = dice.randrange(len(out) + 1), dice.random()
        if kind < 0.4 and out:
            out[at % len(out)] = dice.randrange(256)
        elif kind < 0.55:
            del out[at : at + dice.randint(1, 200)]
        elif kind < 0.65:
            out[at:at] = dice.randbytes(dice.randint(1, 20))
        elif kind < 0.72:
            del out[at:]
        elif kind < 0.88:
            start = dice.randrange(len(out) + 1)
            out[at:at] = out[start : start + dice.randint(1, 300)]
        else:
            out[at:at] = dice.choice(PIECES)
    return bytes(out)


def make(kind: str, dice: random.Random) -> bytes:
    if kind == "docx inside":
        return docx_with("word/document.xml", damaged(DOCUMENT, dice))
    if kind == "warc.gz inside":
        return gzip.compress(damaged(every_format()["warc"], dice), mtime=0)
    return damaged(every_format()[kind], dice)


@pytest.mark.parametrize("kind", [*every_format(), "docx inside", "warc.gz inside"])
def test_damage_never_ends_the_run(kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(f"damage {kind}")
    for _ in range(ROUNDS):
        content = from_bytes(make(kind, dice), f"a.{kind.split()[0].removesuffix('.gz')}")
        for result in read_content(content, "a", ReadOptions()):
            if isinstance(result, Article):
                assert result.text and result.blocks
            else:
                assert isinstance(result, SourceError)
                assert str(result).startswith("a") and "\n" not in str(result)
    assert capfd.readouterr() == ("", "")
