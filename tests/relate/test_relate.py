"""Relations of our own sentences, and what holds for those of any text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import opencc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import slepipe
from slepipe.model import Document, Relation

_HERE = Path(__file__).parent
Told = tuple[str, bool, bool, frozenset[tuple[str, str]]]
"""Kind, negated, hedged, and the words of each argument with its role."""


def _read(name: str) -> list[tuple[str, list[Told]]]:
    """A sentence a line behind 「# 」, then its relations; 「-」 is negated, 「~」 hedged."""
    cases: list[tuple[str, list[Told]]] = []
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            cases.append((line[2:], []))
        elif line:
            kind, _, words = line.partition(": ")
            pairs = [word.partition("=") for word in words.split("; ")]
            told = frozenset((role, text) for role, _, text in pairs)
            cases[-1][1].append((kind.lstrip("-~"), kind.startswith("-"), kind.startswith("~"), told))
    return cases


SENTENCES = _read("sentences.txt") + _read("held_back.txt")
TEXTS = [text for text, _ in SENTENCES]
_TRADITIONAL = opencc.OpenCC("s2t")
_SIMPLIFIED = opencc.OpenCC("t2s")


def _told(document: Document) -> list[Told]:
    text = document.text
    return [
        (r.kind, r.negated, r.hedged, frozenset((a.role, text[a.start : a.end]) for a in r.arguments)) for r in document.relations
    ]


def _places(document: Document) -> list[tuple[object, ...]]:
    return [
        (r.rule, r.start, r.end, r.negated, r.hedged, [(a.role, a.start, a.end, a.entity, a.value) for a in r.arguments])
        for r in document.relations
    ]


def _check(document: Document, relation: Relation) -> None:
    assert 0 <= relation.start < relation.end <= len(document.text)
    assert relation.arguments
    assert relation.rule.partition(".")[0] == relation.kind
    mentions = {(m.start, m.end): m for m in document.mentions}
    for each in relation.arguments:
        assert 0 <= each.start < each.end <= len(document.text)
        if each.entity is not None:
            assert mentions[each.start, each.end].entity == each.entity


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=TEXTS)
def test_a_sentence_has_the_relations_that_a_reader_notes(text: str, expected: list[Told]) -> None:
    """All of them, and no other."""
    assert Counter(_told(slepipe.annotate(text))) == Counter(expected)


@pytest.mark.parametrize("text", TEXTS, ids=TEXTS)
def test_both_scripts_have_the_same_relations(text: str) -> None:
    """The conversion to Traditional characters keeps the coordinates, so it keeps the relations too."""
    simplified = _SIMPLIFIED.convert(text)
    traditional = _TRADITIONAL.convert(simplified)
    assert len(traditional) == len(simplified)
    assert _places(slepipe.annotate(traditional)) == _places(slepipe.annotate(simplified))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=5), st.sampled_from(["", "\n\n", "\n\n## 托珠单抗\n\n"]))
def test_both_scripts_have_the_same_relations_in_any_article(texts: list[str], between: str) -> None:
    """What a sentence takes from the text around it hangs on no script either."""
    simplified = _SIMPLIFIED.convert(between.join(texts))
    traditional = _TRADITIONAL.convert(simplified)
    assert _places(slepipe.annotate(traditional)) == _places(slepipe.annotate(simplified))


_PIECES = [
    "贝利尤单抗", "狼疮性肾炎", "BLyS", "FDA", "阿斯利康", "恶心", "52%", "安慰剂组", "由", "降至", "10 mg/kg", "III期", "TULIP-2", "2024年5月", "批准",
    "用于治疗", "靶向", "不良反应", "主要终点", "未达到", "分别为", "和", "、", ",", "。", ";", "(", ")", "(", "\n", "其", "开发的", "第52周", "\x86", "\x81",
]  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=24))
def test_relations_of_any_text_stand_in_it(pieces: list[str]) -> None:
    """Spans lie in the text, arguments are mentions or words, and nothing raises; control characters are no signs."""
    document = slepipe.annotate("病" + "".join(pieces))
    for relation in document.relations:
        _check(document, relation)


def test_relations_survive_json() -> None:
    """A document read back has them; what is neither negated nor hedged says nothing of it."""
    document = slepipe.annotate("托珠单抗靶向IL-6受体。")
    (relation,) = document.to_dict()["relations"]
    assert relation.keys() == {"kind", "start", "end", "arguments", "rule"}
    assert Document.from_json(document.to_json()) == document


