"""The manifest and the index of an output folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import version

import pytest

from slepipe.publish.catalogs import load_labels
from slepipe.publish.index import Entry, Failure, Manifest, digest_of, index_markdown, make_manifest, manifest_json, read_manifest


def _entry(name: str, **fields: object) -> Entry:
    made = {
        "id": name,
        "title": "狼疮",
        "variant": "zh-Hans",
        "machine_made": False,
        "source": f"{name}.txt",
        "sha256": "00",
        "files": {},
    }
    return Entry(**(made | fields))  # type: ignore[arg-type]


def test_the_digest_is_sha256() -> None:
    """As sha256sum prints it."""
    assert digest_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_manifest_is_sorted_and_names_the_versions() -> None:
    """Articles by id, failures by source, and the packages whose release decides the output."""
    failed = [Failure("z.txt", "z"), Failure("a.txt", "a")]
    manifest = make_manifest({"b": _entry("b"), "a": _entry("a")}, failed, "9.9")
    assert [entry.id for entry in manifest.articles] == ["a", "b"]
    assert [failure.source for failure in manifest.failed] == ["a.txt", "z.txt"]
    assert manifest.slepipe == "9.9"
    assert manifest.packages == {name: version(name) for name in ("babel", "jieba", "opencc", "rjieba")}


def test_a_manifest_reads_back() -> None:
    """It is JSON with a line end, and says the same when read."""
    manifest = make_manifest({"a": _entry("a", files={"en.md": "11"})}, [Failure("x", "y")], "1")
    data = manifest_json(manifest)
    assert data.endswith(b"}\n")
    assert json.loads(data)["articles"][0]["files"] == {"en.md": "11"}
    assert read_manifest(data) == manifest


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"version": 2}', b'{"articles": 5}', b"\xff\xfe", b'{"articles": [{"id": "a"}]}']
)
def test_a_damaged_manifest_is_none(data: bytes) -> None:
    """Damage costs the memory of earlier runs, not this run."""
    assert read_manifest(data) is None


def test_the_index_links_every_file_and_lists_failures(render: Callable[[str], str]) -> None:
    """Titles, sources and errors are shown as they are, links lead into the folders."""
    manifest = Manifest(
        (
            _entry("a", title="狼疮|<b>", files={"zh-Hans.md": "1", "en.md": "2", "document.json": "3", "en.json": "4"}),
            _entry("新药 b", title="新药", variant="zh-Hant", machine_made=True),
        ),
        (Failure("*坏*.txt", "*坏*.txt is empty; give a file with text in it"),),
    )
    assert index_markdown(manifest, load_labels("en")) == (
        "# Articles\n\n"
        "| Article | Written in | Files |\n"
        "| --- | --- | --- |\n"
        "| 狼疮\\|\\<b> | Simplified Chinese | [en](<a/en.md>) · [zh-Hans](<a/zh-Hans.md>) · [JSON](<a/document.json>) |\n"
        "| 新药 | Traditional Chinese, converted by machine | [JSON](<新药 b/document.json>) |\n\n"
        "## Not done\n\n"
        "- \\*坏\\*.txt: \\*坏\\*.txt is empty; give a file with text in it\n"
    )
    assert '<a href="a/zh-Hans.md">zh-Hans</a>' in render(index_markdown(manifest, load_labels("en")))


def test_the_index_without_failures_has_no_list_of_them() -> None:
    """In another locale its labels are translated."""
    assert index_markdown(Manifest((_entry("a"),)), load_labels("zh-Hant-TW")) == (
        "# 文章\n\n| 文章 | 文字 | 檔案 |\n| --- | --- | --- |\n| 狼疮 | 簡體中文 | [JSON](<a/document.json>) |\n"
    )


def test_a_variant_without_a_label_is_named_by_its_tag() -> None:
    """A manifest of a newer version may know more variants."""
    assert "| lzh |" in index_markdown(Manifest((_entry("a", variant="lzh"),)), load_labels("en"))
