"""Bytes to text: UTF-8 or what a byte order mark says; anything else only on the user's word."""

from __future__ import annotations

import codecs
from typing import Final

from slepipe.errors import EncodingError, InputError

_MARKS: Final = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
)
_WIDER: Final = {"big5": "big5hkscs", "cp950": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030"}
"""What such text really is: pages that call themselves big5 write 裏, those that call themselves gb2312 write 镕."""

_CANDIDATES: Final = ("utf-8", "big5", "gb18030", "utf-16-le", "utf-16-be")
_SAMPLE: Final = 1 << 16
_PLAUSIBLE: Final = 0.4
_CONTRADICTING: Final = 4
"""A text in which another encoding finds so many times the common characters is not in the encoding that was named."""
_COMMON: Final = frozenset(
    "的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发年動动同工也能下過过子說说產产"
    "種种面而方後后多定行學学法所民得經经十三之進进等部度家電电力如水化高自二理起小物現现實实加量都兩两體体制機机當当使點点從从業业本去"
    "把性好應应開开它合還还因由其些然前外天政四日社義义事平形相全表間间樣样與与關关各重新線线內内數数正心反你明看原又利比或但質质氣气第向"
    "道命此變变條条只沒没結结解問问意建月公無无系軍军很情者最立代想已通並并提直題题黨党程展五果料象員员革位入常文總总次品式活設设及管特件"
    "長长求老頭头基資资邊边流路級级少圖图山統统接知較较將将組组見见計计別别她手角期根論论運运農农指幾几九區区強强放決决被做必先回則则任取"
    "患治療疗疾病藥药物臨临床研究紅红斑狼瘡疮醫医師师院風风濕湿免疫細细胞抗體症狀状診诊斷断腎肾炎血檢检查安全性效試试驗验受試給给予劑剂每"
    "，。、：；！？（）《》「」『』“”"
)


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of ``data``, without a byte order mark and otherwise as it stands (line ends too).

    ``name`` is the file in messages, ``encoding`` what the user says it is. Raises ``EncodingError`` where the bytes
    are not in that encoding (by default UTF-8, or what a byte order mark says) or the encoding is unknown, and
    ``InputError`` where they are no text at all or only blanks.
    """
    text = _decode_as(data, name, encoding) if encoding else _decode_marked(data, name)
    if "\0" in text:
        raise InputError(f"{name} holds a NUL character at offset {text.index(chr(0))}, so it is not text{_mend(data)}")
    if not text.strip():
        raise InputError(f"{name} is empty; give a file with text in it")
    return text


def _decode_marked(data: bytes, name: str) -> str:
    for start, what in _FORMATS:
        if data.startswith(start):
            raise InputError(f"{name} is {what}, not text; save it as UTF-8 text or Markdown first")
    mark, encoding = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        seen = f"byte 0x{data[offset]:02X} at offset {offset}"
        if mark:
            raise EncodingError(f"{name} begins as {encoding.upper()} but has a bad {seen}; save it again as UTF-8") from error
        if guess_encoding(data) is None and b"\0" in data:
            raise InputError(f"{name} is binary data, not text ({seen} is not UTF-8)") from error
        raise EncodingError(f"{name} is not UTF-8 (bad {seen}){_mend(data)}") from error


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise EncodingError(
            f"unknown encoding {encoding!r} for {name}; use --encoding NAME, e.g. utf-8, big5, gb18030, utf-16"
        ) from error
    try:
        text = data.decode(_WIDER.get(codec, codec)).removeprefix("\ufeff")
        text.encode()  # utf-7 and unicode_escape can make lone surrogates
    except UnicodeDecodeError as error:
        seen = f"byte 0x{data[error.start]:02X} at offset {error.start}" if error.start < len(data) else "end"
        raise EncodingError(f"{name} is not {encoding} (bad {seen}){_mend(data)}") from error
    except (UnicodeError, LookupError) as error:
        raise EncodingError(f"{name} cannot be read as {encoding}; use another --encoding NAME") from error
    likely = guess_encoding(data)
    if likely and _score(data, likely) > _CONTRADICTING * _share(text[:_SAMPLE]):
        raise EncodingError(f"{name} has hardly a common character as {encoding}{_mend(data)}")
    return text


def guess_encoding(data: bytes) -> str | None:
    """The encoding in which the beginning of ``data`` has most common Chinese characters, or None if none has many.

    A guess for a message only: on short texts Big5 and GB 18030 read as each other.
    """
    scores = {codec: _score(data, codec) for codec in _CANDIDATES}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= _PLAUSIBLE else None


def _score(data: bytes, codec: str) -> float:
    """The share of common characters at the beginning of what ``codec`` makes of ``data``; 0 where the bytes do not fit."""
    try:
        text = codecs.getincrementaldecoder(_WIDER.get(codec, codec))("strict").decode(data[:_SAMPLE])
    except UnicodeDecodeError:
        return 0.0
    return _share(text)


def _share(text: str) -> float:
    """The share of common Chinese characters among those that are not ASCII; 0 where there is none, or a NUL."""
    strange = [char for char in text if char > "\x7f"]
    if not strange or "\0" in text:
        return 0.0
    return sum(char in _COMMON for char in strange) / len(strange)


def _mend(data: bytes) -> str:
    likely = guess_encoding(data)
    if likely:
        return f"; it looks like {likely}, if so use --encoding {likely}, or save it as UTF-8"
    return "; use --encoding NAME if you know it, or save it as UTF-8"
