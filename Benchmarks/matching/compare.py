#!/usr/bin/env python3
"""Compares Calque's matches with rapidfuzz (exhaustive: the truth), SQLite FTS5 trigrams, PostgreSQL pg_trgm and
translate-toolkit.

compare.py                                 prints the head of the table
compare.py FOLDER INDEX_BYTES [SOCKETS]    prints the rows for FOLDER, which `run` makes; SOCKETS is the folder of
                                           PostgreSQL's sockets"""
import os
import re
import sqlite3
import sys
import time

import numpy
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist
from translate.search import match
from translate.storage import base

HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN = re.compile(f"[{HAN}]|[^\\W{HAN}]+|[^\\w\\s]")
BEST = 5


class Encoder:
    """Turns texts into strings with one character per token."""

    def __init__(self):
        self.numbers = {}

    def __call__(self, text):
        numbers = (self.numbers.setdefault(token, len(self.numbers) + 1) for token in TOKEN.findall(text))
        return "".join(chr(number if number < 0xD800 else number + 0x800) for number in numbers)


def ranked(similarities, lines, cutoff):
    """The lines with the best scores; on equal scores the earlier line comes first."""
    order = numpy.lexsort((lines, -similarities))
    return [int(lines[place]) for place in order[:BEST] if similarities[place] >= cutoff - 1e-6]


def ranked_again(encode, segments, query, lines, cutoff):
    """The best of the candidate lines, by the score that is used for all tools."""
    if not len(lines):
        return []
    similarities = cdist(
        [encode(query)], [segments[line] for line in lines], scorer=Levenshtein.normalized_similarity,
        dtype=numpy.float32)[0]
    return ranked(similarities, lines, cutoff)


class Exhaustive:
    name = "rapidfuzz, exhaustive"

    def __init__(self, segments, encode):
        self.encode = encode
        self.segments = [encode(segment) for segment in segments]
        self.lines = numpy.arange(len(segments))
        self.size = None

    def find(self, query, cutoff):
        similarities = cdist(
            [self.encode(query)], self.segments, scorer=Levenshtein.normalized_similarity, score_cutoff=cutoff,
            dtype=numpy.float32)[0]
        return ranked(similarities, self.lines, max(cutoff, 1e-3))


class Trigrams:
    name = "SQLite FTS5 trigrams, best 100 ranked again"

    def __init__(self, segments, encode, path):
        self.encode, self.segments = encode, [encode(segment) for segment in segments]
        self.base = sqlite3.connect(path)
        self.base.execute("CREATE VIRTUAL TABLE segments USING fts5(text, tokenize='trigram', content='')")
        self.base.executemany("INSERT INTO segments(rowid, text) VALUES (?, ?)", enumerate(segments))
        self.base.execute("INSERT INTO segments(segments) VALUES ('optimize')")
        self.base.commit()
        self.size = os.path.getsize(path)

    def find(self, query, cutoff):
        grams = {query[place:place + 3].replace('"', '""') for place in range(len(query) - 2)}
        if not grams:
            return []
        wanted = " OR ".join(f'"{gram}"' for gram in grams if "\0" not in gram)
        rows = self.base.execute(
            "SELECT rowid FROM segments WHERE segments MATCH ? ORDER BY rank LIMIT 100", (wanted,))
        lines = numpy.array([row[0] for row in rows], dtype=int)
        return ranked_again(self.encode, self.segments, query, lines, cutoff)


