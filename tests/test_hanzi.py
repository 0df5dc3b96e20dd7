"""Conversions that keep every code point in its place, or raise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from slepipe import hanzi
from slepipe.errors import ConversionError, InputError
from slepipe.hanzi import (
    differing,
    phrase_in_traditional,
    separate,
    simplified_name,
    to_regional,
    to_simplified,
    to_traditional,
    with_particles,
)
from slepipe.segment.engine import jieba_file

any_text = st.one_of(st.text(max_size=40), st.text(alphabet="发髮发现干乾幹后後里裡裏着著台臺于於𠮷\u200b\0", max_size=40))


def stub(monkeypatch: pytest.MonkeyPatch, convert: Callable[[str], str]) -> None:
    """Put another converter in OpenCC's place."""
    monkeypatch.setattr(hanzi, "_converter", lambda _: convert)


@settings(deadline=None)
@given(any_text)
def test_conversions_keep_the_length_of_any_text(text: str) -> None:
    """To Simplified, to Traditional and to both regions."""
    assert len(to_simplified(text)) == len(text)
    words = to_traditional(separate(text, text))
    assert len(words.separated.replace(words.boundary, "")) == len(text)
    for config in ("t2tw", "t2hk"):
        assert len(to_regional(words, config)) == len(text)


@settings(deadline=None)
@given(any_text)
def test_simplified_stays_simplified(text: str) -> None:
    """Converting twice is converting once."""
    assert to_simplified(to_simplified(text)) == to_simplified(text)


@pytest.mark.parametrize(
    ("run", "config"),
    [
        (lambda: to_simplified("紅斑狼瘡"), "t2s"),
        (lambda: to_traditional(separate("红斑狼疮", ["红斑", "狼疮"])), "s2t"),
        (lambda: to_regional(separate("紅斑狼瘡", ["紅斑狼瘡"]), "t2tw"), "t2tw"),
    ],
)
def test_a_converter_that_changes_the_length_raises(
    monkeypatch: pytest.MonkeyPatch, run: Callable[[], object], config: str
) -> None:
    """The error names the conversion, both lengths and the span where they part."""
    stub(monkeypatch, lambda text: text.replace("狼", "豺狼"))
    with pytest.raises(ConversionError, match=rf"OpenCC {config} changed the length from 4 to 5 near '狼.*' at 2"):
        run()


def test_a_converter_that_drops_the_end_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    """A length that shrinks is an error as well."""
    stub(monkeypatch, lambda text: text[:-1])
    with pytest.raises(ConversionError, match="from 4 to 3"):
        to_simplified("紅斑狼瘡")


def test_words_do_not_join_across_their_boundary() -> None:
    """包括|发动机 is 包括發動機; without the boundary OpenCC reads 括发 as hair."""
    words = separate("包括发动机", ["包括", "发动机"])
    assert to_traditional(words).separated.replace(words.boundary, "") == "包括發動機"
    assert to_regional(to_traditional(words), "t2tw") == "包括發動機"


def test_the_boundary_is_a_mark_that_the_text_lacks() -> None:
    """A text that holds the usual mark gets another, and keeps its own."""
    words = separate("甲\ufdd0乙", ["甲\ufdd0", "乙"])
    assert words.boundary != "\ufdd0"
    assert to_regional(to_traditional(words), "t2tw") == "甲\ufdd0乙"


def test_a_text_with_every_mark_is_still_converted() -> None:
    """Then no boundary is set, and nothing is lost."""
    text = "发\ufdd0\ufdd1\ufdd2\ufdd3\ue000\ue001病"
    assert to_regional(to_traditional(separate(text, text)), "t2tw") == text.replace("发", "發")


@pytest.mark.parametrize("text", ["狼\ud800疮", "\udfff"])
def test_a_lone_surrogate_is_an_input_error(text: str) -> None:
    """It is named with its offset."""
    with pytest.raises(InputError, match=f"lone surrogate at offset {len(text) // 2}"):
        to_simplified(text)


def test_phrase_tables_are_kept_out() -> None:
    """指標 is 指标 and not 指针, 進程 stays 进程."""
    assert to_simplified("疾病進程的指標") == "疾病进程的指标"


def test_rare_characters_are_left_alone() -> None:
    """What few fonts hold is not written, as on OpenCC's command line."""
    assert to_simplified("鹼酶胺") == "碱酶胺"
    assert to_simplified("𠮷") == "𠮷"


def test_names_of_the_lexicon_are_converted_once() -> None:
    """The remembered answer is the converter's."""
    assert simplified_name("單株抗體") == simplified_name("單株抗體") == "单株抗体"


@given(st.text(max_size=30), st.integers(0, 29))
def test_differing_gives_the_offsets_that_differ(text: str, at: int) -> None:
    """All of them and no other."""
    changed = text[:at] + "\0" * len(text[at : at + 2]) + text[at + 2 :]
    assert differing(text, changed) == [i for i in range(len(text)) if text[i] != changed[i]]


def test_the_words_of_the_dictionary_keep_their_length_and_become_what_opencc_makes_of_them_in_one_step() -> None:
    """s2t and then t2tw or t2hk is s2tw or s2hk, for each of jieba's words, but for the characters that are mended."""
    rows = jieba_file("dict.txt").read_text(encoding="utf-8").splitlines()
    words = [row.split(" ")[0] for row in rows]
    text = "\n".join(words)
    traditional = to_traditional(separate(text, [text]))
    for step, whole in (("t2tw", "s2tw"), ("t2hk", "s2hk")):
        converted = to_regional(traditional, step)
        assert list(map(len, converted.split("\n"))) == list(map(len, words))
        at_once = OpenCC(whole, include_tofu_risk_dictionaries=False).convert(text)
        assert [pair for pair in zip(converted, at_once, strict=True) if pair[0] != pair[1] and pair[1] not in "巖幷谿嶽"] == []


def test_a_preposition_is_simplified_whatever_name_opencc_sees() -> None:
    """於單 and 於穆 are old names; 樊於期 stays one."""
    assert to_simplified("屬於單盲，對於穆斯林，樊於期") == "属于单盲，对于穆斯林，樊於期"


def test_rocks_and_most_family_names_have_one_form() -> None:
    """OpenCC's phrases have 巖洞 and 嶽州; a mountain stays one."""
    assert phrase_in_traditional("岩洞") == "岩洞"
    assert phrase_in_traditional("岳州") == "岳州"
    assert phrase_in_traditional("五岳") == "五嶽"


def test_variants_that_opencc_leaves_become_simplified() -> None:
    """Taiwan's 睪 and 痺 are 睾 and 痹 in the Mainland; 著 is 着 but for writing and standing out."""
    assert to_simplified("睪丸與麻痺") == "睾丸与麻痹"
    assert with_particles("附著于显著的著作") == "附着于显著的著作"
