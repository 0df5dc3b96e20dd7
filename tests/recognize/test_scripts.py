"""Law: a text and its conversion into another script have the same values at the same places."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from slepipe.model import Article
from slepipe.recognize.found import Found
from slepipe.recognize.values import recognize_values
from slepipe.view import simplified_view

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "source"
PHRASES = [line.split("\t")[0] for line in (HERE / "values.tsv").read_text(encoding="utf-8").splitlines()[1:]]
CONFIGS = ("s2t", "s2tw", "s2hk", "t2s")
SUBJECTS = ("患者", "受试者", "尿蛋白", "药费", "该公司", "健保署", "血小板", "香港病人", "泼尼松", "试验组", "体重", "")
VERBS = ("约", "超过", "不足", "于", "连续", "降至", "每日", "随访", "近", "为", "从", "第", "仅", "共", "")
NUMBERS = ("3", "12", "45.6", "2,800", "十二", "两", "三十多", "1.5万", "6~8", "五至六", "数百", "第二十", "114", "半", "2025")
UNITS = ("年", "个月", "周", "日", "天", "岁", "例", "名", "种", "万元", "元人民币", "%", "成", "个百分点", "毫克", "克", "片")
UNITS += ("毫克/公斤", "分", "倍", "倍ULN", "次", "剂", "年度", "年3月", "月5日", "年第三季度", "小时", "×10^9/L", "支", "项")
ENDS = ("以上", "以内", "左右", "后", "的患者", "每日2次", "，加重1周", "、每4周一次", "/日", "对30.2%", "。", "余", "半")
sentences = st.lists(
    st.tuples(*(st.sampled_from(words) for words in (SUBJECTS, VERBS, NUMBERS, UNITS, ENDS))).map("".join), min_size=1, max_size=3
).map("，".join)


@cache
def converter(config: str) -> OpenCC:
    """OpenCC with the tables that the project converts with."""
    return OpenCC(config, include_tofu_risk_dictionaries=False)


def values(text: str) -> list[Found]:
    """What is recognized in a text in any script."""
    return recognize_values(simplified_view(Article(text=text, blocks=())).flow)


def source_sentences() -> list[str]:
    """The sentences of the example articles that hold a number."""
    articles = [path.read_text(encoding="utf-8") for path in sorted(SOURCE.iterdir())]
    pieces = [piece for article in articles for piece in re.split(r"(?<=[。！？\n])", article)]
    return [piece for piece in pieces if re.search(r"[\d一二两三四五六七八九十百千万]", piece)]


@given(st.one_of(sentences, st.sampled_from(PHRASES)), st.sampled_from(CONFIGS))
def test_a_generated_sentence_has_the_same_values_in_every_script(text: str, config: str) -> None:
    """歲 and 岁, 餘 and 余, 隻 and 只 lie at the same offsets and mean the same."""
    converted = converter(config).convert(text)
    assert len(converted) == len(text)
    assert values(converted) == values(text)


@pytest.mark.parametrize("config", CONFIGS)
def test_the_sentences_of_the_example_articles_have_the_same_values_in_every_script(config: str) -> None:
    """Real sentences, each on its own and all of them as one text."""
    texts = source_sentences()
    assert len(texts) > 100
    assert sum(len(values(text)) for text in texts) > 200
    converted = [converter(config).convert(text) for text in texts]
    different = [text for text, other in zip(texts, converted, strict=True) if values(text) != values(other)]
    assert different == []
    assert values("".join(converted)) == values("".join(texts))
