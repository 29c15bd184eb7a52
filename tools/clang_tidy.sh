#!/usr/bin/env bash
# clang_tidy.sh BUILD FILE: prints the findings in FILE and fails, or says nothing.
# The compile commands are GCC's, and clang need not know GCC's names of warnings; what its library deprecates
# inside itself is no matter of ours.
set -u
quiet=(--quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-deprecated-declarations)
if ! findings=$(clang-tidy-19 -p "$1" "${quiet[@]}" "$2" 2>/dev/null); then
  printf '%s\n' "${findings:-$2: clang-tidy could not read it}"
  exit 1
fi
