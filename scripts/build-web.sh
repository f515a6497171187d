#!/usr/bin/env bash
# Builds dist/web when a source is newer than what was built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
built=dist/web/index.html
sources=(apps/web platform/web platform/ui platform/contract domains docs/guide vite.config.ts package-lock.json)
if [ -f "$built" ] && [ -z "$(find "${sources[@]}" -type f ! -name '*.test.*' ! -path '*/server/*' -newer "$built" -print -quit)" ]; then
  exit 0
fi
printf '\033[2m· building the web client\033[0m\n' >&2
export PATH="$PWD/node_modules/.bin:$PATH"
# Vitest's own NODE_ENV would make a build for developers, without the service worker.
NODE_ENV=production vite build --logLevel warn >&2
