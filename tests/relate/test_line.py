"""Lines of signs and the way back."""

from __future__ import annotations

from slepipe.lexicon.load import load_lexicon
from slepipe.read import read_article
from slepipe.recognize import recognize
from slepipe.relate.line import DISEASE, DRUG, TARGET, Sentence, clause_end, clause_start, read_sentences
from slepipe.view import View, simplified_view


def _read(text: str) -> tuple[list[Sentence], View]:
    article = read_article(text)
    view = simplified_view(article)
    return read_sentences(article, view, recognize(article, view, load_lexicon())), view


def test_a_mention_is_one_sign() -> None:
    """Whatever its name is; the marks are narrow."""
    (sentence,), _ = _read("利妥昔單抗（靶向CD20），用於SLE")
    assert sentence.line.text == f"{DRUG}(靶向{TARGET}),用于{DISEASE}"
    assert sentence.flat.text == f"{DRUG},用于{DISEASE}"


def test_every_place_leads_back_to_the_text() -> None:
    """In the line and in what of it stands outside brackets."""
    text = "甲(乙)利妥昔单抗(靶向CD20)丙(丁)戊SLE己"
    (sentence,), view = _read(text)
    for line in (sentence.line, sentence.flat):
        for place, sign in enumerate(line.text):
            mention = line.at.get(place)
            assert view.flow[line.flow(place)] == (view.flow[mention.start] if mention else sign)
    assert all(sentence.line.place(sentence.line.flow(place)) == place for place in range(len(sentence.line.text)))


def test_a_semicolon_in_brackets_ends_no_sentence() -> None:
    """Outside of them it does."""
    sentences, _ = _read("应答率升高(52%;P=0.03),安全性好;价格不变。完")
    assert [sentence.line.text[-1] for sentence in sentences] == [";", "\x80", "完"]


def test_the_clause_of_a_place() -> None:
    """Between two marks; the place of a mark belongs to the clause before it."""
    assert [(clause_start("甲,乙丙,丁", place), clause_end("甲,乙丙,丁", place)) for place in (0, 2, 4, 5)] == [
        (0, 1), (2, 4), (2, 4), (5, 6),
    ]  # fmt: skip
