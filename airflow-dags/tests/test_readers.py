"""The questions of docs/analysts.md in an engine that is not Spark, over tables that delta-rs reads."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import open_data_contract_standard
import pytest
import yaml
from conftest import HOME
from projects import Sample

DAYS = {
    "2026-09-06": "2026-08-30",
    "2026-08-31": "2026-08-24",
    "2026-09-03": "2026-08-27",
    "2026-W36": "2026-W35",
}
VIEWS = ("slo.state_minute", "slo.burn_episode")
NOT_THERE = ("THETA_SKETCH_ESTIMATE", "record.restatement")


def page() -> str:
    text = (HOME / "docs" / "analysts.md").read_text()
    for theirs, ours in DAYS.items():
        text = text.replace(theirs, ours)
    return text


def questions() -> list[str]:
    asked = re.findall(r"```sql\n(.*?)```", page(), re.S)
    return [query for query in asked if not any(name in query for name in NOT_THERE)]


def row(values: dict[str, Any]) -> str:
    """What a row holds, as text: numbers by value, times to the second, and no column that is NULL."""
    return str({name: cell(value) for name, value in values.items() if value is not None})


def cell(value: Any) -> str:
    if isinstance(value, bool | str):
        return re.sub(r"T(\d\d:\d\d:\d\d)(\.0+)?Z", r" \1", str(value))
    if isinstance(value, int | float | Decimal):
        return str(Decimal(str(value)).normalize())
    return cell(f"{value:%Y-%m-%d %H:%M:%S}" if hasattr(value, "hour") else str(value))


def answers_of_the_program(sample: Sample, asked: list[str]) -> list[list[str]]:
    """In one query, as each start of the program takes seconds."""
    each = [
        f"SELECT {number} AS question, TO_JSON(STRUCT(*)) AS answer FROM ({query})"
        for number, query in enumerate(asked)
    ]
    answers: list[list[str]] = [[] for _ in asked]
    for line in sample.run("sql", "--format", "json", " UNION ALL ".join(each)).splitlines():
        told = json.loads(line)
        answers[told["question"]].append(row(json.loads(told["answer"], parse_float=Decimal)))
    return answers


def answers(db: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    relation = db.sql(query)
    return [row(dict(zip(relation.columns, values, strict=True))) for values in relation.fetchall()]


@pytest.fixture(scope="module")
def published(sample: Sample) -> Sample:
    now = ["--now", "2026-08-31T06:00:00Z"]
    sample.run("backfill", "--from", "2026-08-24", "--to", "2026-08-30", "--reason", "test", *now)
    sample.run("report", "--week", "2026-W35", *now)
    return sample


def test_duckdb_over_delta_rs_answers_as_the_program_does(
    published: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(published.folder.parent)
    (reader,) = re.findall(r"```python\n(.*?)```", page(), re.S)
    names: dict[str, Any] = {}
    exec(compile(reader, "analysts.md", "exec"), names)
    db: duckdb.DuckDBPyConnection = names["db"]
    db.sql("SET TimeZone = 'UTC'")
    for view in VIEWS:
        exported = tmp_path / f"{view}.csv"
        exported.write_text(published.run("sql", "--format", "csv", f"SELECT * FROM {view}"))
        db.sql(f"CREATE VIEW {view} AS FROM '{exported}'")

    asked = questions()
    expected = answers_of_the_program(published, asked)

    for query, rows in zip(asked, expected, strict=True):
        assert sorted(answers(db, query)) == sorted(rows), query
    assert len(asked) == 11
    assert sum(bool(rows) for rows in expected) >= 8


def test_the_contract_of_the_tables_keeps_to_its_standard(sample: Sample) -> None:
    schema = json.loads((Path(open_data_contract_standard.__file__).parent / "schema.json").read_text())
    contract = yaml.safe_load(sample.run("tables", "--format", "odcs"))
    jsonschema.validate(contract, schema)
    assert contract["apiVersion"] in schema["properties"]["apiVersion"]["enum"]
    assert len(contract["schema"]) > 30
