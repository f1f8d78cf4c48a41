"""Whole processes, run and measured one after the other."""
import json
import os
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
PYTHON = HERE / ".venv/bin/python"
ENGINES = ["duckdb", "polars", "pandas", "chdb"]


@dataclass
class Run:
    """What a process took and what it answered."""
    cpu: float          # seconds, user and system
    wall: float         # seconds
    memory: int         # bytes at the peak
    steps: dict = field(default_factory=dict)   # task → seconds of CPU inside the process
    tables: dict = field(default_factory=dict)  # task → rows

    def total(self, tasks):
        return sum(self.steps[task] for task in tasks)


class Failed(Exception):
    """A process that did not end well."""


def measure(command, environment=None) -> Run:
    """Runs a command whose output is JSON. The peak is the kernel's: this process must stay smaller than any peer,
    since the child's peak begins with its parent's."""
    began = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             env={**os.environ, **(environment or {})}, text=True)
    output, errors = child.stdout.read(), child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    child.stdout.close()
    child.stderr.close()
    if child.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: exit {child.returncode}\n{errors[-600:]}")
    answer = json.loads(output) if output.strip() else []
    steps = answer["steps"] if isinstance(answer, dict) else answer
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024,
               {step["task"]: step["cpu"] for step in steps},
               {step["task"]: step["rows"] for step in steps if "rows" in step})


def peer(name, data, mode, tasks="", filtered=False) -> Run:
    command = [PYTHON, HERE / "peers/run.py", name, data, data / ".store", "--mode", mode, "--tasks", tasks]
    return measure(command + (["--filtered"] if filtered else []))


def product(binary, data, tasks, cold) -> Run:
    """Its snapshots lie beside the data, not in the user's cache."""
    command = [binary, "tasks", data, "--tasks", tasks, "--format", "json", "--quiet"]
    return measure(command + (["--no-snapshot"] if cold else []), {"XDG_CACHE_HOME": str(data / ".cache")})
