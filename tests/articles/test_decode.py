import codecs

import pytest

from reportedly.articles.decode import UndecodableError, decode

ENGLISH = "“We’re staying,” the mayor of Bogotá said — “whatever comes.”\r\n" * 3
RUSSIAN = (
    "Правительственные войска вернули высоту под городом, сообщил чиновник в понедельник.\n" * 4
)


@pytest.mark.parametrize(
    "data",
    [
        ENGLISH.encode(),
        codecs.BOM_UTF8 + ENGLISH.encode(),
        ENGLISH.encode("utf-16"),
        codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"),
        ENGLISH.encode("utf-16-le"),
        ENGLISH.encode("utf-16-be"),
        ENGLISH.encode("utf-32"),
        ENGLISH.encode("cp1252"),
    ],
)
def test_decodes_english_in_every_encoding(data: bytes) -> None:
    assert decode(data) == ENGLISH


def test_decodes_other_scripts_so_that_the_language_can_be_named() -> None:
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN
    assert decode(RUSSIAN.encode("koi8-r"), "koi8-r") == RUSSIAN


def test_keeps_every_character_but_the_mark() -> None:
    text = "a\u00a0b\u200bc\u2028d\r\ne\tf\ufeffg"
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


def test_a_few_lost_bytes_do_not_turn_utf8_into_something_else() -> None:
    data = ENGLISH.encode().replace("á".encode(), b"\xc3", 1)
    assert decode(data) == ENGLISH.replace("á", "\ufffd", 1)


def test_the_declared_encoding_comes_before_a_guess() -> None:
    polish = "Wojsko odbiło wzgórze, powiedział urzędnik."
    assert decode(polish.encode("iso-8859-2"), "iso-8859-2") == polish
    for nonsense in ("no-such-encoding", "a\0b", "undefined", "punycode", "zlib", "idna"):
        assert decode(polish.encode("cp1250"), nonsense)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x00" * 500,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200)),
        codecs.BOM_UTF16_LE + b"\x00\xd8a",
        codecs.BOM_UTF8 + b"\xff\xfe\xfa",
        b"text with " + b"\x01\x02\x03\x04\x05" * 40,
    ],
)
def test_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)
