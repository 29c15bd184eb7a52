#!/usr/bin/env bash
# Installs what is missing of the sections of packages.txt that are named: build, test, ci.
# Says what it installs, asks for sudo only where it must, and is quick where nothing is missing.
set -euo pipefail
list=$(dirname "$(readlink -f "$0")")/packages.txt

# The needs of a section, one a line.
needs() {
  awk -v wanted="[$1]" '/^\[/ { inside = $0 == wanted; next } inside && NF && !/^#/' "$list"
}

# Those of the needs on standard input that no installed package meets.
unmet() {
  local installed need name
  installed=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
  while read -r need; do
    for name in $need; do
      grep -qxF -- "$name" <<<"$installed" && continue 2
    done
    printf '%s\n' "$need"
  done
}

# For each need on standard input the first name that apt offers. What it does not offer is named and left
# out: a build says what it misses, and a test that misses its program skips.
choose() {
  local need name
  while read -r need; do
    for name in $need; do
      if [ -n "$(apt-cache policy "$name" 2>/dev/null | awk '/Candidate:/ && $2 != "(none)"')" ]; then
        printf '%s\n' "$name"
        continue 2
      fi
    done
    echo "groundwork: this system offers no package ${need// / or }" >&2
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif [ "${CI:-}" = true ]; then
    sudo -n "$@"
  else
    sudo "$@"
  fi
}

for section in "$@"; do
  [ -n "$(needs "$section")" ] || { echo "groundwork: packages.txt has no section [$section]" >&2; exit 2; }
done
if ! command -v dpkg-query >/dev/null; then
  echo "groundwork: this is neither Debian nor Ubuntu; tools/packages.txt names what has to be there" >&2
  exit 0
fi

missing=$(for section in "$@"; do needs "$section"; done | unmet)
# Node.js has many sources besides Debian, so the program counts and not the package.
if [[ " $* " == *" test "* ]]; then
  command -v node >/dev/null || missing+=$'\nnodejs'
  command -v npm >/dev/null || missing+=$'\nnpm'
fi
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
  echo "groundwork: packages are missing, and neither root nor sudo is here. As root, run:" >&2
  echo "  apt-get update && apt-get install" $(cut -d' ' -f1 <<<"$missing") >&2
  exit 1
fi

as_root apt-get update -qq >&2
mapfile -t packages < <(sed '/^$/d' <<<"$missing" | choose)
[ ${#packages[@]} -gt 0 ] || exit 0
echo "groundwork: installing ${packages[*]}" >&2
install=(apt-get install --yes --no-install-recommends -qq)
as_root env DEBIAN_FRONTEND=noninteractive "${install[@]}" "${packages[@]}" >&2
