#!/usr/bin/env python3
"""Runs one peer in one process and prints what it found and what each step took, as JSON on one line.

  run.py polars DATA STORE --mode cold --tasks bcdefh --filtered    parse the CSV, then the tasks, then under the filter
  run.py duckdb DATA STORE --mode warm --tasks bcdefh               from the peer's own stored form
  run.py duckdb DATA STORE --mode store                             write that form
  run.py polars DATA STORE --mode wide                              parse the ten columns retention needs of 79
  run.py scipy DATA STORE --mode warm --tasks hij                   fit and score
  run.py polars DATA STORE --mode start                             nothing: what starting costs
"""
import argparse
import json
import resource
import time
from pathlib import Path


def engine(name):
    if name == "duckdb":
        import duckdb
        from duckdb_peer import DuckDB
        return DuckDB
    if name == "polars":
        import polars
        from polars_peer import Polars
        return Polars
    if name == "pandas":
        import pandas
        from pandas_peer import Pandas
        return Pandas
    if name == "chdb":
        import chdb
        from chdb_peer import ChDB
        return ChDB
    import purchases
    return {"scipy": purchases.Scipy, "lifetimes": purchases.Lifetimes}[name]


class Steps:
    """What each step found and took."""

    def __init__(self):
        self.steps = []

    def take(self, name, work):
        before, wall = cpu(), time.perf_counter()
        rows = work()
        step = {"task": name, "cpu": cpu() - before, "wall": time.perf_counter() - wall}
        self.steps.append(step | ({"rows": rows} if rows is not None else {}))


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("peer", choices=["duckdb", "polars", "pandas", "chdb", "scipy", "lifetimes"])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("store", type=Path)
    arguments.add_argument("--mode", choices=["cold", "warm", "store", "wide", "start"], default="cold")
    arguments.add_argument("--tasks", default="")
    arguments.add_argument("--filtered", action="store_true")
    asked = arguments.parse_args()
    asked.store.mkdir(parents=True, exist_ok=True)
    steps = Steps()
    if asked.mode == "wide":
        import wide
        steps.take("a", lambda: getattr(wide, asked.peer)(asked.data / "orders.csv"))
        return print(json.dumps(steps.steps))
    peer = engine(asked.peer)(asked.data, asked.store)
    if asked.mode == "store":
        steps.take("store", peer.store)
    elif asked.mode != "start":
        answer(peer, asked, steps)
    print(json.dumps(steps.steps, default=str))


def answer(peer, asked, steps):
    if asked.mode == "cold":
        steps.take("a", peer.parse)
    else:
        steps.take("open", peer.open)
    if asked.peer in ("scipy", "lifetimes"):
        for task in ("h", "fit", "i", "j"):
            steps.take(task, getattr(peer, task))
        return
    for task in asked.tasks:
        steps.take(task, lambda: getattr(peer, task)(False))
    if asked.filtered:
        if asked.mode == "cold":
            steps.take("customers", peer.customers)
        for task in asked.tasks:
            steps.take(task + "+g", lambda: getattr(peer, task)(True))


if __name__ == "__main__":
    main()
