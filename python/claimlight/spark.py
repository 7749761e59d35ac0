"""Articles of a cluster into their attributions, claims and sources, by Apache Spark.

    from claimlight import spark
    analyses = spark.analyze(articles, "text")

Each executor loads the engine once, when its first article comes, and reads on all the cores that Spark gives a task.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pyspark.sql import DataFrame
from pyspark.sql.types import (
    ArrayType,
    DataType,
    DoubleType,
    IntegerType,
    StringType,
    StructField,
    StructType,
)

from claimlight import analyze_many, tables

if TYPE_CHECKING:
    import pandas

    from claimlight.analysis import Analysis

BATCH = 64
"""Articles that are read at a time: enough to keep a task's cores busy, and few enough to hold."""


_TYPES: dict[type, DataType] = {str: StringType(), int: IntegerType(), float: DoubleType()}


def _rows(columns: dict[str, type]) -> DataType:
    fields = [StructField(name, _TYPES[kind]) for name, kind in columns.items()]
    return ArrayType(StructType(fields), containsNull=False)


COLUMNS: dict[str, DataType] = {
    **{name: _rows(columns) for name, columns in tables.COLUMNS.items()},
    "analysis": StringType(),
}
"""What is added to each article, and its types. `analysis` is the whole analysis as JSON, spans in code points."""


def analyze(
    articles: DataFrame, text_column: str = "text", *, columns: Iterable[str] = tuple(COLUMNS), threads: int = 1
) -> DataFrame:
    """The articles with their analyses beside them, in columns of a fixed schema.

    `columns` picks some of `COLUMNS`. `threads` should be what `spark.task.cpus` says. An article without a text has
    no analysis: its new columns are null.
    """
    wanted = list(columns)
    unknown = [name for name in wanted if name not in COLUMNS]
    if unknown:
        raise ValueError(f"expected some of {list(COLUMNS)}, found {unknown}")
    taken = [name for name in wanted if name in articles.columns]
    if taken:
        raise ValueError(f"the articles have columns of these names already: {taken}")
    fields = [*articles.schema.fields, *(StructField(name, COLUMNS[name]) for name in wanted)]

    def read(batches: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        for batch in batches:
            for start in range(0, len(batch), BATCH):
                yield _read(batch.iloc[start : start + BATCH].copy(), text_column, wanted, threads)

    return articles.mapInPandas(read, StructType(fields))


def _read(articles: pandas.DataFrame, text_column: str, columns: list[str], threads: int) -> pandas.DataFrame:
    """A batch with its analyses."""
    texts = articles[text_column]
    present = texts.notna()
    analyses = iter(analyze_many(texts[present].tolist(), threads=threads))
    rows = [tabulate(next(analyses), columns) if there else dict.fromkeys(columns) for there in present]
    for name in columns:
        articles[name] = [row[name] for row in rows]
    return articles


def tabulate(analysis: Analysis, columns: Iterable[str]) -> dict[str, Any]:
    """An analysis as a row of the fixed schema."""
    return {name: analysis.to_json() if name == "analysis" else tables.rows(analysis, name) for name in columns}
