"""Writes the small Parquet files of this folder, each as no writer of ours would.

pip install pyarrow==26.0.1 polars==2.1.0 duckdb==2.0.1 && python make.py
"""

import datetime
import random

import duckdb
import polars
import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 1200
random.seed(24)
START = datetime.datetime(2026, 3, 28, tzinfo=datetime.timezone.utc)


def seldom():
    return random.random() < 0.05


def rows():
    for i in range(ROWS):
        yield {
            "ts": None if seldom() else START + datetime.timedelta(microseconds=i * 70_000_000 + 17),
            "service": None if seldom() else random.choice(["store", "store", "music", "elsewhere"]),
            "route": None if seldom() else f"route-{random.randrange(9)}",
            "country": None if seldom() else f"country-{random.randrange(200)}",
            "kind": random.choice([None, "phone", "desktop", "probe"]),
            "account": None if seldom() else f"u-{random.randrange(900):07d}",
            "status": None if seldom() else random.choice([200, 200, 200, 204, 401, 404, 500, 503]),
            "duration": None if seldom() else random.randrange(2_000_000),
            "ratio": random.choice([None, float("nan"), float("inf"), 0.25, 0.75]),
        }


SCHEMA = pa.schema(
    [
        ("ts", pa.timestamp("us", tz="UTC")),
        ("service", pa.string()),
        ("route", pa.string()),
        ("country", pa.string()),
        ("kind", pa.string()),
        ("account", pa.string()),
        ("status", pa.int32()),
        ("duration", pa.int64()),
        ("ratio", pa.float64()),
    ]
)
TABLE = pa.Table.from_pylist(list(rows()), SCHEMA)
TEXTS = ["service", "route", "country", "kind", "account"]


def arrow(name, table=TABLE, **options):
    pq.write_table(table, f"arrow-{name}.parquet", **options)


def cast(**types):
    fields = [pa.field(f.name, types.get(f.name, f.type)) for f in SCHEMA]
    return TABLE.cast(pa.schema(fields))


arrow("plain", use_dictionary=False)
arrow("dictionary-overflows", dictionary_pagesize_limit=500, data_page_size=500, write_batch_size=100)
arrow("row-groups", row_group_size=700, data_page_size=300, write_batch_size=50)
arrow("pages-v2", data_page_version="2.0", data_page_size=1000, write_batch_size=100)
arrow("pages-v2-plain", data_page_version="2.0", use_dictionary=False, compression="zstd")
arrow("int96", use_deprecated_int96_timestamps=True)
arrow("large-strings", cast(**{name: pa.large_string() for name in TEXTS}), compression="none")
arrow("dictionary-type", cast(service=pa.dictionary(pa.int32(), pa.string())), compression="gzip")
arrow("nanoseconds", cast(ts=pa.timestamp("ns", tz="UTC")))
arrow("milliseconds", TABLE.set_column(0, "ts", TABLE["ts"].cast(pa.timestamp("ms", tz="UTC"), safe=False)))
arrow("statuses-of-64-bits", cast(status=pa.int64()), compression="snappy")
DELTAS = dict(
    use_dictionary=False,
    column_encoding={
        **{name: "DELTA_BYTE_ARRAY" for name in TEXTS},
        "status": "DELTA_BINARY_PACKED",
        "duration": "DELTA_BINARY_PACKED",
        "ratio": "BYTE_STREAM_SPLIT",
    },
)
arrow("deltas", compression="snappy", **DELTAS)
arrow("deltas-uncompressed", compression="none", **DELTAS)  # SPARK-60320
arrow("delta-lengths", compression="none", use_dictionary=False, column_encoding={name: "DELTA_LENGTH_BYTE_ARRAY" for name in TEXTS})

frame = polars.from_arrow(TABLE)
frame.write_parquet("polars.parquet")
frame.write_parquet("polars-uncompressed.parquet", compression="uncompressed", row_group_size=1000, data_page_size=500)

TABLE_OF_ROWS = TABLE
duckdb.sql("SET threads = 1")
for name, options in {
    "duckdb": "",
    "duckdb-v2": ", PARQUET_VERSION v2",
    "duckdb-v2-uncompressed": ", PARQUET_VERSION v2, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1",
    "duckdb-zstd-row-groups": ", COMPRESSION zstd, ROW_GROUP_SIZE 2048",
}.items():
    duckdb.sql(f"COPY (SELECT * FROM TABLE_OF_ROWS) TO '{name}.parquet' (FORMAT parquet{options})")
