"""Settings from ``slepipe.toml`` or ``[tool.slepipe]`` of ``pyproject.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from slepipe.errors import SettingsError

# Setting: the type of its value. A setting gives the default of the option of the same name, wherever a command has it.
_SETTINGS: dict[str, type] = {
    "date": str,
    "encoding": str,
    "extra": list,
    "glossary": list,
    "lexicon": list,
    "locale": list,
    "locales_dir": str,
    "output": str,
    "segmenter": str,
    "to": str,
    "without": list,
}
_COMMANDS = ("annotate", "convert", "evaluate", "lexicon", "locales", "run", "segment")


def load_settings(path: str | None) -> dict[str, Any]:
    """Click's default map from a settings file: the one at ``path``, or the nearest at or above the working folder.

    Raises ``SettingsError`` naming the file for one that is missing, no TOML, or sets something unknown.
    """
    file = Path(path) if path else _find(Path.cwd())
    if file is None:
        return {}
    table = _read(file)
    for key, value in table.items():
        kind = _SETTINGS.get(key)
        if kind is None:
            raise SettingsError(f"{file}: unknown setting {key!r}; settings are {', '.join(_SETTINGS)}")
        items = value if isinstance(value, list) else [value]
        if not isinstance(value, kind) or not all(isinstance(item, str) for item in items):
            raise SettingsError(f"{file}: {key} must be a {'list of strings' if kind is list else 'string'}, not {value!r}")
    defaults = {key: _resolved(key, value, file.parent) for key, value in table.items()}
    # Names of trends are in one locale, the setting has those that are published.
    trends = {key: value for key, value in defaults.items() if key != "locale"}
    # The commands of the group lexicon have the option too.
    return (
        dict.fromkeys(_COMMANDS, defaults) | {"trends": trends} | {"lexicon": dict.fromkeys(("check", "find", "list"), defaults)}
    )


def _find(folder: Path) -> Path | None:
    for parent in (folder, *folder.parents):
        if (parent / "slepipe.toml").is_file():
            return parent / "slepipe.toml"
        project = parent / "pyproject.toml"
        if project.is_file() and "[tool.slepipe" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def _read(file: Path) -> dict[str, Any]:
    # Imported late: most runs have no settings file.
    import tomllib

    try:
        table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read ({error.strerror}); check its name and permissions") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: not a readable TOML file ({error}); mend it or name another with --settings") from error
    if file.name == "pyproject.toml":
        tool = table.get("tool")
        table = tool.get("slepipe", {}) if isinstance(tool, dict) else {}
        if not isinstance(table, dict):
            raise SettingsError(f"{file}: [tool.slepipe] must be a table, not {table!r}")
    return table


def _resolved(key: str, value: Any, folder: Path) -> Any:
    """Paths in a settings file are relative to it."""
    if key in ("lexicon", "glossary"):
        return [str(folder / path) for path in value]
    if key in ("locales_dir", "output"):
        return str(folder / value)
    return value
