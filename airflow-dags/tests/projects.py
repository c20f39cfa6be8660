"""Projects of the program for tests, and the real command line beside Airflow."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

CATALOG = """\
apiVersion: openslo/v1
kind: Service
metadata: {{ name: shop }}
spec: {{}}
---
apiVersion: openslo/v1
kind: DataSource
metadata: {{ name: requests }}
spec:
  type: telemetry
  connectionDetails:
    format: json
    path: telemetry
    schema: ts TIMESTAMP, status INT, country STRING
    partitions: {{ by: day, layout: "{{date}}", complete: {{ marker: _SUCCESS }} }}
    dimensions: [region]
    columns: {{ event_time: ts, service: "'shop'", region: country }}
---
apiVersion: openslo/v1
kind: SLO
metadata: {{ name: shop-availability }}
spec:
  service: shop
  indicator:
    metadata: {{ name: shop-indicator }}
    spec:
      ratioMetric:
        good:  {{ metricSource: {{ metricSourceRef: requests, spec: {{ value: "status < 500" }} }} }}
        total: {{ metricSource: {{ metricSourceRef: requests, spec: {{ value: "true" }} }} }}
  timeWindow: [ {{ duration: 4w, isRolling: true }} ]
  budgetingMethod: Occurrences
  objectives: [ {{ displayName: Answered, target: {target} }} ]
"""


class Project:
    def __init__(self, folder: Path, launcher: Path) -> None:
        self.folder, self.launcher = folder, launcher
        self.config = folder / "service-health.yaml"
        (folder / "catalog").mkdir(parents=True)
        self.target("0.9")
        self.config.write_text(
            "product: Test\ncatalog: catalog\nwarehouse: warehouse\nreports: reports\n"
            "calendar: { timeZone: UTC }\nopenLineage: true\n"
        )

    def target(self, target: str) -> None:
        (self.folder / "catalog" / "shop.yaml").write_text(CATALOG.format(target=target))

    def telemetry(self, day: str, complete: bool = True) -> None:
        folder = self.folder / "telemetry" / day
        folder.mkdir(parents=True, exist_ok=True)
        start = datetime.fromisoformat(day)
        rows = [
            {
                "ts": f"{start + timedelta(minutes=minute):%Y-%m-%dT%H:%M:%SZ}",
                "status": 500 if minute % 150 == 0 else 200,
                "country": "FR" if minute % 20 else "DE",
            }
            for minute in range(0, 1440, 10)
        ]
        (folder / "part.json").write_text("".join(json.dumps(row) + "\n" for row in rows))
        if complete:
            (folder / "_SUCCESS").touch()

    def settings(self, **more: Any) -> dict[str, Any]:
        return {
            "config": str(self.config),
            "launcher": str(self.launcher),
            "outcomes": str(self.folder / "outcomes"),
            "retries": 0,
            "retry_minutes": 0.02,
            **more,
        }

    def run(self, command: str, *arguments: str) -> str:
        done = subprocess.run(
            [self.launcher, command, "--config", self.config, *arguments],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def runs(self) -> list[dict[str, Any]]:
        """The reports of the published runs, the oldest first."""
        files = sorted((self.folder / "warehouse" / "record" / "_reports").glob("*Z-*.json"))
        reports = [json.loads(file.read_text()) for file in files]
        return [report for report in reports if report["run"]]


class Sample(Project):
    """Two of the sample's services, and a week of them."""

    def __init__(self, folder: Path, home: Path, launcher: Path) -> None:
        self.folder, self.launcher = folder / "sample-data", launcher
        self.config = self.folder / "service-health.yaml"
        shutil.copytree(home / "sample-data", self.folder, ignore=shutil.ignore_patterns("target", "src"))
        for file in (self.folder / "catalog").iterdir():
            if file.stem not in ("store", "cloud"):
                file.unlink()
        text = self.config.read_text()
        for of_all in ("policy: policy.yaml\n", "exclusions: exclusions.yaml\n"):
            text = text.replace(of_all, "")
        self.config.write_text(text)
        (self.folder / "sample-user-key").chmod(0o600)
        generate = ["generate", "--output", folder / "demo" / "telemetry", "--rows", "1000"]
        subprocess.run(
            [launcher, *generate, "--from", "2026-08-24", "--to", "2026-08-30", "--service", "store"]
            + ["--service", "cloud", "--fleet", self.folder / "fleet.yaml"],
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )

    def elsewhere(self) -> Project:
        """The same sample with another warehouse and other reports."""
        other = Project.__new__(Project)
        other.folder, other.launcher = self.folder, self.launcher
        other.config = self.folder / "elsewhere.yaml"
        other.config.write_text(
            self.config.read_text().replace("../demo/w", "../else/w").replace("../demo/r", "../else/r")
        )
        return other


def spark_submit(folder: Path, home: Path) -> dict[str, Any]:
    """Spark's own SparkSubmit from the jars of the build, as spark-submit on PATH."""
    target = home / "spark-jobs" / "target"
    folder.mkdir()
    binary = folder / "spark-submit"
    # The launcher's own flags of the JVM, which Spark's spark-submit would add.
    flags = (home / "pom.xml").read_text().split("<spark.jvm.flags>")[1].split("<")[0]
    binary.write_text(
        f'#!/bin/sh\nexec java -Xmx1g {flags} -cp "$EXTRA_CLASS_PATH:$(cat {target}/class-path)" '
        'org.apache.spark.deploy.SparkSubmit "$@"\n'
    )
    binary.chmod(0o755)
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return {"application": str(target / "service-health.jar"), "conn_id": "spark_default"}
