#!/usr/bin/env bash
# clang_tidy.sh BUILD FILE: prints the findings in FILE and fails, or says nothing.
# The compile commands are GCC's, and clang need not know GCC's names of warnings.
set -u
if ! findings=$(clang-tidy-19 -p "$1" --quiet --extra-arg=-Wno-unknown-warning-option "$2" 2>/dev/null); then
  printf '%s\n' "${findings:-$2: clang-tidy could not read it}"
  exit 1
fi
