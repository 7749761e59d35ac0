"""The wheel, as a user of Python meets it: run by `make python` in a virtual environment of its own."""

import datetime
import itertools
import json
import os
import pickle
import subprocess
import threading
import unittest
from pathlib import Path

import claimlight
from claimlight import inputs, tables

ARTICLE = (
    "Last ferry 🚢 to Ostrel stops in March\n\n"
    "The town of Ostrel will close its last ferry line in March, Mayor Ilva Brandt said on Tuesday.\n\n"
    "“We lost 3.2 million crowns last year,” said Brandt.\n\n"
    "Two people close to the board said that buses would be late.\n"
)


class Analyses(unittest.TestCase):
    """One text into typed objects."""

    @classmethod
    def setUpClass(cls):
        cls.article = claimlight.analyze(ARTICLE)

    def test_spans_count_code_points(self):
        self.assertEqual(self.article.fields.text_length, len(ARTICLE))
        self.assertEqual(self.article.fields.offset_unit, "codepoint")
        names = {
            self.article.words(mention.span)
            for entity in self.article.entities
            for mention in entity.mentions
            if entity.name == "Ilva Brandt"
        }
        self.assertLessEqual({"Ilva Brandt", "Brandt"}, names)

    def test_objects_are_those_of_the_json(self):
        data = json.loads(self.article.to_json())
        self.assertEqual([claim.id for claim in self.article.claims], [claim["id"] for claim in data["claims"]])
        self.assertEqual(
            [claim.check_worthiness for claim in self.article.claims],
            [claim["checkWorthiness"] for claim in data["claims"]],
        )
        self.assertTrue(self.article.sources)
        self.assertTrue(self.article.blocks)
        self.assertTrue(self.article.sentences)
        self.assertTrue(self.article.values)

    def test_a_claim_has_a_speaker(self):
        quoted = next(claim for claim in self.article.claims if claim.manner == "quoted")
        self.assertEqual(self.article.speaker(quoted), "Ilva Brandt")

    def test_the_same_as_the_command_line(self):
        program, samples = (
            os.environ["CLAIMLIGHT_PROGRAM"],
            sorted(Path(os.environ["CLAIMLIGHT_SAMPLES"]).glob("*.json")),
        )
        pages = [json.loads(sample.read_text())["blocks"] for sample in samples]
        texts = [ARTICLE, *("\n\n".join(block["text"] for block in page) for page in pages)]
        self.assertGreater(len(texts), 5)
        for text, date in itertools.product(texts, [None, "2026-11-28"]):
            arguments = [program, "analyze", "--input", "text", "--format", "json", "--offsets", "codepoint"]
            arguments += ["--date", date] if date else []
            output = subprocess.run(arguments, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
            self.assertEqual(output, claimlight.analyze(text, date=date).to_json().encode() + b"\n")

    def test_another_model_reads_until_it_is_put_back(self):
        models = Path(os.environ["CLAIMLIGHT_SAMPLES"]).parents[1] / "models"
        before = claimlight.analyze(ARTICLE)
        claimlight.use_model(models / "en-news-3" / "model.bin")
        try:
            with self.assertRaisesRegex(ValueError, "not a model file"):
                claimlight.use_model(models / "en-news-3" / "README.md")
            self.assertEqual(claimlight.analyze(ARTICLE).fields.engine.model, "en-news-3")
        finally:
            claimlight.use_model(None)
        self.assertEqual(claimlight.analyze(ARTICLE).to_json(), before.to_json())

    def test_a_day_resolves_dates(self):
        text = "The pier will close next year, Ana Ruiz said on Monday."
        days = ["2026-11-28", datetime.date(2026, 11, 28), datetime.datetime(2026, 11, 28, 9, 30)]
        for day in days:
            article = claimlight.analyze(text, date=day)
            self.assertEqual(article.fields.published, "2026-11-28")
            self.assertIn("2026-11-23", [value.normalized.resolved for value in article.values])
        self.assertIsNone(claimlight.analyze(text).fields.published)

    def test_any_string_will_do(self):
        for text in ["", "\n", "\ud83d", "a\ud83d b", "\0", "🚢" * 9]:
            self.assertEqual(claimlight.analyze(text).fields.text_length, len(text))

    def test_errors_say_what_to_do(self):
        longest = inputs.LONGEST
        wrong = [
            (TypeError, "decode it first", lambda: claimlight.analyze(b"bytes")),
            (TypeError, "found NoneType", lambda: claimlight.analyze(None)),
            (ValueError, "the longest may have", lambda: claimlight.analyze("a" * (longest + 1))),
            (ValueError, "like \"2026-11-28\", found '28.11.2026'", lambda: claimlight.analyze("a", "28.11.2026")),
            (TypeError, "datetime.date", lambda: claimlight.analyze("a", 2026)),
            (ValueError, "one of the tables claims", lambda: tables.rows(self.article, "truths")),
            (ValueError, "the table claims", lambda: self.article.to_csv("truths")),
            (TypeError, "claimlight.analyze", lambda: claimlight.analyze_many("one text")),
            (TypeError, "text 1 (counted from 0)", lambda: list(claimlight.analyze_many(["a", 3]))),
            (ValueError, "argument 2 is shorter", lambda: list(claimlight.analyze_many(["a", "b"], [None]))),
            (ValueError, "1 or more", lambda: claimlight.analyze_many([], threads=0)),
        ]
        for kind, says, call in wrong:
            with self.assertRaises(kind) as caught:
                call()
            self.assertIn(says, str(caught.exception))

    def test_pickles(self):
        article = claimlight.analyze(ARTICLE, date="2026-11-28")
        self.assertEqual(pickle.loads(pickle.dumps(article)).to_json(), article.to_json())

    def test_objects_cannot_be_changed(self):
        with self.assertRaises(AttributeError):
            self.article.claims[0].manner = "quoted"

    def test_tables_have_their_columns(self):
        for table, columns in tables.COLUMNS.items():
            rows = tables.rows(self.article, table)
            self.assertTrue(rows)
            for row in rows:
                self.assertEqual(list(row), list(columns))
                for name, value in row.items():
                    self.assertIsInstance(value, (columns[name], type(None)), name)

    def test_notebooks_get_a_frame_that_runs_nothing(self):
        shown = self.article._repr_html_()
        self.assertIn("<iframe sandbox srcdoc=", shown)
        self.assertIn('title="quoted: Ilva Brandt"', shown)
        hostile = claimlight.analyze('“We lost 40 boats,” said Ana "><script>alert(1)</script> Ruiz.')
        self.assertNotIn("<script", hostile._repr_html_())
        self.assertNotIn("<script", self.article.to_html())
        self.assertIn("claims", repr(self.article))

    def test_the_desk(self):
        report = self.article.check()
        unnamed = [item for item in report.open if item.check == "unnamed-no-reason"]
        self.assertEqual(len(unnamed), 1)
        aside = self.article.check(overrides=[unnamed[0].fine()])
        self.assertEqual(len(aside.open), len(report.open) - 1)
        self.assertEqual(aside.items[0].span.of(ARTICLE), aside.items[0].quote)


class Many(unittest.TestCase):
    """Many texts at a time."""

    def test_order_and_results_are_those_of_one_at_a_time(self):
        texts = [f"“Boat {number} is lost,” said Ana Ruiz." for number in range(80)]
        for threads in [1, 2, None]:
            many = list(claimlight.analyze_many(texts, threads=threads))
            self.assertEqual([one.text for one in many], texts)
            self.assertEqual(many[7].to_json(), claimlight.analyze(texts[7]).to_json())
        self.assertEqual(list(claimlight.analyze_many([])), [])

    def test_each_text_has_its_day(self):
        days = ["2026-11-28", None, datetime.date(2025, 1, 2)]
        many = claimlight.analyze_many(["Ana Ruiz spoke on Monday."] * 3, days)
        self.assertEqual([one.fields.published for one in many], ["2026-11-28", None, "2025-01-02"])

    def test_texts_are_taken_a_batch_at_a_time(self):
        taken = itertools.count()
        endless = (f"Boat {next(taken)} is lost." for _ in itertools.repeat(None))
        first = next(claimlight.analyze_many(endless, threads=2))
        self.assertEqual(first.text, "Boat 0 is lost.")
        self.assertLessEqual(next(taken), 64)

    def test_other_threads_run_meanwhile(self):
        # The text is long enough for the other thread to get a turn: it runs only where the lock is let go.
        started, counted = threading.Event(), []

        def count():
            started.set()
            while not stopped.is_set():
                counted.append(len(counted))

        stopped = threading.Event()
        other = threading.Thread(target=count)
        other.start()
        started.wait(60)
        before = len(counted)
        list(claimlight.analyze_many([ARTICLE * 20], threads=1))
        during = len(counted) - before
        stopped.set()
        other.join(60)
        self.assertGreater(during, 0)


class Bridges(unittest.TestCase):
    """Tables and documents of others, where they are installed."""

    def test_pandas(self):
        try:
            import pandas
        except ImportError:
            self.skipTest("pandas is not installed")
        frame = claimlight.to_pandas(claimlight.analyze_many([ARTICLE, ARTICLE]), "claims")
        self.assertIsInstance(frame, pandas.DataFrame)
        self.assertEqual(sorted(set(frame["article"])), [0, 1])
        first = frame.iloc[0]
        self.assertEqual(ARTICLE[first["start"] : first["end"]], first["text"])
        self.assertEqual(list(claimlight.to_pandas([]).columns), list(frame.columns))

    def test_spacy(self):
        try:
            import spacy  # noqa: F401
        except ImportError:
            self.skipTest("spaCy is not installed")
        doc = claimlight.analyze(ARTICLE).to_spacy()
        self.assertIn("Ilva Brandt", [entity.text for entity in doc.ents])
        self.assertIn("quoted", [span.label_ for span in doc.spans["claims"]])


if __name__ == "__main__":
    unittest.main()