def test_evidence_is_the_clause_that_says_so() -> None:
    """Not the whole sentence, and without its stop where a comma ends it."""
    document = slepipe.annotate("专家介绍,托珠单抗靶向IL-6受体,价格不变。")
    (relation,) = document.relations
    assert document.text[relation.start : relation.end] == "托珠单抗靶向IL-6受体"


def test_a_pronoun_means_the_drug_of_the_sentence_before() -> None:
    """The argument lies outside of the evidence, which shows that it was inferred."""
    document = slepipe.annotate("会上介绍了托珠单抗。2019年,FDA批准它用于巨细胞动脉炎。")
    relation = next(each for each in document.relations if each.kind == "approval")
    drug = relation.arguments[0]
    assert (drug.entity, drug.end < relation.start) == ("tocilizumab", True)


def test_a_pronoun_after_two_drugs_means_none() -> None:
    """A guess between two would be wrong every other time."""
    assert slepipe.annotate("托珠单抗与利妥昔单抗均已上市。FDA批准它用于狼疮性肾炎。").relations == ()


def test_the_drug_of_the_heading_has_the_effects_of_its_section() -> None:
    """A section about one drug need not name it again."""
    document = slepipe.annotate("# 用药须知\n\n## 羟氯喹\n\n常见不良反应有恶心。")
    assert [(r.kind, r.arguments[0].entity) for r in document.relations] == [("adverse-effect", "hydroxychloroquine")]


def test_a_trial_is_gathered_over_its_sentences() -> None:
    """Name, phase, drug, people and age make one relation; what patients took before is no drug of the trial."""
    document = slepipe.annotate("TULIP-1是阿尼鲁单抗的3期试验。共入组457例患者,年龄为18至70岁。既往用过利妥昔单抗者除外。")
    (trial,) = [each for each in document.relations if each.kind == "trial"]
    assert {(a.role, document.text[a.start : a.end]) for a in trial.arguments} == {
        ("trial", "TULIP-1"), ("phase", "3期"), ("drug", "阿尼鲁单抗"), ("population", "457例"), ("age", "18至70岁"),
    }  # fmt: skip


def test_a_nameless_trial_is_of_the_drug_of_the_title_and_of_its_section() -> None:
    """What a trial is compared with is not its drug; the next paragraphs of the section tell its results."""
    text = (
        "# 泰它西普获批\n\n## 关键数据\n\n获批基于一项单臂、多中心Ⅱ期临床研究,共入组127例患者。\n\n总体SRI-4应答率为60.6%。\n\n"
        "## 展望\n\n一项与环磷酰胺头对头比较的Ⅲ期试验计划入组240例。\n"
    )
    document = slepipe.annotate(text)
    told = [(r.kind, [(a.role, text[a.start : a.end]) for a in r.arguments]) for r in document.relations]
    assert ("trial", [("phase", "Ⅱ期"), ("drug", "泰它西普"), ("population", "127例")]) in told
    assert ("trial", [("phase", "Ⅲ期"), ("drug", "泰它西普"), ("population", "240例")]) in told
    assert ("outcome", [("endpoint", "SRI-4"), ("value", "60.6%"), ("phase", "Ⅱ期"), ("drug", "泰它西普")]) in told


def test_the_study_means_the_only_one_spoken_of() -> None:
    """The sentence behind may name its drug, and another section goes on with 「该研究」."""
    text = "## 要点\n\n一项狼疮性肾炎Ⅱ期临床试验公布了结果。数据显示,加用泰它西普后病情稳定。\n\n## 设计\n\n该研究共纳入201例患者,年龄18至65岁。\n"
    (trial,) = [each for each in slepipe.annotate(text).relations if each.kind == "trial"]
    told = [(a.role, text[a.start : a.end]) for a in trial.arguments]
    assert ("drug", "泰它西普") in told
    assert ("population", "201例") in told


def test_a_citation_behind_the_stop_belongs_to_the_sentence_before() -> None:
    """Also where two stand behind each other."""
    document = slepipe.annotate(
        "甲药有效。[1][2]乙药无效[2]。\n\n参考文献\n[1] Li A. Lupus. 2020;3:1-9.\n[2] Wu B. Lupus. 2021;4:2-8."
    )
    cites = [(document.text[r.start : r.end][:4], [(a.value or {})["label"] for a in r.arguments]) for r in document.relations]
    assert cites == [("甲药有效", ["1"]), ("甲药有效", ["2"]), ("[1][", ["2"])]


_ITEMS = "## 管线\n\n1、托珠单抗:2019年获FDA批准。\n2、{}:因未达主要终点,公司决定终止其治疗类风湿关节炎的Ⅱ期临床试验。\n3、该药:2021年获国家药监局批准。\n"


