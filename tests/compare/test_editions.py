"""Editions: an article and what is published of it say the same, whatever the region calls things."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

import slepipe
from slepipe.lexicon.load import load_lexicon, surface_forms

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "source").iterdir())
LOCALES = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
# Each sentence with what went wrong between its editions once.
SENTENCES = {
    "name with a part of another region": "该药用于复发或难治性B系急性淋巴细胞白血病，32例患者接受了治疗。",
    "receptor by its number": "阿伏利尤单抗与Ⅰ型干扰素受体亚基1（IFNAR1）结合。",
    "drug of its own": "公司自主研发的抗APRIL单克隆抗体QX001已启动I期临床试验。",
    "antibody of its own": "患者体内出现抗糖链自身抗体与免疫复合物。",
    "dual target": "华澜生物研发BAFF/APRIL双靶点融合蛋白，治疗干燥综合征。",
    "brackets in full width": "血清抗SSA(Ro)抗体阳性,抗SSB(La)抗体阴性。",
    "brackets in a firm's name": "启明生物医药(成都)股份有限公司公布了结果。",
    "quartiles in brackets": "自确诊至复发的中位时间为5.3(1.8,9.6)年。",
    "money": "这家上海公司的费用约为300元，单克隆抗体组共入组20例，均完成随访。",
    "word behind a word": "治疗后促炎因子IL-6下降，完全缓解率为40%。",
    "department of a retrospective study": "本研究回顾性分析西京医院皮肤科的216例银屑病患者。",
    "places in a molecule": "血清25-羟维生素D3与1,3-β-D-葡聚糖水平下降。",
    "survival": "12个月时无事件生存率与总生存率分别为75.5%和93.5%。",
    "name in Latin letters": "不良事件以感染居多，包括新型冠状病毒感染与肺炎。",
}


def _editions(text: str) -> dict[str, slepipe.Document]:
    """The text and its three editions, annotated."""
    editions = {locale: slepipe.annotate(slepipe.convert(text, to=locale).text) for locale in LOCALES}
    return {"source": slepipe.annotate(text), **editions}


def _differences(documents: dict[str, slepipe.Document], *pairs: tuple[str, str]) -> list[str]:
    return [
        f"{one} {other}: {finding.kind} {finding.subject}"
        for one, other in pairs or combinations(documents, 2)
        for finding in slepipe.diff(documents[one], documents[other]).findings
    ]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_edition_says_what_its_source_and_each_other_edition_say(path: Path) -> None:
    """No finding between an article, its Simplified, its Taiwan and its Hong Kong edition."""
    assert not _differences(_editions(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_the_editions_of_a_sentence_say_the_same(text: str) -> None:
    """Names whose parts other regions call otherwise, brackets, figures and money; beside a source whose region shows."""
    assert not _differences(_editions(text), *(("source", locale) for locale in LOCALES))


def test_the_figures_of_an_endpoint_are_read_in_the_words_of_every_region() -> None:
    """Endpoints and values: 應答 is 反應 and 生存率 存活率 in Taiwan."""
    text = "12个月内,13例(32.5%)达到主要临床应答,总生存率为92.5%。"
    told = [
        [(relation.kind, [each.value for each in relation.arguments if each.role == "value"]) for relation in document.relations]
        for document in _editions(text).values()
    ]
    assert all(each == told[0] for each in told)
    assert [values[0]["number"] for kind, values in told[0] if kind == "outcome"] == [32.5, 92.5]


def test_the_editions_of_a_name_are_names_of_the_same_thing() -> None:
    """One form in forty of the lexicon, in a sentence; names that are only given (打嗝 for 呃逆) are no forms."""
    named = [
        (concept.id, form)
        for concept in load_lexicon().concepts()
        if concept.types != ("word",) and not concept.given
        for form in surface_forms(concept)
        if not form.isascii()
    ][::40]
    text = "".join(f"今天上午，{form}。\n\n" for _, form in named)
    places = [text.index(f"，{form}。\n\n") + 1 for _, form in named]
    source = _recognized(text)
    for locale in LOCALES:
        edition = slepipe.convert(text, to=locale)
        found = _recognized(edition.text)
        for (concept, form), start in zip(named, places, strict=True):
            span = edition.to_target(start, start + len(form))
            assert (concept, *span) in found or (concept, start, start + len(form)) not in source, (locale, form)


def _recognized(text: str) -> set[tuple[str | None, int, int]]:
    return {(mention.entity, mention.start, mention.end) for mention in slepipe.annotate(text).mentions}
