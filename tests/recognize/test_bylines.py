"""Names that stand side by side: bylines, credits and lists."""

from __future__ import annotations

import pytest

from slepipe.recognize.bylines import recognize_bylines


def names(flow: str) -> list[str]:
    return [flow[found.start : found.end] for found in recognize_bylines(flow)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("沈克勤1,2 万 里1 范志云1 于海涛3", ["沈克勤", "万 里", "范志云", "于海涛"]),
        ("胡致远 姜 岩 叶范明(通信作者)", ["胡致远", "姜 岩", "叶范明"]),
        ("林佳慧、陈冠宇*，赵文博#", ["林佳慧", "陈冠宇", "赵文博"]),
        ("编辑：谷雨 校对：岳凡", ["谷雨", "岳凡"]),
        ("责编|范 晔 审校|于 干", ["范 晔", "于 干"]),
        ("执笔人：卢志纲、范征、姜云涛", ["卢志纲", "范征", "姜云涛"]),
        ("校对（朱丹、于彩云）", ["朱丹", "于彩云"]),
        ("健康周报　记者　缪翀　北京报道", ["缪翀"]),
        ("文／康复治疗师　钮知夏", ["钮知夏"]),
        ("范书瑜 某市医学中心 风湿免疫科", ["范书瑜"]),
        ("余力行　郁明哲　某大学附属医院", ["余力行", "郁明哲"]),
    ],
)
def test_every_name_of_a_line_is_found(line: str, expected: list[str]) -> None:
    """Set with a space, with the number of an institution or a mark behind it, behind a colon or a bar."""
    assert names(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "方法 结果 结论",
        "高血压、单抗、石药",
        "金标准、全身性、万人",
        "编辑：中华医学会",
        "图：达志影像",
        "和黄、康方、荣昌的新药",
        "关节痛、口腔溃疡",
        "高血压 某市中心医院",
        "安全用药 某总医院药剂部",
    ],
)
def test_words_side_by_side_are_no_names(line: str) -> None:
    """Headings of an abstract, findings, companies and societies are nobody."""
    assert names(line) == []


@pytest.mark.parametrize(
    "line", ["应向主诊医生查询。", "可向家庭医生求助。", "须向主任医师报告。", "向值日医生反映，和签约医生商量。"]
)
def test_what_a_doctor_is_called_at_work_is_no_given_name(line: str) -> None:
    """向 is a surname, but 向主診醫生 names nobody."""
    assert names(line) == []
