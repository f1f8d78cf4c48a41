"""The results for people."""


def text(found, results):
    machine = found["machine"]
    lines = [f"{machine['cpu']}, {machine['cores']} cores, {machine['system']}; load {machine['load']:.1f}",
             f"{found['rows']:,} rows, {found['pairs']} pairs; ratios of CPU to the best peer, bars beside them",
             "not counted, seconds of CPU to start: "
             + ", ".join(f"{name} {cpu:.2f}" for name, cpu in found["python_start"].items()), ""]
    lines.append(f"{'':32}{'min':>9}{'median':>9}{'max':>9}{'bar':>7}  best peer")
    for result in results:
        lines.append(f"{result.goal.name:32}{figure(min(result.ratios))}{figure(result.median)}"
                     f"{figure(max(result.ratios))}{bar(result)}  {result.best}{verdict(result)}")
    return "\n".join(lines)


def gate(results):
    """What the gate says of each goal it looks at."""
    lines = ["", "The gate, on medians (twice the bar; or 1.6 × what RESULTS.md records, where that is missed):"]
    for result in results:
        if result.gate is not None:
            lines.append(f"{result.goal.name:32}goal {result.bar:g}, reached {result.median:.3g}, gate {result.gate:.3g}: "
                         + ("FAILS" if result.fails else "passes" if result.misses else "passes, goal reached"))
    return "\n".join(lines)


def figure(ratio):
    return f"{ratio:9.4f}" if ratio < 0.1 else f"{ratio:9.3f}"


def bar(result):
    return f"{result.bar:7}" if result.bar is not None else f"{'·':>7}"


def verdict(result):
    return f"  ({result.median / result.bar:.1f} × the bar)" if result.misses else ""
