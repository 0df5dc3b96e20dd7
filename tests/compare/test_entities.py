"""Findings about entities."""

from __future__ import annotations

import slepipe
from slepipe.compare import diff
from slepipe.compare.model import Finding


def _findings(old: str, new: str) -> list[Finding]:
    return list(diff(slepipe.annotate(old), slepipe.annotate(new)).findings)


def test_an_added_entity_has_its_sentence_and_its_section() -> None:
    """On the side that has it; the other is empty."""
    (found,) = _findings("# 手册\n\n## 用药\n\n每天服药。", "# 手册\n\n## 用药\n\n每天服药。羟氯喹  须饭后服用。")
    assert (found.kind, found.old) == ("entity-added", None)
    assert found.new is not None
    assert (found.new.text, found.new.entity, found.new.count) == ("羟氯喹", "hydroxychloroquine", 1)
    assert (found.new.quote, found.new.section) == ("羟氯喹 须饭后服用。", "用药")


def test_more_mentions_have_both_counts() -> None:
    """As often as each document names the entity."""
    (found,) = _findings("皮疹要防晒。", "皮疹要防晒。日晒后皮疹加重,皮疹会痒。")
    assert (found.kind, found.subject) == ("mentions-more", "rash")
    assert [side.count for side in (found.old, found.new) if side] == [1, 3]


def test_a_replacement_counts_its_places() -> None:
    """One finding for all of them, at the first; the smaller id is the subject from both sides."""
    texts = "羟氯喹要长期服用。医生说羟氯喹不可自行停用。", "他克莫司要长期服用。医生说他克莫司不可自行停用。"
    for old, new in (texts, texts[::-1]):
        (found,) = _findings(old, new)
        assert (found.kind, found.subject, found.about) == ("entity-replaced", "hydroxychloroquine", ("tacrolimus",))
        assert [(side.start, side.count) for side in (found.old, found.new) if side] == [(0, 2), (0, 2)]


def test_each_pair_of_names_is_a_renaming() -> None:
    """SLE for the whole name in two places, another name in a third."""
    found = _findings(
        "系统性红斑狼疮可以缓解。系统性红斑狼疮患者要复诊。服用激素须减量。", "SLE可以缓解。SLE患者要复诊。服用糖皮质激素须减量。"
    )
    assert [(each.kind, each.subject, each.new.count) for each in found if each.new] == [
        ("entity-renamed", "systemic-lupus-erythematosus", 2),
        ("entity-renamed", "glucocorticoid", 1),
    ]


def test_words_of_another_region_are_no_renaming() -> None:
    """單株抗體 is what Taiwan calls a 单克隆抗体; an abbreviation is a renaming there too."""
    plain = "患者长期随访观察,软件记录质量信息。单克隆抗体和激素都有效。"
    assert _findings(plain, "患者長期追蹤觀察,軟體記錄品質資訊。單株抗體和類固醇都有效。") == []


def test_an_entity_that_only_references_have_is_no_new_one() -> None:
    """Its old side has the entry for a sentence."""
    entry = "Li A. Lupus nephritis in children. J Rheumatol. 2020;3:1-9.\n"
    found = _findings(f"参考文献\n[1] {entry}", f"贝利尤单抗[1] {entry}")
    (nephritis,) = [each for each in found if each.kind == "mentions-more" and each.subject == "lupus-nephritis"]
    assert nephritis.old is not None
    assert (nephritis.old.text, nephritis.old.quote) == ("Lupus nephritis", entry.strip())


def test_a_renaming_in_some_places_only_says_so() -> None:
    """The old name goes on being used."""
    old = "阿伏利尤单抗有效。患者继续用阿伏利尤单抗。"
    (found,) = _findings(old, old.replace("阿伏利尤单抗", "阿尼弗鲁单抗", 1))
    assert (found.kind, found.role) == ("entity-renamed", "partly")
    (found,) = _findings(old, old.replace("阿伏利尤单抗", "阿尼弗鲁单抗"))
    assert (found.kind, found.role) == ("entity-renamed", "")


def test_a_name_in_brackets_behind_another_is_no_second_mention() -> None:
    """「增殖诱导配体(APRIL)」 speaks of it once."""
    (found,) = [
        each for each in _findings("APRIL升高。", "APRIL升高。它又称增殖诱导配体(APRIL)。") if each.kind.startswith("mentions")
    ]
    assert found.new is not None
    assert found.new.count == 2