@pytest.mark.parametrize("name", ["ZK-12", "安乐胶囊", "康复素"])
def test_an_item_about_a_name_that_is_not_known_has_nothing_of_the_items_around_it(name: str) -> None:
    """Neither its own sentence, nor the next item that goes on about it, speaks of the drug of the first."""
    told = [(r.kind, r.arguments[0].entity) for r in slepipe.annotate(_ITEMS.format(name)).relations]
    assert told[0] == ("approval", "tocilizumab")
    assert all(entity != "tocilizumab" for kind, entity in told[1:] if kind != "approval")


def test_an_item_that_says_more_of_the_drug_above_has_it() -> None:
    """A label such as 不良反应 is no subject of its own."""
    text = "## 用药\n\n1、托珠单抗:每4周一次,静脉滴注。\n2、不良反应:常见不良反应有恶心。\n"
    (relation,) = [r for r in slepipe.annotate(text).relations if r.kind == "adverse-effect"]
    assert relation.arguments[0].entity == "tocilizumab"


def test_results_go_on_with_the_only_trial_of_the_paragraph_above() -> None:
    """「结果显示」 at the head of a paragraph; another sentence there would be no result of it."""
    text = "TULIP-1试验已经结束。\n\n三期试验TULIP-9给200名狼疮患者用了托珠单抗。\n\n{},第48周BICLA应答率为49%,安慰剂组为34%。\n"
    for head, trial in (("结果显示", True), ("另据报道", False)):
        (outcome,) = [r for r in slepipe.annotate(text.format(head)).relations if r.kind == "outcome"]
        assert any(each.role == "trial" for each in outcome.arguments) is trial


def test_a_result_is_of_the_only_drug_of_its_paragraph() -> None:
    """Where a therapy stands beside it nothing is certain."""
    text = "托珠单抗{}的疗效已有报道。第24周应答率为51%,对照组为30%。"
    for beside, drug in (("", True), ("联合干细胞移植", False)):
        (outcome,) = [r for r in slepipe.annotate(text.format(beside)).relations if r.kind == "outcome"]
        assert any(each.role == "drug" for each in outcome.arguments) is drug


def test_what_stands_below_a_heading_of_adverse_effects_is_one() -> None:
    """Also a disease and a biomarker that moves, which are none elsewhere; their figures are no results."""
    text = "# 用药\n\n## 不良反应\n\n- 伏环孢素:eGFR下降(26%对9%)、高血压(19%对9%)、腹泻;\n"
    told = [(r.kind, [text[a.start : a.end] for a in r.arguments]) for r in slepipe.annotate(text).relations]
    assert told == [
        ("adverse-effect", ["伏环孢素", "eGFR下降", "26%", "9%"]),
        ("adverse-effect", ["伏环孢素", "高血压", "19%", "9%"]),
        ("adverse-effect", ["伏环孢素", "腹泻"]),
    ]


def test_adverse_events_as_a_whole_are_told_in_two_arms() -> None:
    """「分别」 keeps the order of the arms before it."""
    text = "三期试验TULIP-9评估托珠单抗。安全性方面,治疗组80%出现不良事件,安慰剂组为74%;严重不良事件分别为9%与12%。"
    told = [[text[a.start : a.end] for a in r.arguments] for r in slepipe.annotate(text).relations if r.kind == "adverse-effect"]
    assert told == [["托珠单抗", "不良事件", "80%", "74%"], ["托珠单抗", "严重不良事件", "9%", "12%"]]


def test_a_dialysis_has_no_adverse_effects_of_a_drug() -> None:
    """A procedure that the paragraph above names is not what 副作用 is of."""
    (first, *_) = slepipe.annotate("病情严重者须洗肾。\n\n用药组的副作用包括恶心、腹泻。").relations
    assert [each.role for each in first.arguments] == ["effect"]


def test_the_trial_of_a_paragraph_about_two_drugs_has_none_of_them() -> None:
    """The nearest may be the wrong one."""
    relations = slepipe.annotate("托珠单抗适用于成人;利妥昔单抗则适用于儿童。TULIP-9研究收了200名患者。").relations
    (trial,) = [r for r in relations if r.kind == "trial"]
    assert [each.role for each in trial.arguments] == ["trial", "population"]


