#!/bin/sh
# Installs the system packages that are missing, says which and why, and nothing else.
set -eu

swift_missing() {
  echo "Tenure is written in Swift 6.2 or later, and no swift command was found." >&2
  echo "Install it from https://www.swift.org/install/ and run this again." >&2
  exit 1
}
command -v swift >/dev/null 2>&1 || swift_missing

case "$(uname -s)" in
  Darwin)
    missing=""
    for formula in libsodium libphonenumber ncurses; do
      brew list "$formula" >/dev/null 2>&1 || missing="$missing $formula"
    done
    [ -z "$missing" ] || { echo "Missing:$missing. Run: brew install$missing"; exit 1; }
    exit 0 ;;
  Linux) ;;
  *)
    echo "Tenure needs ncurses (wide), SQLite 3, libsodium and libphonenumber with their headers."
    echo "Install them with your system's package manager, then: swift build -c release"
    exit 1 ;;
esac

if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
  for header in ncurses.h sqlite3.h sodium.h phonenumbers/phonenumberutil.h; do
    [ -e "/usr/include/$header" ] || lacking="${lacking:-} $header"
  done
  [ -z "${lacking:-}" ] && exit 0
  echo "This system has no apt-get. Install the packages that hold these headers:$lacking" >&2
  exit 1
fi

installed() { [ "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed" ]; }
known() { apt-cache show "$1" 2>/dev/null | grep -q '^Package:'; }

missing=""
want() { # package, why
  installed "$1" || { missing="$missing $1"; echo "missing: $1 ($2)"; }
}

# Debian 13 has dropped the name libncursesw5-dev.
installed libncurses-dev || installed libncursesw5-dev || {
  ncurses=libncurses-dev
  known libncurses-dev || ncurses=libncursesw5-dev
  want "$ncurses" "the screen"
}
want libsqlite3-dev "audiences, deliveries, preferences"
want libsodium-dev "SHA-256 of identifiers"
want libphonenumber-dev "phone numbers"
want git "fetches the Swift packages"
want ca-certificates "fetches the Swift packages"
want binutils "the linker"
want libcurl4 "the Swift toolchain"
want libxml2 "the Swift toolchain"
want tzdata "days in the shop's time zone"
want libc6-dev "the C headers"
ls /usr/include/c++/*/string >/dev/null 2>&1 || want g++ "the C++ headers of the phone library"

# XGBoost is optional: without it the logistic model tells who is about to leave. The library alone
# is enough, no headers: it is opened on first use.
optional=""
if ! installed libxgboost0 && known libxgboost0; then
  optional=libxgboost0
  echo "optional: libxgboost0 (boosted trees; without it the logistic model serves)"
fi

[ -n "$missing$optional" ] || exit 0
root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    [ -n "$missing" ] || exit 0
    echo "Run as root: apt-get install$missing $optional" >&2
    exit 1
  }
  root=sudo
fi
echo "installing:$missing $optional"
$root apt-get update -q
# shellcheck disable=SC2086  # a list of names
[ -z "$missing" ] || $root env DEBIAN_FRONTEND=noninteractive apt-get install -y \
  --no-install-recommends $missing
[ -z "$optional" ] || $root env DEBIAN_FRONTEND=noninteractive apt-get install -y \
  --no-install-recommends "$optional" || echo "Without $optional: the logistic model serves."
