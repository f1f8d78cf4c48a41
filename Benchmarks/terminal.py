"""How fast the screen answers, beside the least a curses program can do (floor/floor.c) in the same minute.

    python3 Benchmarks/terminal.py .build/release/tenure DATA [--pairs 5] [--gate]

Program and floor run in turn on a pseudo-terminal of 120 x 36; medians over the pairs. Bars are ratios to the floor
where time is meant, since milliseconds say more about the machine; CPU stands beside wall time. `--gate` fails at
twice a bar, and measures up to twice more before it does: a neighbour on the machine passes, a slower screen stays.
"""
import argparse
import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS, ROWS = 120, 36
QUIET = 0.12        # seconds without output after which a frame is complete
TICK = os.sysconf("SC_CLK_TCK")


class Terminal:
    """A program on a pseudo-terminal; its output is only counted and stamped."""

    def __init__(self, command):
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", LC_ALL="C.UTF-8", COLORTERM="",
                              XDG_STATE_HOME="/dev/null")   # no run begins where another one ended
            os.execv(command[0], command)
        self.resize(COLUMNS, ROWS, tell=False)

    def resize(self, columns, rows, tell=True):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            os.kill(self.pid, signal.SIGWINCH)

    def read(self, until_quiet=QUIET, limit=30.0, wanted=b""):
        """Reads until nothing has come for a while (and `wanted` has): first byte, last byte, bytes."""
        first = last = None
        data = b""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.fd], [], [], until_quiet)
            if not ready:
                if wanted in data and (first is not None or not wanted):
                    break
                continue
            try:
                chunk = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not chunk:
                break
            last = time.perf_counter()
            first = first or last
            data += chunk
        return first, last, data

    def press(self, keys):
        """Seconds from the key to its first byte, the bytes of its frame, and those that come once keys rest."""
        sent = time.perf_counter()
        os.write(self.fd, keys.encode())
        first, _, data = self.read(until_quiet=0.02, limit=3)
        _, _, rest = self.read(until_quiet=0.08, limit=0.1)
        return (first or time.perf_counter()) - sent, len(data), len(rest)

    def burst(self, count=200, rate=30):
        """Keys at the rate of a held key: seconds from the last one to the last byte, and the bytes of each."""
        total = 0
        for _ in range(count):
            sent = time.perf_counter()
            os.write(self.fd, b"j")
            stop = sent + 1 / rate
            while (left := stop - time.perf_counter()) > 0:
                if select.select([self.fd], [], [], left)[0]:
                    total += len(os.read(self.fd, 1 << 16))
        sent = time.perf_counter()
        _, last, _ = self.read(until_quiet=0.1, limit=5)
        return max(0.0, (last or sent) - sent), total / count

    def idle(self, seconds=2.0):
        """Bytes and CPU seconds while nobody types."""
        before = self.cpu()
        _, _, data = self.read(until_quiet=seconds, limit=seconds)
        return len(data), self.cpu() - before

    def cpu(self):
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self):
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
        return 0

    def leave(self):
        try:
            os.write(self.fd, b"Q")
            self.read(until_quiet=0.1, limit=2)
        except OSError:
            pass
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def warm(command):
    """Starts a program once: what the next start reads is then in memory, as it is for who starts it again."""
    terminal = Terminal(command)
    terminal.read(until_quiet=0.02, limit=60, wanted=b"\x1b[")
    terminal.leave()


def measure(command, ready, screen=""):
    """Everything about one run, in seconds, bytes and CPU seconds."""
    warm(command)       # machines that give back what rests would measure the disk: 5 to 80 ms, by chance
    terminal = Terminal(command)
    first, _, data = terminal.read(until_quiet=0.02, limit=60, wanted=b"\x1b[")
    found = {"first frame": first - terminal.began}
    if ready not in data:
        _, last, _ = terminal.read(until_quiet=0.2, limit=60, wanted=ready)
        found["figures"] = (last or time.perf_counter()) - terminal.began
    else:
        found["figures"] = found["first frame"]
    if screen:
        terminal.press(screen)
        terminal.read(until_quiet=0.5, limit=20)
        until = time.perf_counter() + 10
        while terminal.press("j")[1] == 0 and time.perf_counter() < until:
            pass        # the list is not there yet: no key moves anything in it
    presses = [terminal.press("j") for _ in range(30)]
    found["key to paint"] = statistics.median(press[0] for press in presses)
    found["key to paint, p95"] = sorted(press[0] for press in presses)[28]
    found["bytes per key"] = statistics.median(press[1] for press in presses)
    found["bytes at rest"] = statistics.median(press[2] for press in presses)
    began = terminal.cpu()
    found["drain of 200 keys"], found["bytes per held key"] = terminal.burst()
    found["cpu per key"] = (terminal.cpu() - began) / 200
    resized = time.perf_counter()
    terminal.resize(100, 30)
    first, _, _ = terminal.read(until_quiet=0.1, limit=3)
    found["resize"] = (first or time.perf_counter()) - resized
    found["idle bytes"], found["idle cpu"] = terminal.idle()
    found["memory"] = terminal.memory()
    terminal.leave()
    return found