class Postgres:
    name = "PostgreSQL pg_trgm, GIN, best 100 ranked again"

    def __init__(self, segments, encode, sockets):
        import psycopg2
        from psycopg2.extras import execute_values

        self.encode, self.segments = encode, [encode(segment) for segment in segments]
        base = psycopg2.connect(host=sockets, user="calque", dbname="postgres")
        base.autocommit = True
        self.cursor = base.cursor()
        self.cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm; DROP TABLE IF EXISTS segments")
        # One thread, as for the other tools, and no JIT: compiling takes longer than these queries.
        self.cursor.execute("SET max_parallel_workers_per_gather = 0; SET jit = off")
        self.cursor.execute("CREATE TABLE segments (line integer, text text)")
        rows = [(line, text.replace("\0", " ")) for line, text in enumerate(segments)]
        execute_values(self.cursor, "INSERT INTO segments VALUES %s", rows, page_size=10_000)
        self.cursor.execute("CREATE INDEX trigrams ON segments USING gin (text gin_trgm_ops)")
        self.cursor.execute("VACUUM ANALYZE segments")
        self.cursor.execute("SELECT pg_relation_size('trigrams')")
        self.size = self.cursor.fetchone()[0]

    def find(self, query, cutoff):
        # Finds segments with at least 0.3 of the trigrams in common, which is pg_trgm's default.
        self.cursor.execute(
            "SELECT line FROM segments WHERE text %% %(query)s ORDER BY similarity(text, %(query)s) DESC, line LIMIT 100",
            {"query": query})
        lines = numpy.array([row[0] for row in self.cursor.fetchall()], dtype=int)
        return ranked_again(self.encode, self.segments, query, lines, cutoff)


class Toolkit:
    name = "translate-toolkit"

    def __init__(self, segments):
        store = base.TranslationStore()
        store.units = []
        for line, segment in enumerate(segments):
            unit = base.TranslationUnit(segment)
            unit.target = str(line)
            store.addunit(unit)
        # It compares characters. Half of the tokens may be the same with fewer than half of the characters.
        self.matcher = match.matcher(store, max_candidates=BEST, min_similarity=40, max_length=1000)
        self.size = None

    def find(self, query, cutoff):
        self.matcher.MIN_SIMILARITY = int(100 * cutoff)
        return [int(unit.target) for unit in self.matcher.matches(query)]


def report(name, segments, cutoff, times, answers, truth, size):
    times = sorted(times)
    wanted = sum(len(lines) for lines in truth)
    found = sum(len(set(lines) & set(answer)) for lines, answer in zip(truth, answers))
    size = f"{size / 1e6:9.1f}" if size else "        –"
    print(f"{name:47} {segments:9,} {cutoff:6.0%} {times[len(times) // 2]:10.3f} {times[int(len(times) * 0.99)]:10.3f}"
          f" {found / max(wanted, 1):7.1%} {size}")


def main():
    if len(sys.argv) == 1:
        print(f"{'':47}  segments cutoff     p50 ms     p99 ms   found  index MB")
        return
    folder, size = sys.argv[1], int(sys.argv[2])
    def lines(name):
        with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as file:
            return file.read().split("\n")[:-1]
    segments, queries = lines("segments"), lines("queries")
    encode = Encoder()
    tools = [Exhaustive(segments, encode), Trigrams(segments, encode, os.path.join(folder, "trigrams.db"))]
    if len(sys.argv) > 3:
        tools.append(Postgres(segments, encode, sys.argv[3]))
    # It compares most segments, which takes a tenth of a second per query for 10,000.
    if len(segments) <= 20_000:
        tools.append(Toolkit(segments))
    else:
        print(f"compare: {Toolkit.name} is left out; {len(segments)} segments would take too long", file=sys.stderr)
    for percent in (50, 70):
        cutoff, truth = percent / 100, None
        rows = []
        for tool in tools:
            times, answers = [], []
            for query in queries:
                start = time.perf_counter()
                answers.append(tool.find(query, cutoff))
                times.append(1000 * (time.perf_counter() - start))
            truth = truth or answers
            rows.append((tool.name, times, answers, tool.size))
        ours = [[] for _ in queries]
        for row in lines(f"found.{percent}"):
            cells = row.split("\t")
            ours[int(cells[0])].append(int(cells[2]))
        rows.insert(0, ("Calque", [int(time) / 1e6 for time in lines(f"times.{percent}")], ours, size))
        for name, times, answers, bytes_ in rows:
            report(name, len(segments), cutoff, times, answers, truth, bytes_)


main()
