"""Articles on a small cluster: the same as on one machine, byte for byte. Needs pyspark, pandas, pyarrow and Java."""

import os
import signal
import sys
import tempfile
import unittest
from pathlib import Path

import claimlight

try:
    from pyspark.sql import SparkSession
except ImportError as error:
    raise unittest.SkipTest("pyspark is not installed") from error

from claimlight import spark

COUNT = int(os.environ.get("CLAIMLIGHT_ARTICLES", "200"))
MASTER = os.environ.get("CLAIMLIGHT_MASTER", "local-cluster[2,1,1024]")


def article(number: int) -> str:
    """An invented article; no two are the same."""
    return (
        f"Pier {number} of Ostrel to close\n\n"
        f"Pier {number} will close in March, Mayor Ilva Brandt said on Tuesday. “We lost {number} boats 🚢,” she said.\n\n"
        "Officials said the harbour would be dredged."
    )


def losing_an_executor(mark):
    """What hands on the same rows; the task that makes the file kills the executor that it runs on."""

    # Inside, so that it travels whole: the executors do not know this module.
    def lose(batches):
        try:
            mark.touch(exist_ok=False)
        except FileExistsError:
            yield from batches
            return
        daemon = os.getppid()
        executor = int(Path(f"/proc/{daemon}/stat").read_text().rpartition(")")[2].split()[1])
        os.kill(executor, signal.SIGKILL)
        yield from batches

    return lose


class Cluster(unittest.TestCase):
    """Two workers."""

    @classmethod
    def setUpClass(cls):
        # The workers are to find the wheel where this Python finds it.
        os.environ["PYSPARK_PYTHON"] = sys.executable
        cls.session = (
            SparkSession.builder.master(MASTER)
            .appName("claimlight")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()
        )

    @classmethod
    def tearDownClass(cls):
        cls.session.stop()

    def test_the_same_as_on_one_machine(self):
        texts = [article(number) for number in range(COUNT)]
        rows = [(number, text) for number, text in enumerate(texts)]
        articles = self.session.createDataFrame(rows, "id int, text string").repartition(8)
        found = {row["id"]: row for row in spark.analyze(articles, "text").collect()}
        self.assertEqual(sorted(found), list(range(COUNT)))
        for number, analysis in enumerate(claimlight.analyze_many(texts)):
            row = found[number]
            self.assertEqual(row["analysis"], analysis.to_json())
            self.assertEqual(row["text"], texts[number])
            self.assertEqual(len(row["claims"]), len(analysis.claims))
            for claim in row["claims"]:
                self.assertEqual(texts[number][claim["start"] : claim["end"]], claim["text"])

    @unittest.skipUnless(MASTER.startswith("local-cluster") and Path("/proc").is_dir(), "executors are no processes")
    def test_a_killed_executor_loses_nothing(self):
        texts = [article(number) for number in range(40)]
        articles = self.session.createDataFrame([(text,) for text in texts], "text string").repartition(4)
        with tempfile.TemporaryDirectory() as folder:
            mark = Path(folder) / "lost"
            shaken = articles.mapInPandas(losing_an_executor(mark), articles.schema)
            rows = spark.analyze(shaken, columns=["analysis"]).collect()
            self.assertTrue(mark.exists())
        found = {row["text"]: row["analysis"] for row in rows}
        self.assertEqual(len(rows), len(texts))
        self.assertEqual(found, {one.text: one.to_json() for one in claimlight.analyze_many(texts)})

    def test_an_article_without_a_text_has_no_analysis(self):
        articles = self.session.createDataFrame([(1, None), (2, "Ana Ruiz said no.")], "id int, text string")
        rows = {row["id"]: row for row in spark.analyze(articles, columns=["sources"]).collect()}
        self.assertIsNone(rows[1]["sources"])
        self.assertEqual(rows[2]["sources"][0]["name"], "Ana Ruiz")

    def test_columns_are_checked_before_the_work_begins(self):
        articles = self.session.createDataFrame([("x",)], "text string")
        with self.assertRaises(ValueError):
            spark.analyze(articles, columns=["opinions"])


if __name__ == "__main__":
    unittest.main()
