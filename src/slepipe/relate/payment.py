"""Rules of payment and formularies: for which diseases each of their drugs is paid, from when and by whom.

Such a document names the drug once, at the head of its section (「(一)甲注射液(40mg)。限以下情况:」), and its own terms above and below all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.context import Context, argument, arguments, distinct, relate
from slepipe.relate.line import (
    DATE,
    DISEASE,
    DISEASES,
    DOSE,
    DRUG,
    DRUGS,
    ORGANIZATION,
    Sentence,
    line_pattern,
)
from slepipe.relate.organizations import is_regulator

# What the title or the first lines of such a document call it.
_RULES = line_pattern(
    "(?:限定)?支付范围|(?:药品|健保)?给付(?:规定|条件|标准|范围)|药物名册|(?:医保|基本医疗保险)[^,，。;；]{0,8}药品目录|报销范围|医保支付|健保给付|限制使用范围"
)
_ABOUT = 12
# (一)甲注射液(40mg/0.8ml)。 8.2.19.甲(如乙): 3.甲处方准则
_LABEL = line_pattern(
    f"[\\s0-9.()一二三四五六七八九十、※*●•-]{{0,16}}(?:注射用|吸入用|外用|口服)?(?P<drugs>{DRUGS})[^,，。;；:：|限{DRUG}{DISEASE}]{{0,10}}?(?:处方|给付|支付|使用)?(?:准则|规定|条件|范围|标准|指引)?\\s?(?:[。:：;；]|\\Z|(?=仅?限))"
)
# The field 「药品名称:甲」
_NAMED = line_pattern(f"(?:药品|通用|商品|药物|品)名称?[:：][^,，。;；:：{DRUG}]{{0,6}}(?P<drugs>{DRUG})")
_BETWEEN = f"(?P<between>[^。;；{DISEASE}]{{0,80}}?)(?P<list>{DISEASES})"
# 限用于经标准治疗仍控制不佳之甲病病人
_LIMITED = line_pattern(f"(?:^|[,，。;；:：.])\\s?(?:目前|现时?|仅|只)*限(?![局制])(?:定|用|于|使用|给付|支付|对|以)*{_BETWEEN}")
# The field 「限定支付范围:甲病」
_FIELD = line_pattern(
    f"(?:适应[症证]|(?:临床)?用途|适用(?:对象|范围|症)|支付范围|给付(?:对象|范围|条件)|使用范围)[^:：,，。;；]{{0,4}}[:：]{_BETWEEN}"
)
# 甲病患者须年满12岁
_WHO = line_pattern(f"(?:^|[;；])\\s?(?P<between>)(?P<list>{DISEASES})(?:患者|病人|者)?[,，:：]?(?:须|限|需|应|必须)(?!排除|停)")
# 并经肾组织活检证实为第三、四或五型狼疮肾炎
_PROVEN = line_pattern(
    f"(?:^|[,，])[^。;；:：{DISEASE}不未]{{0,16}}?(?:证实|确诊|诊断)(?:为|患有)(?P<between>[^,，。;；:：{DISEASE}]{{0,16}}?)(?P<list>{DISEASES})(?!者?(?:或|及|和)?(?:不|未))"
)
# 限以下情况:
_OPENS = line_pattern(
    "限[^。;；:：]{0,10}(?:以下|下列)[^。;；:：]{0,10}[:：]\\s*\\Z|(?:给付|支付|使用|适用)[^。;；:：]{0,10}(?:以下|下列)(?![^:：]{0,10}(?:条件|标准|规定|各项|资料|情形))[^。;；:：]{0,10}[:：]\\s*\\Z|(?:以下|下列)(?:适应[症证]|疾病|患者|病人)[^。;；:：]{0,8}[:：]\\s*\\Z|限[:：]\\s*\\Z"
)
_CLOSES = line_pattern("不予|不得|排除|停止|不支付|不给付|禁|除外")
_ITEM = line_pattern(_BETWEEN)
# What keeps a patient out, or was found beside what is treated.
_NOT_FOR = line_pattern(
    "医师|医生|专科|证书|处方|医院|机构|不予|排除|不含|除外|不包括|不得|合并|伴有|并发|曾患|罹患|病史|筛查|引起|(?:无|非|未患)[^,，。;；]{0,4}\\Z"
)
_OTHER_USE = line_pattern("[^,，。;；]{0,4}(?:病史|除外|筛查|检[测查验]|以外|风险|专科|医师|科医|门诊)")
# 已使用甲及至少一种免疫抑制剂(乙或丙)达六个月以上
_HAD = line_pattern(f"(?:已|曾|先前?|至少)(?:经|接受|使用)过?[^,，。;；{DRUG}]{{0,8}}(?P<drugs>{DRUG}[^,，。;；]*)")
_NEEDS = line_pattern(f"仍(?:需|须)(?:使用|服用|并用)?(?P<drugs>{DRUG})")
_BESIDE = line_pattern("过敏|不良反应|疫苗|预防|并用|合并使用")
_IN_FORCE = line_pattern(
    f"(?:自|从|于)?(?P<one>{DATE})起?(?:正式)?(?:生效|执行|实施|施行)|(?:生效|执行|实施|施行)(?:日期|日|时间)?[:：]?\\s?(?P<two>{DATE})"
)
# What a list says of who pays: 专用药物, 自费(设安全网), 乙类
_PAID = line_pattern("专用|通用|自费|安全网|[甲乙]类|给付|支付|医保|健保")
_GONE = line_pattern("未|不|剔除|删除|移除|取消|除名")
_FUND = line_pattern(f"(?P<drug>{DRUG})(?:则|现|可|亦|也)*(?:由|获|得到)(?P<fund>{ORGANIZATION})[^,，。;；{DRUG}]{{0,10}}资助")


class _Entry(msgspec.Struct, gc=False):
    """What a document says of a drug: the sentence that names it, its diseases, and the last sentence that names one."""

    drugs: list[Mention]
    sentence: Sentence
    diseases: list[Mention] = []
    last: Sentence | None = None


class _Terms(msgspec.Struct, frozen=True, gc=False):
    """What a document says of all its drugs: who decides, from when, and what it is."""

    regulator: list[Argument]
    date: list[Argument]
    scope: list[Argument]


def find_payments(context: Context, known: set[tuple[str | None, str | None]]) -> Iterator[Relation]:
    """The uses and approvals of a document that is a rule of payment; no use that is ``known`` by drug and disease."""
    scope = _scope(context)
    if scope is None:
        return
    terms = _Terms(_regulator(context), _date(context), [scope])
    paid: set[tuple[str | None, str | None]] = set()
    for relation in (*_of_rows(context, terms), *_of_entries(context, terms), *_of_funds(context)):
        seen = known if relation.kind == "treats" else paid
        told = _pairs(relation)
        if not told or relation.negated or not told <= seen:
            yield relation
        if not relation.negated:
            seen |= told


def _pairs(relation: Relation) -> set[tuple[str | None, str | None]]:
    drugs = [each.entity for each in relation.arguments if each.role == "drug"]
    return {(drug, each.entity) for drug in drugs for each in relation.arguments if each.role in ("disease", "indication")}


def uses_of(relation: Relation) -> set[tuple[str | None, str | None]]:
    """The drugs and diseases of a use that a text tells of plainly, pair by pair."""
    return set() if relation.kind != "treats" or relation.negated or relation.hedged else _pairs(relation)


def _scope(context: Context) -> Argument | None:
    """The words in the title or the first lines that make it a rule of payment; a story about one has them in its sentences."""
    for sentence in context.sentences[:_ABOUT]:
        match = _RULES.search(sentence.flat.text) if sentence.heading or not _STORY.search(sentence.flat.text) else None
        if match is not None:
            return Argument("scope", *context.source(sentence.flat, *match.span()))
    return None


_STORY = line_pattern("[,，。]")


def _of_entries(context: Context, terms: _Terms) -> Iterator[Relation]:
    entry: _Entry | None = None
    opened = closed = False
    found: list[Mention] = []
    told_until = _NOWHERE
    for sentence in context.sentences:
        text = sentence.flat.text
        starts = context.blocks[sentence.block] == sentence.number
        label = (_LABEL.match(text) if starts and _is_set_off(sentence) else None) or _NAMED.search(text)
        if (
            entry is not None
            and entry.sentence.number == sentence.number - 1
            and (more := _MORE.match(text)) is not None
            and not starts
        ):
            # 甲(如乙);丙(如丁):
            entry.drugs += sentence.flat.mentions(*more.span("drugs"), DRUG)
        elif label is not None and sentence.block not in context.rows:
            if entry is not None:
                yield from _approval(context, entry, terms)
            drugs = distinct(sentence.flat.mentions(*label.span("drugs"), DRUG))
            entry, opened, closed = _Entry(drugs, sentence, []), False, False
        elif entry is not None and _ends(sentence, entry, starts=starts):
            yield from _approval(context, entry, terms)
            entry, opened, closed = None, False, False
        if entry is None:
            continue
        if text.rstrip().endswith(":"):
            closed = _CLOSES.search(text) is not None
            opened = _OPENS.search(text) is not None and not closed
        # 限甲病;与激素联用治疗乙病
        goes_on = bool(found) and not starts and told_until == sentence.number - 1
        found = [] if closed else _diseases(sentence, opened=goes_on or (opened and sentence.kind == "list_item"))
        if found:
            entry.diseases += found
            entry.last = sentence
            told_until = sentence.number if text.rstrip().endswith(";") else _NOWHERE
            yield relate(context, sentence, "treats.paid", [*arguments("drug", entry.drugs), *arguments("disease", found)])
        yield from _left_out(context, sentence, entry, terms) if found else ()
        yield from _had(context, sentence, entry)
    if entry is not None:
        yield from _approval(context, entry, terms)


_NOWHERE = -9
_MORE = line_pattern(f"\\s?(?P<drugs>{DRUG})\\s?[:：;；]\\s*\\Z")


def _is_set_off(sentence: Sentence) -> bool:
    """Whether a line that begins with a drug is more than an item that names one: a heading, with a form or brand in brackets, or a colon."""
    return sentence.heading or "(" in sentence.line.text or ":" in sentence.line.text or "限" in sentence.line.text


def _ends(sentence: Sentence, entry: _Entry, *, starts: bool) -> bool:
    """Whether the section of a drug ends: before another one that has no known name, and at a heading of the same level.

    Below a line that is none any heading ends it but 「1.限以下情况:」.
    """
    if starts and _OTHER_LABEL.match(sentence.line.text) is not None:
        return True
    if not sentence.heading:
        return False
    return sentence.level <= entry.sentence.level if entry.sentence.heading else not sentence.flat.text.rstrip().endswith(":")


# 1.1.5.非类固醇抗发炎剂(NSAIDs), 某某单抗注射液(100mg)。
_FORM = "(?:注射液|注射剂|粉针剂|缓释片|片|胶囊|[单双]抗|软膏|乳膏|凝胶|滴眼液|颗粒|口服液|制剂)"
_OTHER_LABEL = line_pattern(
    f"\\s?(?:[0-9]{{1,2}}\\.){{2,5}}\\s?[^0-9]|\\s?[^,，。;；:：|()限者{DISEASE}]{{1,20}}(?:{_FORM}\\s?(?:\\([^()]*\\))?|\\([^()]*{DOSE}[^()]*\\))\\s?[。:：]"
)


def _diseases(sentence: Sentence, *, opened: bool) -> list[Mention]:
    """The diseases that a sentence says its drug is paid for; ``opened`` tells that it is an item of a list of them."""
    flat = sentence.flat
    text = flat.text
    if DISEASE not in text or sentence.heading or "限制" in text or _UNPAID.search(text) is not None:
        return []
    patterns = [_LIMITED, _FIELD, _WHO, _PROVEN, *([_ITEM] if opened else [])]
    for match in (pattern.search(text) for pattern in patterns):
        if match is None:
            continue
        if _NOT_FOR.search(match["between"]) is None and _OTHER_USE.match(text, match.end()) is None:
            return flat.mentions(*match.span("list"), DISEASE)
    return []


# 重症肌无力的适应症还没有进目录, 用于手足癣的不予支付
_UNPAID = line_pattern(
    "(?:没有?|尚未|还未|未能?|不)(?:再|能|可|得)?(?:进入?|纳入|列入|获|支付|给付|予|报销|属于?|在此|用于|适用)|自费|自付|自理"
)


def _left_out(context: Context, sentence: Sentence, entry: _Entry, terms: _Terms) -> Iterator[Relation]:
    """甲病(不含乙病): what is not paid for."""
    line = sentence.line
    for match in _WITHOUT.finditer(line.text):
        told = [
            *arguments("drug", entry.drugs),
            *arguments("indication", line.mentions(*match.span("list"), DISEASE)),
            *terms.scope,
        ]
        yield relate(context, sentence, "approval.insurance", told, negated=True)


_WITHOUT = line_pattern(f"{DISEASE}(?:患者|病人)?\\s?\\((?:不含|不包括|不包含|排除|除外)[^()]{{0,16}}?(?P<list>{DISEASES})\\)")


def _had(context: Context, sentence: Sentence, entry: _Entry) -> Iterator[Relation]:
    """What patients must have had for the disease before another drug is paid for it."""
    line = sentence.line
    if DRUG not in line.text or len(distinct(entry.diseases)) != 1 or _BESIDE.search(line.text) is not None:
        return
    spans = [match.span("drugs") for pattern in (_HAD, _NEEDS) for match in pattern.finditer(line.text)]
    found = [each for start, end in spans for each in line.mentions(start, end, DRUG)]
    own = {each.entity for each in entry.drugs}
    if drugs := [each for each in distinct(found) if each.entity not in own]:
        yield relate(context, sentence, "treats.paid", [*arguments("drug", drugs), *arguments("disease", entry.diseases[:1])])


def _approval(context: Context, entry: _Entry, terms: _Terms) -> Iterator[Relation]:
    """What is paid for one drug, with the terms of the document; its evidence reaches over its section."""
    if not entry.diseases or entry.last is None:
        return
    found = [
        *arguments("drug", entry.drugs),
        *terms.regulator,
        *(terms.date or _dated(entry.sentence)),
        *arguments("indication", entry.diseases),
        *terms.scope,
    ]
    told = relate(context, entry.sentence, "approval.insurance", found, whole=True)
    yield replace(told, end=max(told.end, entry.last.end))


def _dated(sentence: Sentence) -> list[Argument]:
    """The last date in the brackets behind the name: (109/12/1、114/5/1)."""
    dates = sentence.line.mentions(0, len(sentence.line.text), DATE)
    return [argument("date", dates[-1])] if dates else []


def _of_rows(context: Context, terms: _Terms) -> Iterator[Relation]:
    """甲|注射剂|某病|自费|专用药物, below the heads of a table."""
    for sentence in context.sentences:
        cells = context.rows.get(sentence.block, {})
        if not cells.keys() >= {"drug", "use"}:
            continue
        line = sentence.line
        drugs = line.mentions(cells["drug"].start, cells["drug"].end, DRUG)
        diseases = line.mentions(cells["use"].start, cells["use"].end, DISEASE)
        prevents = _PREVENTS.search(line.text, cells["use"].start, cells["use"].end) is not None
        if len(distinct(drugs)) != 1 or not diseases or prevents:
            continue
        yield relate(context, sentence, "treats.paid", [*arguments("drug", drugs), *arguments("disease", diseases)], whole=True)
        scope = terms.scope
        if (kind := cells.get("category")) is not None:
            words = line.text[kind.start : kind.end].strip()
            if _PAID.search(words) is None or _GONE.search(words) is not None:
                continue
            start = line.text.index(words, kind.start)
            scope = [Argument("scope", *context.source(line, start, start + len(words)))]
        found = [*arguments("drug", drugs), *terms.regulator, *terms.date, *arguments("indication", diseases), *scope]
        yield relate(context, sentence, "approval.insurance", found, whole=True)


_PREVENTS = line_pattern("预防|防止|诊断|造影|麻醉|检查")


def _of_funds(context: Context) -> Iterator[Relation]:
    """甲由撒玛利亚基金资助,乙则由关爱基金资助."""
    for sentence in context.sentences:
        for match in _FUND.finditer(sentence.flat.text) if "资助" in sentence.flat.text else ():
            flat = sentence.flat
            fund = flat.at[match.start("fund")]
            found = [argument("drug", flat.at[match.start("drug")]), Argument("scope", fund.start, fund.end)]
            yield relate(context, sentence, "approval.insurance", found)


def _regulator(context: Context) -> list[Argument]:
    """Who issues the document: named in its title, else in a line of its own."""
    titled = [each for each in context.sentences[:_ABOUT] if each.kind == "title"]
    signed = [each for each in context.sentences if each.line.text.strip() == ORGANIZATION]
    for lines in (titled, signed):
        orgs = [org for each in lines for org in each.flat.mentions(0, len(each.flat.text), ORGANIZATION)]
        if found := [org for org in orgs if is_regulator(context.name(org))]:
            return arguments("regulator", found[:1])
    return []


def _date(context: Context) -> list[Argument]:
    """From when on the document is in force."""
    for sentence in context.sentences:
        match = _IN_FORCE.search(sentence.line.text) if DATE in sentence.line.text else None
        if match is not None:
            return [argument("date", sentence.line.at[match.start("one" if match["one"] else "two")])]
    return []