def loading(command, ready):
    """Seconds from a key to its first byte while the folder is being read: the worst of those that fitted in."""
    terminal = Terminal(command + ["--no-snapshot"])
    _, _, data = terminal.read(until_quiet=0.02, limit=60, wanted=b"\x1b[")
    waits = []
    for key in "2345671" * 3:
        if ready in data:
            break
        sent = time.perf_counter()
        os.write(terminal.fd, key.encode())
        first, _, data = terminal.read(until_quiet=0.02, limit=3, wanted=b"\x1b[")
        waits.append((first or time.perf_counter()) - sent)
    terminal.leave()
    return max(waits, default=0.0)


def floor():
    """The floor program, built when it is not there."""
    built = HERE / ".data/floor"
    source = HERE / "floor/floor.c"
    if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
        built.parent.mkdir(exist_ok=True)
        subprocess.run(["cc", "-O2", "-o", built, source, "-lncursesw", "-ltinfo"], check=True)
    return built


def missing():
    """Why nothing can be measured here; None: it can."""
    if not Path("/proc/self/stat").exists():
        return "CPU and memory are read from /proc"
    try:
        floor()
    except (OSError, subprocess.CalledProcessError):
        return "the floor program needs a C compiler and the header of ncursesw"
    return None


# (what, how it is compared, bar): a ratio to the floor, seconds over the floor, or a bound of its own.
BARS = [
    ("first frame", "ratio", 3.0), ("key to paint", "ratio", 2.0), ("key to paint, p95", "over", 0.016),
    ("bytes per key", "bound", 600), ("drain of 200 keys", "bound", 0.020), ("resize", "over", 0.020),
    ("idle bytes", "bound", 0), ("idle cpu", "bound", 0.0), ("memory", "bound", 250e6),
]


def table(pairs):
    """One line a bar: medians of both, what is compared, the bar, and whether it is met."""
    lines = []
    for what, how, bar in BARS:
        ours = statistics.median(pair[0][what] for pair in pairs)
        theirs = statistics.median(pair[1][what] for pair in pairs)
        if how == "ratio":
            value = statistics.median(pair[0][what] / max(pair[1][what], 1e-6) for pair in pairs)
        elif how == "over":
            value = statistics.median(pair[0][what] - pair[1][what] for pair in pairs)
        else:
            value = ours
        lines.append({"what": what, "tenure": ours, "floor": theirs, "compared": how, "value": value, "bar": bar,
                      "met": value <= bar, "failed": value > 2 * bar})
    return lines


def show(lines):
    for line in lines:
        sign = "FAILED" if line["failed"] else "ok" if line["met"] else "missed"
        print(f'{line["what"]:<20} {line["tenure"]:>14.4f} floor {line["floor"]:>12.4f}  {line["compared"]:<5} '
              f'{line["value"]:>12.4f}  bar {line["bar"]:>12}  {sign}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("data")
    parser.add_argument("--pairs", type=int)
    parser.add_argument("--screen", default="5", help="the screen whose list is walked")
    parser.add_argument("--gate", action="store_true", help="fail at twice a bar")
    parser.add_argument("--json", help="write the table there")
    arguments = parser.parse_args()
    reason = missing()
    if arguments.gate and reason:
        print(f"skipped: the screen is not measured, since {reason}")
        return
    # The gate's quick form: three pairs are enough to see twice a bar.
    count = arguments.pairs or (3 if arguments.gate else 5)
    product = [str(Path(arguments.binary).resolve()), arguments.data]
    least = [str(floor())]
    measure(product, b"Needs attention", arguments.screen)      # warm: snapshot and page cache
    for _ in range(3 if arguments.gate else 1):
        pairs = [(measure(product, b"Needs attention", arguments.screen), measure(least, b"customer"))
                 for _ in range(count)]
        lines = table(pairs)
        show(lines)
        if not any(line["failed"] for line in lines):
            break
    figures = statistics.median(pair[0]["figures"] for pair in pairs)
    cpu = statistics.median(pair[0]["cpu per key"] for pair in pairs)
    rest = statistics.median(pair[0]["bytes at rest"] for pair in pairs)
    slowest = statistics.median(loading(product, b"Needs attention") for _ in range(count))
    held = statistics.median(pair[0]["bytes per held key"] for pair in pairs)
    print(f"first real figures {figures:.3f} s, CPU per key {cpu * 1000:.2f} ms, "
          f"slowest key while the folder is read {slowest * 1000:.1f} ms, "
          f"{rest:.0f} bytes for what stands beside the list once keys rest, "
          f"{held:.0f} bytes for a held key, which scrolls the whole list (no bar)")
    if arguments.json:
        Path(arguments.json).write_text(json.dumps(lines, indent=1))
    if arguments.gate and any(line["failed"] for line in lines):
        sys.exit(1)


if __name__ == "__main__":
    main()
