"""The tables of this folder: how OpenCC's forms are published, which forms are free variants, and cues of a region."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

TAIWAN = "zh-Hant-TW"
HONG_KONG = "zh-Hant-HK"
MAINLAND = "zh-Hans"
EDITIONS = (MAINLAND, TAIWAN, HONG_KONG)
MACHINE_MADE = "machine-made"
# The evidence of a converter with Taiwan's table for software: what it wrote in a text of the Mainland.
CONVERTER = "converter"
OPENCC = {TAIWAN: "t2tw", HONG_KONG: "t2hk"}


def rows(name: str) -> list[list[str]]:
    """The cells of a table beside this module, without its header line."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]


@lru_cache(maxsize=4)
def published(locale: str) -> tuple[tuple[str, str], ...]:
    """What the locale's publishers write for what OpenCC writes: characters and words, each of equal length."""
    return tuple((before, after) for tag, before, after in rows("script.tsv") if tag == locale)


@lru_cache(maxsize=1)
def variants() -> dict[tuple[str, str], frozenset[str]]:
    """Pairs of forms that good authors write for each other, and the locales whose editions settle on the second.

    Among the locales ``MACHINE_MADE`` stands for every edition of a text that a machine made Traditional, where 面包 is no author's choice.
    """
    return {(written, other): frozenset(tags.split()) for written, other, tags in rows("variants.tsv")}


@lru_cache(maxsize=4)
def settled(locale: str) -> frozenset[tuple[str, str]]:
    """The pairs of ``variants`` of which a locale's editions, or all of a text that is ``MACHINE_MADE``, write the second form."""
    return frozenset(pair for pair, locales in variants().items() if locale in locales)


@lru_cache(maxsize=1)
def region_cues() -> dict[str, str]:
    """Words (folded to Simplified) that only one region uses, and its locale."""
    return dict((word, tag) for word, tag in rows("regions.tsv"))  # noqa: C402 - rows are lists


@lru_cache(maxsize=1)
def parts_of_taiwan() -> tuple[str, ...]:
    """What is written in words of Taiwan (folded to Simplified) and in none of another region: 奈米, 胺基酸."""
    return tuple(part.lower() for (part,) in rows("taiwan.tsv"))


@lru_cache(maxsize=1)
def parts_of_converter() -> tuple[str, ...]:
    """What is written in Taiwan's words (folded to Simplified) that a converter with a table for software writes, too: 軟體, 資訊."""
    return tuple(part for (part,) in rows("converter.tsv"))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames that look like an under-converted word: 于, 范, 余."""
    return frozenset(character for character, place in rows("names.tsv") if place == "surname")


@lru_cache(maxsize=1)
def name_variants() -> frozenset[str]:
    """Characters of given names that a region's publishers write otherwise elsewhere: 峯, 嫺, and 恒 in Taiwan."""
    return frozenset(character for character, place in rows("names.tsv") if place == "variant")


@lru_cache(maxsize=1)
def given_name_characters() -> frozenset[str]:
    """Characters that a given name may well hold as they are: 志, 征; 云 is not one, 孫凌雲 writes 雲."""
    return frozenset(character for character, place in rows("names.tsv") if place == "given")
