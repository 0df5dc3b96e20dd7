"""Bytes to text, and messages that tell how to mend."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.errors import EncodingError, InputError
from slepipe.read import decode
from slepipe.read.decode import guess_encoding

TRADITIONAL = "紅斑狼瘡是一種慢性的自體免疫疾病,患者需要長期治療與追蹤。"
SIMPLIFIED = "红斑狼疮是一种慢性的自身免疫疾病,患者需要长期治疗与随访。"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_says_the_encoding(codec: str) -> None:
    """Marked Unicode of every width is read without a word, and the mark is gone."""
    assert decode(f"\ufeff{TRADITIONAL}".encode(codec), "a.txt") == TRADITIONAL


def test_line_ends_stay_as_they_are() -> None:
    """CRLF is part of the text."""
    assert decode(b"a\r\nb\r\n", "a.txt") == "a\r\nb\r\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [(TRADITIONAL, "big5", "big5"), (SIMPLIFIED, "gb18030", "gb18030"), (SIMPLIFIED, "utf-16-le", "utf-16-le")],
)
def test_other_bytes_are_refused_with_the_likely_encoding(text: str, codec: str, name: str) -> None:
    """Nothing is guessed silently: the message names file, offset, likely encoding and the option."""
    with pytest.raises(EncodingError, match=rf"a\.txt .*offset \d+.*--encoding {name}"):
        decode(text.encode(codec), "a.txt")
    assert decode(text.encode(codec), "a.txt", name) == text


def test_the_offset_of_the_first_bad_byte_is_named() -> None:
    """The offset counts bytes of the file, its mark included."""
    with pytest.raises(EncodingError, match="0xFF at offset 5"):
        decode(codecs.BOM_UTF8 + b"ab\xff", "a.txt")


def test_unmarked_utf_16_is_recognized_in_the_message() -> None:
    """ASCII in UTF-16 is valid UTF-8 full of NUL: the message proposes UTF-16."""
    data = "SLE 患者".encode("utf-16-le")
    with pytest.raises(InputError, match="--encoding utf-16-le"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("text", "written", "named"),
    [
        ("狼瘡病人應定期追蹤尿蛋白，必要時安排切片。", "big5", "gb18030"),
        ("狼瘡病人應定期追蹤尿蛋白，必要時安排切片。", "utf-8", "utf-16-le"),
        ("狼疮病人应定期追踪尿蛋白，必要时做肾活检。", "gb18030", "big5hkscs"),
    ],
)
def test_an_encoding_that_the_bytes_contradict_is_refused(text: str, written: str, named: str) -> None:
    """Big5 decodes as GB 18030 without an error, to mojibake."""
    with pytest.raises(EncodingError, match=f"use --encoding {written}"):
        decode(text.encode(written), "a.txt", named)


def test_an_unknown_encoding_is_named() -> None:
    """A misspelt encoding is an error that shows valid names."""
    with pytest.raises(EncodingError, match=r"'big-six'.*big5"):
        decode(b"a", "a.txt", "big-six")


@pytest.mark.parametrize("encoding", ["base64", "undefined", "punycode\0", "utf-7", "unicode_escape"])
def test_odd_codecs_never_leave_a_bare_error(encoding: str) -> None:
    """Codecs that are no text encoding, or make surrogates, end in EncodingError."""
    with pytest.raises(EncodingError):
        decode(b"+2AA-\\ud800", "a.txt", encoding)


@pytest.mark.parametrize("data", [b"", b" \n\t", codecs.BOM_UTF8, "\u3000\n".encode()])
def test_an_empty_file_is_an_error(data: bytes) -> None:
    """A file of blanks holds no article."""
    with pytest.raises(InputError, match="is empty"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"%PDF-1.7 \xe2\xe3", b"PK\x03\x04..", b"{\\rtf1 a}", b"\x7fELF\x00\xff\xfe\x01"])
def test_binary_files_are_no_text(data: bytes) -> None:
    """Formats that are often mistaken for text are named."""
    with pytest.raises(InputError, match="not text"):
        decode(data, "a.txt")


def test_the_wider_table_of_a_legacy_name_is_used() -> None:
    """Pages called gb2312 hold GB 18030 characters, pages called big5 hold those of Hong Kong."""
    assert decode("镕".encode("gb18030"), "a.txt", "gb2312") == "镕"
    assert decode("裏".encode("big5hkscs"), "a.txt", "Big5") == "裏"


@given(st.binary(max_size=60), st.sampled_from([None, "utf-8", "big5", "gb18030", "utf-16", "utf-7", "latin-1"]))
def test_bytes_decode_or_raise_input_error(data: bytes, encoding: str | None) -> None:
    """Any bytes give a text without lone surrogates, or InputError: never anything else."""
    try:
        text = decode(data, "a.txt", encoding)
    except InputError:
        return
    text.encode()
    assert "\0" not in text


def test_random_bytes_look_like_nothing() -> None:
    """No encoding is proposed where none gives common characters."""
    assert guess_encoding(bytes(range(128, 256))) is None
