"""Which functions keys need, so that the linker can lay them side by side: fewer pages are touched between a key and
its paint.

    python3 Benchmarks/hot.py .build/release/tenure sample-data > Benchmarks/hot-functions.txt

Needs valgrind and objcopy. A name of the list that no longer exists is passed over by the linker, a new function lies
where it would have been: an old list costs nothing but its use.
"""
import argparse
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

# Screens, and the keys pressed there: mostly steps along lists and maps.
WALK = ["5", "jjjk", "2", "jl", "1", "j"]


def drain(terminal, quiet):
    """Reads until nothing has come for a while; a program that has ended says nothing either."""
    try:
        while select.select([terminal], [], [], quiet)[0]:
            os.read(terminal, 1 << 16)
    except OSError:
        pass


def walk(binary, data, folder):
    """Runs the program under callgrind: the profile of the keys, and the name the program has in it."""
    # What callgrind reads of debug information is older than what the compiler writes.
    bare = folder / "tenure"
    subprocess.run(["objcopy", "--strip-debug", binary, bare], check=True)
    profile = folder / "profile"
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", XDG_STATE_HOME="/dev/null")
        os.execvp("valgrind", [
            "valgrind", "--tool=callgrind", "--instr-atstart=no", "--compress-strings=no",
            f"--callgrind-out-file={profile}", f"--log-file={folder}/log", bare, data])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    drain(terminal, 15)
    told = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    for place in range(0, len(WALK), 2):
        screen, keys = WALK[place:place + 2]
        os.write(terminal, screen.encode())
        drain(terminal, 6)
        subprocess.run(["callgrind_control", "-i", "on", str(process)], **told)
        for key in keys:
            os.write(terminal, key.encode())
            drain(terminal, 1.5)
        subprocess.run(["callgrind_control", "-i", "off", str(process)], **told)
    os.write(terminal, b"Q")
    drain(terminal, 3)
    os.waitpid(process, 0)
    return profile, bare.name


def functions(profile, program):
    """The program's own functions, each once."""
    seen, home = {}, ""
    for line in profile.read_text().splitlines():
        if line.startswith("ob="):
            home = Path(line[3:]).name
        elif line.startswith("fn=") and home == program:
            name = line[3:].split("'")[0]
            # Names of C++ are told as people read them, which the linker does not.
            if not name.startswith("0x") and not set(name) & set(" (<:"):
                seen.setdefault(name)
    return list(seen)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("data")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        found = functions(*walk(arguments.binary, arguments.data, Path(folder)))
    if len(found) < 100:
        sys.exit(f"only {len(found)} functions were seen in {time.monotonic() - began:.0f} s: was valgrind there?")
    print("\n".join(found))


if __name__ == "__main__":
    main()
