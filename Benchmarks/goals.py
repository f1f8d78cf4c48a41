"""What is compared, and the bars."""
from dataclasses import dataclass
from statistics import median

DASHBOARD = list("bcdefh")
FILTERED = [task + "+g" for task in DASHBOARD]
MILLION = 1_000_000
TWICE = 2.0
WORSE = 1.6     # three single pairs of one run lay 0.26 to 0.40 apart on an idle machine: a median of them scatters too


@dataclass(frozen=True)
class Goal:
    """A ratio of the product to the best peer. Bars at a million rows and at ten; None: not judged there.

    The gate is at twice the bar. Where RESULTS.md records worse than that at a million rows, `recorded` is the median
    it records, and the gate is a little above: what is not yet good enough must not become worse."""
    name: str
    million: float | None
    ten: float | None
    gated: bool = True
    recorded: float | None = None

    def bar(self, rows):
        return self.million if rows < 10 * MILLION else self.ten

    def gate(self, rows):
        """The most that the gate lets pass; None: not gated."""
        bar = self.bar(rows)
        if bar is None or not self.gated:
            return None
        return max(TWICE * bar, WORSE * self.recorded if self.recorded and rows <= MILLION else 0)


# At a million rows what does not grow with the rows (starting, merging) weighs more: the warm bars are wider there.
PARSE = Goal("parse, generic", 0.15, 0.15, recorded=0.31)
WIDE = Goal("parse, wide", 0.35, 0.35, recorded=0.98)
COLD = Goal("cold, everything", 0.13, 0.13, recorded=0.25)
WARM = Goal("warm dashboard", 0.02, 0.01)
CHOSEN = Goal("filtered dashboard", 0.06, 0.03)
WARM_MEMORY = Goal("peak memory, warm", None, 0.25, gated=False)
COLD_MEMORY = Goal("peak memory, cold", 0.6, None, gated=False)
FIRST = Goal("open, first dashboard (CPU s)", None, 0.3, gated=False)
GROWTH = Goal("CPU per row to that at 1 M", None, 1.3, gated=False)
FIT = Goal("BG/NBD fit, to scipy", 0.04, 0.04, gated=False)
LIFETIMES = Goal("BG/NBD fit, to lifetimes", 0.02, 0.02, gated=False)
MODELS = Goal("all models fitted and tried (CPU s)", 20, None, gated=False)
SCORE = Goal("P(alive) and value, to scipy", 0.5, 0.5, gated=False)
TOP = Goal("most at risk, to scipy", 0.3, 0.3, gated=False)


@dataclass
class Result:
    """A goal's ratios, one a pair of runs."""
    goal: Goal
    rows: int
    ratios: list
    best: str       # the peer, or the peers, compared with

    @property
    def bar(self):
        return self.goal.bar(self.rows)

    @property
    def median(self):
        return median(self.ratios)

    @property
    def gate(self):
        return self.goal.gate(self.rows)

    @property
    def misses(self):
        return self.bar is not None and self.median > self.bar

    @property
    def fails(self):
        return self.gate is not None and self.median > self.gate

    def object(self):
        return {"goal": self.goal.name, "rows": self.rows, "bar": self.bar, "gate": self.gate, "best_peer": self.best,
                "min": min(self.ratios), "median": self.median, "max": max(self.ratios), "ratios": self.ratios}


def cold_results(rows, rounds, starts):
    """`rounds`: for each pair of runs, engine → run, the product's under "tenure"; `starts`: what Python's own start
    and the imports cost each peer, which is not counted."""
    def parse(run, _):
        return run.steps["a"]

    def whole(run, name):
        return run.cpu - starts.get(name, 0.0)
    return [to_best(PARSE, rows, rounds, parse), to_best(COLD, rows, rounds, whole),
            to_best(COLD_MEMORY, rows, rounds, lambda run, _: run.memory)]


def warm_results(rows, rounds):
    results = [
        Result(WARM, rows, [of_tasks(runs, DASHBOARD, answers_dashboard) for runs in rounds], "best of each task"),
        Result(CHOSEN, rows, [of_tasks(runs, FILTERED, answers_filtered) for runs in rounds], "best of each task"),
        to_best(WARM_MEMORY, rows, rounds, lambda run, _: run.memory)]
    first = [runs["tenure"].cpu - sum_of(runs["tenure"], is_filter_only) for runs in rounds]
    return results + [Result(FIRST, rows, first, "seconds")]


def purchase_results(rows, rounds):
    """`rounds` of the product, scipy and lifetimes; and the product's seconds for the whole Models screen."""
    def against(goal, name, step):
        return Result(goal, rows, [runs["tenure"].steps[step] / runs[name].steps[step] for runs in rounds], name)
    return [against(FIT, "scipy", "fit"), against(LIFETIMES, "lifetimes", "fit"), against(SCORE, "scipy", "i"),
            against(TOP, "scipy", "j"),
            Result(MODELS, rows, [runs["tenure"].steps["k"] for runs in rounds], "seconds")]


# Steps of the product that answer the dashboard: one sweep may answer several tasks.
def answers_dashboard(task):
    return task in DASHBOARD or task == "sweep"


def answers_filtered(task):
    return task.endswith("+g") or task == "select"


def is_filter_only(task):
    return answers_filtered(task) or task == "population"


def sum_of(run, wanted):
    return sum(cpu for task, cpu in run.steps.items() if wanted(task))


def of_tasks(runs, tasks, wanted):
    """The product's steps over the sum of the best peer of each task."""
    peers = [run for name, run in runs.items() if name != "tenure"]
    return sum_of(runs["tenure"], wanted) / sum(min(run.steps[task] for run in peers) for task in tasks)


def to_best(goal, rows, rounds, cost):
    """The product's cost over that of the peer whose median cost is least."""
    names = [name for name in rounds[0] if name != "tenure"]
    best = min(names, key=lambda name: median(cost(runs[name], name) for runs in rounds))
    ratios = [cost(runs["tenure"], "tenure") / cost(runs[best], best) for runs in rounds]
    return Result(goal, rows, ratios, best)
