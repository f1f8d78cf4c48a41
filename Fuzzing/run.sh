#!/bin/sh
# run.sh FUZZER MINUTES: every target for so many minutes, from its corpus; what is new is kept out of the repository.
set -u
fuzzer=$1
minutes=$2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$here/.crashes"
# The runtime's own account of a crash would come before the fuzzer keeps the input.
export SWIFT_BACKTRACE=enable=no
# What the runtime keeps for good is no leak of ours.
export ASAN_OPTIONS=detect_leaks=0
failed=0
for target in csv amount date expression toml theme; do
  found="$here/.crashes/$target-corpus"
  log="$here/.crashes/$target.log"
  mkdir -p "$found"
  if FUZZ=$target "$fuzzer" -max_total_time=$((minutes * 60)) -max_len=2048 -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix="$here/.crashes/$target-" -print_final_stats=1 "$found" "$here/Corpus/$target" >"$log" 2>&1
  then
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, nothing found"
  else
    failed=1
    echo "$target: FAILED; the input, in hexadecimal and as a file:"
    grep -E '^wrong: |Fatal error|ERROR: |Test unit written' "$log"
    input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
    [ -z "$input" ] || od -An -tx1 -c "$input"
  fi
done
exit $failed
