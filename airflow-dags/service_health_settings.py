"""Whatever differs from site to site, read from one Airflow Variable.

The Variable is ``service_health``, given to every Airflow component through the environment, as
``AIRFLOW_VAR_SERVICE_HEALTH='{"config": "/etc/service-health/service-health.yaml"}'``. It is read
from the environment and not through ``Variable.get``, which would ask the database each time a DAG
file is parsed. The reporting calendar comes from the program's own configuration, so the two cannot
disagree.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

HOME = Path(__file__).resolve().parent.parent
VARIABLE = "AIRFLOW_VAR_SERVICE_HEALTH"


@dataclass(frozen=True)
class Settings:
    """Keys of the Variable. The defaults run the sample of a checkout that holds this folder."""

    name: str = "service_health"  # start of the ids of DAGs, and their pool
    config: str = str(HOME / "sample-data" / "service-health.yaml")
    run: str = "launcher"  # or spark: SparkSubmitOperator in client mode
    launcher: str = str(HOME / "service-health")
    spark: dict[str, Any] = field(default_factory=dict)  # arguments of SparkSubmitOperator
    environment: dict[str, str] = field(default_factory=dict)  # no secrets: Airflow shows it
    arguments: list[str] = field(default_factory=list)  # more options of every command
    outcomes: str = str(Path(tempfile.gettempdir()) / "service-health-outcomes")

    owner: str = "service-health"
    alert: list[str] = field(default_factory=list)  # mail addresses, by the connection smtp_default
    mail: bool = False  # reports by mail, as the program's configuration says
    chat: bool = False

    nightly: str | None = "0 2 * * *"  # in the zone of the reporting calendar
    week: str | None = "0 6 * * 1"
    month: str | None = "0 7 1 * *"
    quarter: str | None = "0 8 1 1,4,7,10 *"
    maintain: str | None = "0 12 * * 6"
    start: str = "2020-01-01"  # the first day that `airflow backfill` can compute

    retries: int = 2
    retry_minutes: float = 5
    timeout_hours: float = 6
    deadline_hours: float = 6
    not_ready_minutes: float = 30  # between two looks for telemetry
    not_ready_hours: float = 10  # until its absence is a failure
    held_minutes: float = 5
    held_hours: float = 6

    @staticmethod
    def read() -> Settings:
        given = json.loads(os.environ.get(VARIABLE, "{}"))
        unknown = sorted(given.keys() - {each.name for each in fields(Settings)})
        if unknown:
            raise ValueError(f"Cannot read {VARIABLE}: unknown keys {', '.join(unknown)}")
        settings = Settings(**given)
        if settings.run not in ("launcher", "spark"):
            raise ValueError(f'Cannot read {VARIABLE}: run is "{settings.run}"; write launcher or spark')
        return settings

    def program(self) -> dict[str, Any]:
        """The program's own configuration."""
        try:
            return yaml.safe_load(Path(self.config).read_text(encoding="utf-8"))
        except OSError as e:
            raise ValueError(
                f"Cannot read {self.config}: {e.strerror}. Name the program's configuration in {VARIABLE}, "
                'as in {"config": "/etc/service-health/service-health.yaml"}.'
            ) from e

    @property
    def time_zone(self) -> str:
        return (self.program().get("calendar") or {}).get("timeZone", "UTC")

    @property
    def provisional_days(self) -> int:
        return self.program().get("provisionalDays", 30)
