"""Looks whether a day's telemetry is there, without a JVM.

It finds only what is surely missing by a feed's own rule, in local folders. Everything else (tables,
object stores, a minimum share of the usual volume) is left to the program, which looks again and
ends with 20. A wrong "it is there" costs a start of the program; a wrong "it is missing" would cost a
night, so in doubt nothing is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from service_health_settings import Settings


def missing(settings: Settings, day: date) -> list[str]:
    """What is still to come for the day, a line a feed."""
    base = Path(settings.config).resolve().parent
    catalog = base / settings.program()["catalog"]
    zone = ZoneInfo(settings.time_zone)
    found = (_missing(source, base, day, zone) for source in _sources(catalog))
    return [line for line in found if line]


def _sources(catalog: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(path for path in catalog.rglob("*") if path.suffix in (".yaml", ".yml")):
        for document in yaml.safe_load_all(file.read_text(encoding="utf-8")):
            if document and document.get("kind") == "DataSource":
                yield document["spec"].get("connectionDetails") or {}


def _missing(source: dict[str, Any], base: Path, day: date, zone: ZoneInfo) -> str | None:
    partitions = source.get("partitions") or {}
    by = partitions.get("by")
    path = str(source.get("path", ""))
    if source.get("format") == "delta" or by not in ("day", "day/hour") or "://" in path:
        return None
    complete = partitions.get("complete")
    layout = partitions.get("layout") or ("day={date}/hour={hour}" if by == "day/hour" else "day={date}")
    folders = [base / path / _folder(layout, start) for start in _starts(day, zone, hourly=by == "day/hour")]
    absent = [folder for folder in folders if not _has_files(folder)]
    marker = complete.get("marker") if isinstance(complete, dict) else None
    for folder in folders:
        if marker and folder not in absent and not (folder / marker).exists():
            return f"{folder}: no {marker}"
    if len(absent) == len(folders) or (complete == "every-hour" and absent):
        return f"{absent[0]}: no file" + (f", and {len(absent) - 1} more" if len(absent) > 1 else "")
    return None


def _starts(day: date, zone: ZoneInfo, hourly: bool) -> Iterator[datetime]:
    """The starts, in UTC, of the partitions that hold the day."""
    first = datetime.combine(day, time(), zone).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    start = first.replace(minute=0) if hourly else first.replace(hour=0, minute=0)
    while start < end:
        yield start
        start += timedelta(hours=1) if hourly else timedelta(days=1)


def _folder(layout: str, start: datetime) -> str:
    def text(match: re.Match[str]) -> str:
        name, bare = match.group(1), match.group(2)
        if name == "date":
            return start.strftime("%Y-%m-%d")
        number = getattr(start, name)
        return str(number) if bare else f"{number:02d}"

    return re.sub(r"\{(date|year|month|day|hour)(:1)?\}", text, layout)


def _has_files(folder: Path) -> bool:
    """Whether there is a data file below the folder: none that is hidden, or still being copied."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return any(
        not any(part.startswith(("_", ".")) for part in path.relative_to(folder).parts)
        and not path.name.endswith(("._COPYING_", ".tmp"))
        for path in files
    )