def test_another_disease_in_another_paragraph_is_another_trial() -> None:
    """Where the paragraph above told of a trial without a disease; its figures stay its own."""
    text = (
        "# 泰它西普的进展\n\n在一项纳入335例患者的III期研究中，泰它西普组SRI-4应答率为82.6%。\n\n"
        "泰它西普治疗IgA肾病的申请已受理，IgA肾病III期研究达到主要终点。"
    )
    document = slepipe.annotate(text)
    trials = [relation for relation in document.relations if relation.kind == "trial"]
    told = [{(each.role, text[each.start : each.end]) for each in trial.arguments} for trial in trials]
    assert any(("population", "335例") in trial and ("disease", "IgA肾病") not in trial for trial in told)
    assert any(("disease", "IgA肾病") in trial and ("population", "335例") not in trial for trial in told)


def test_a_long_list_of_effects_is_read_to_its_end() -> None:
    """A separator that stands twice among the alternatives of a pattern doubles the work with every item."""
    effects = "、".join(["头痛", "恶心", "皮疹", "腹泻", "乏力"] * 12)
    commas = effects.replace("、", "，")
    for text in (f"安尼芦单抗的不良反应有{effects}。", f"患者{commas}。", f"{commas}与安慰剂组没有不同。"):
        assert len([mention for mention in slepipe.annotate(text).mentions if mention.type == "symptom"]) == 60


def _treated(text: str) -> list[str]:
    """The relations of treatment of a text, each with its marks and words in order."""
    told = [told for told in _told(slepipe.annotate(text)) if told[0] == "treats"]
    return ["~" * hedged + " ".join(sorted(words for _, words in arguments)) for _, _, hedged, arguments in told]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("先以甲泼尼龙静脉冲击三日。", ["甲泼尼龙 重症肌无力"]),
        ("所有患者均应服用溴吡斯的明。", ["溴吡斯的明 重症肌无力"]),
        ("病情反复者宜选艾加莫德,也可考虑利妥昔单抗。", ["艾加莫德 重症肌无力", "~利妥昔单抗 重症肌无力"]),
        ("利妥昔单抗适用于MuSK抗体阳性的患者。", ["利妥昔单抗 重症肌无力"]),
        ("他克莫司可作为二线选择。", ["他克莫司 重症肌无力"]),
        ("一线用药仍为溴吡斯的明。", ["溴吡斯的明 重症肌无力"]),
        ("不宜使用硫酸镁。", []),
        ("过去多用硫唑嘌呤。", []),
        ("对照组应用泼尼松。", []),
        ("恶心者可给予昂丹司琼。", []),
        ("同时应补充叶酸。", []),
        ("合并肺结核者应先服用异烟肼。", []),
        ("合并甲状腺功能亢进症者并不少见。应先服用甲巯咪唑。", []),
        ("使用泼尼松者应定期查骨密度。", []),
    ],
)
def test_below_a_title_of_treatment_its_disease_is_what_is_treated(said: str, expected: list[str]) -> None:
    """But not by what was given once, in a study, against a symptom or beside the treatment, nor by what is advised against."""
    assert _treated(f"# 重症肌无力的治疗进展\n\n{said}\n") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("重症肌无力与狼疮的治疗", []),
        ("重症肌无力的流行情况", []),
        ("重症肌无力与肌炎的鉴别和治疗", []),
        ("重症肌无力怎么治", ["艾加莫德 重症肌无力"]),
    ],
)
def test_a_title_has_to_speak_of_the_treatment_of_one_disease(title: str, expected: list[str]) -> None:
    """Two diseases, or one in another light, say not what a drug is for."""
    assert _treated(f"# {title}\n\n可选用艾加莫德。\n") == expected


def test_a_block_that_explains_a_disease_tells_of_its_standard_treatment() -> None:
    """「标准治疗是……」 needs no title."""
    text = "# 病友聚会\n\n重症肌无力是一种神经肌肉接头疾病,多见于女性。标准治疗是口服溴吡斯的明,效果不佳时可加用泼尼松。\n"
    assert _treated(text) == ["溴吡斯的明 重症肌无力"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 抗CD20单抗\n\n利妥昔单抗价格较低。奥妥珠单抗较新。\n", {"利妥昔单抗", "CD20"}),
        ("## 抗CD20单抗\n\n临床上已有多年经验。\n\n- 利妥昔单抗:价格较低。\n", {"利妥昔单抗", "CD20"}),
        ("## 抗CD20单抗\n\n甲氨蝶呤联合治疗者较多。\n", set()),
    ],
)
def test_a_heading_that_is_a_class_tells_the_target_of_what_its_section_begins_with(text: str, expected: set[str]) -> None:
    """Another drug of the section may be of another class."""
    told = [arguments for kind, _, _, arguments in _told(slepipe.annotate(f"# 用药\n\n{text}")) if kind == "targets"]
    assert {words for arguments in told for _, words in arguments} == expected
