"""``slepipe locales``: which locales there are and what is untranslated in them."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from slepipe.publish.catalogs import available, default_folder, untranslated

FINDINGS = 1


@click.command()
@click.option("--locales-dir", type=click.Path(file_okay=False, exists=True), help="Folder with message catalogs of your own.")
@click.option("--check", is_flag=True, help="Exit with 1 where a message is untranslated.")
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
def locales(locales_dir: str | None, *, check: bool, form: str) -> int:
    """List the locales that have a catalog, and the messages that each leaves untranslated.

    \b
    Examples:
      slepipe locales
      slepipe locales --check
    """
    folder = Path(locales_dir) if locales_dir else default_folder()
    report = {tag: untranslated(path, folder) for tag, path in available(folder).items()}
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(report), indent=1).decode())
    elif form == "jsonl":
        for tag, missing in report.items():
            click.echo(msgspec.json.encode({"locale": tag, "untranslated": missing}).decode())
    else:
        for tag, missing in report.items():
            click.echo(f"{tag}: {len(missing) or 'nothing'} untranslated")
            for message in missing:
                click.echo(f"  {message}")
    return FINDINGS if check and any(report.values()) else 0
