#!/usr/bin/env python3
"""Tenure and its peers on the same data, in turn, as whole processes.

  bench.py BINARY [--rows 1000000] [--pairs 5] [--json FILE]     all comparisons
  bench.py BINARY --gate                                         the quick form that CI runs

Makes the data by seed (once, under .data), installs the pinned peers (once, in .venv), checks that every table of
every engine is the same, then measures. The gate fails when a median CPU ratio is above twice its bar (or, where that
is not reached yet, above what RESULTS.md records and a little more), and is skipped with a word where no registry
can be reached. Figures are processor seconds; the load of the machine is
told beside them.
"""
import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import goals
import report
from process import ENGINES, HERE, PYTHON, Failed, peer, product
from tables import differences

MAKER = HERE / "gen/make.py"
EVERYTHING = "abcdefgh"
GATED = ["polars", "duckdb"]


def install(peers):
    """Those pinned packages that the peers need, in a folder of their own; a sentence when that can't be done."""
    pinned = (HERE / "peers/requirements.txt").read_text().splitlines()
    # Polars and NumPy make the data.
    needed = {"numpy", "polars", *peers} if peers == GATED else None
    wanted = [line for line in pinned if "==" in line and (needed is None or line.split("==")[0] in needed)]
    mark = HERE / ".venv/installed.txt"
    if mark.exists() and set(wanted) <= set(mark.read_text().splitlines()):
        return None
    for command in ([sys.executable, "-m", "venv", HERE / ".venv"],
                    [PYTHON, "-m", "pip", "install", "--quiet", "--retries", "1", *wanted]):
        try:
            done = subprocess.run(command, capture_output=True, text=True)
        except OSError as error:
            return str(error)
        if done.returncode != 0:
            return (done.stderr.strip() or done.stdout.strip() or "pip failed").splitlines()[-1]
    mark.write_text("\n".join(wanted) + "\n")
    return None


def data(rows, layout="generic", ids="number"):
    """A folder of that many orders, made when it is not there."""
    folder = HERE / ".data" / f"{layout}-{ids}-{rows}"
    if not (folder / "orders.csv").exists():
        say(f"making {folder.name}")
        subprocess.run([PYTHON, MAKER, "--rows", str(rows), "--out", folder, "--layout", layout, "--ids", ids],
                       check=True, stdout=subprocess.DEVNULL)
    return folder


def stored(folder, peers):
    """Writes each peer's own stored form once; pandas reads the one of Polars."""
    for name in sorted(set(peers) | {"polars"}, key=lambda name: name != "polars"):
        mark = folder / ".store" / f"{name}.stored"
        if not mark.exists():
            peer(name, folder, "store")
            mark.touch()


def check(binary, folder, peers):
    """Every table of every engine on one folder, with and without the filter."""
    tables = {"tenure": product(binary, folder, EVERYTHING, cold=True).tables}
    for name in peers:
        tables[name] = peer(name, folder, "cold", "bcdefh", filtered=True).tables
    return differences(tables)


def rounds(binary, folder, peers, pairs, mode):
    """A warm-up, then pairs of runs in turn. A peer that is best at nothing in the warm-up is not run again."""
    def one(names):
        runs = {"tenure": product(binary, folder, EVERYTHING, cold=mode == "cold")}
        for name in names:
            runs[name] = peer(name, folder, mode, "bcdefh", filtered=True)
        return runs
    warmup = one(peers)
    found = differences({name: run.tables for name, run in warmup.items()})
    if found:
        raise Failed("\n".join(found))
    peers = [name for name in peers if is_best(name, warmup)]
    return [one(peers) for _ in range(pairs)]


def is_best(name, runs):
    rivals = {other: run for other, run in runs.items() if other != "tenure"}
    tasks = [task for task in rivals[name].steps if task != "open"]
    costs = [lambda run, task=task: run.steps.get(task, float("inf")) for task in tasks]
    costs += [lambda run: run.cpu, lambda run: run.memory]
    return any(cost(rivals[name]) <= min(cost(run) for run in rivals.values()) for cost in costs)


def wide(binary, rows, pairs, peers):
    """Parsing alone: the product types and joins what the peers read as text."""
    folder = data(rows, "shopify")
    def one():
        runs = {"tenure": product(binary, folder, "a", cold=True)}
        return runs | {name: peer(name, folder, "wide") for name in peers}
    if one()["tenure"].tables["a"] != [[rows]]:
        raise Failed(f"the wide file has {rows} rows")
    return goals.to_best(goals.WIDE, rows, [one() for _ in range(pairs)], lambda run, _: run.steps["a"])


def purchases(binary, rows, pairs):
    """Purchases to come: the product against scipy and lifetimes on the same orders, and every model fitted."""
    folder = data(rows)
    def one():
        runs = {"tenure": product(binary, folder, "ijk", cold=False)}
        return runs | {name: peer(name, folder, "warm", "hij") for name in ("scipy", "lifetimes")}
    one()
    return goals.purchase_results(rows, [one() for _ in range(pairs)])


def starts(peers):
    """What starting Python and importing the peer costs, which is not counted."""
    folder = data(100_000)
    return {name: median(peer(name, folder, "start").cpu for _ in range(3)) for name in peers}


def growth(binary, rows, cold):
    """CPU per row, cold, against that at a million rows."""
    folder = data(goals.MILLION)
    small = [product(binary, folder, EVERYTHING, cold=True).cpu / goals.MILLION for _ in range(3)]
    large = median(runs["tenure"].cpu for runs in cold) / rows
    return goals.Result(goals.GROWTH, rows, [large / each for each in small], "itself")


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
                 platform.processor()) if os.path.exists("/proc/cpuinfo") else platform.processor()
    return {"cpu": model, "cores": os.cpu_count(), "system": platform.platform(), "load": os.getloadavg()[0]}


def say(text):
    print(text, file=sys.stderr, flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary", type=Path)
    arguments.add_argument("--rows", type=int, default=goals.MILLION)
    arguments.add_argument("--pairs", type=int)
    arguments.add_argument("--json", type=Path)
    arguments.add_argument("--gate", action="store_true")
    asked = arguments.parse_args()
    peers = GATED if asked.gate else ENGINES
    hindrance = install(peers)
    if hindrance:
        say(f"skipped: the peers can't be installed ({hindrance}).")
        return 0 if asked.gate else 1
    try:
        return run(asked, peers)
    except Failed as failure:
        say(str(failure))
        return 1


def run(asked, peers):
    binary, rows, pairs = asked.binary.resolve(), asked.rows, asked.pairs or (3 if asked.gate else 5)
    for ids in ("number", "text"):
        found = check(binary, data(100_000, ids=ids), peers)
        if found:
            raise Failed("\n".join(found))
    say("the tables of all engines agree")
    folder = data(rows)
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    stored(folder, peers)
    before = starts(peers)
    cold = rounds(binary, folder, peers, pairs, "cold")
    results = goals.cold_results(rows, cold, before)
    results += goals.warm_results(rows, rounds(binary, folder, peers, pairs, "warm"))
    results.append(wide(binary, min(rows, goals.MILLION), pairs, [name for name in peers if name != "chdb"]))
    if not asked.gate:
        results += purchases(binary, min(rows, goals.MILLION), min(pairs, 3))
    if rows > goals.MILLION:
        results.append(growth(binary, rows, cold))
    found = {"machine": machine(), "rows": rows, "pairs": pairs, "python_start": before,
             "results": [result.object() for result in results]}
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n")
    print(report.text(found, results))
    if asked.gate:
        print(report.gate(results))
    return 1 if asked.gate and any(result.fails for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
