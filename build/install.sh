# Finds every tool that ./dev needs and installs what is missing. Sourced by ./dev; the working folder is the repository.
#
# Each ensure_* function is silent and quick when its tool stands, says what it installs and about how long that takes
# (on two cores) when it does not, and where it may not install, names the command to run.

TRUNK_VERSION=0.21.14 # later versions ask for a newer Rust than Cargo.toml does
CARGO_DENY_VERSION=0.20.2
TOOLS="${PRESSMARK_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/pressmark/tools}"
WASM_TARGET=wasm32-unknown-unknown
PATH="$TOOLS/bin:$PWD/node_modules/.bin:$PATH"
export PATH

say() { printf 'dev: %s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

ensure_rust() {
  have cargo || die "no cargo found. Install Rust by rustup (https://rustup.rs), open a new shell and run this again."
  have cc || have gcc || have clang ||
    die "no C linker found, and Rust needs one. Install it (Debian: apt-get install -y build-essential; macOS: xcode-select --install) and run this again."
}

ensure_wasm_target() {
  ensure_rust
  [ -d "$(rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null)" ] && return
  have rustup || die "this Rust has no target $WASM_TARGET. Install Rust by rustup, or the target by your package manager (Debian: apt-get install -y libstd-rust-dev-wasm32)."
  say "installing Rust's target $WASM_TARGET (about half a minute)"
  rustup target add "$WASM_TARGET"
}

ensure_rust_component() { # command, component
  cargo "$1" --version >/dev/null 2>&1 && return
  have rustup || die "cargo $1 is missing. Install the component $2 of your Rust and run this again."
  say "installing Rust's $2 (about half a minute)"
  rustup component add "$2"
}

# The crates of Cargo.lock, so that every later cargo and trunk can work without a network.
ensure_crates() {
  local host
  host="$(rustc -vV | sed -n 's/^host: //p')"
  cargo fetch --quiet --locked --offline --target "$host" --target "$WASM_TARGET" 2>/dev/null && return
  say "fetching the crates of Cargo.lock (about half a minute)"
  cargo fetch --quiet --locked --target "$host" --target "$WASM_TARGET"
}

# Those too that only another platform builds with: what looks at the whole lock file reads their manifests.
ensure_all_crates() {
  cargo fetch --quiet --locked --offline 2>/dev/null && return
  say "fetching the crates of other platforms (about half a minute)"
  cargo fetch --quiet --locked
}

has_version() { # command, version: is this very version on PATH?
  have "$1" && [ "$("$1" --version 2>/dev/null | awk '{ print $2; exit }')" = "$2" ]
}

# Prebuilt by cargo-binstall where the user has it and it can reach a binary, otherwise compiled.
install_crate() { # crate, version, command, minutes, features ...
  local crate="$1" version="$2" command="$3" minutes="$4"
  shift 4
  if cargo binstall -V >/dev/null 2>&1; then
    say "installing $crate $version, prebuilt, by cargo-binstall (about half a minute)"
    cargo binstall --no-confirm --disable-strategies compile --root "$TOOLS" "$crate@$version" &&
      has_version "$command" "$version" && return
    say "no prebuilt $crate could be reached"
  fi
  say "compiling $crate $version into $TOOLS (about $minutes minutes on two cores, once)"
  # A tool that runs for seconds need not be built for speed: this halves the time to compile it.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_TARGET_DIR="$TOOLS/target" \
    cargo install --quiet --locked --force --root "$TOOLS" "$@" "$crate@$version"
  rm -rf "$TOOLS/target"
  has_version "$command" "$version" || die "$command $version was installed into $TOOLS/bin and does not run there. Try $TOOLS/bin/$command --version."
}

# The bindings and their generator must be of the very same version: Cargo.lock decides.
ensure_wasm_bindgen() {
  local version
  version="$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/"/, "", $3); print $3; exit }' Cargo.lock)"
  [ -n "$version" ] || die "Cargo.lock names no wasm-bindgen. Is this a whole checkout?"
  has_version wasm-bindgen "$version" && has_version wasm-bindgen-test-runner "$version" && return
  install_crate wasm-bindgen-cli "$version" wasm-bindgen 3
}

ensure_trunk() {
  has_version trunk "$TRUNK_VERSION" && return
  install_crate trunk "$TRUNK_VERSION" trunk 6 --no-default-features --features rustls
}

# Holds Cargo.lock against deny.toml.
ensure_cargo_deny() {
  has_version cargo-deny "$CARGO_DENY_VERSION" && return
  install_crate cargo-deny "$CARGO_DENY_VERSION" cargo-deny 3
}

# wasm-opt to build; playwright-core, puppeteer-core, axe-core and ajv to test. Never a browser: no package here downloads one.
ensure_node_tools() {
  have node || die "no node found. Install Node 20.10 or later (https://nodejs.org) and run this again."
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 10) ? 0 : 1)' ||
    die "this is Node $(node --version), and 20.10 or later is needed."
  cmp -s package-lock.json node_modules/.installed-from.json && return
  have npm || die "no npm found beside node. Install npm and run this again."
  say "installing the Node tools of package-lock.json into node_modules (194 MB, about half a minute)"
  npm ci --no-audit --no-fund --loglevel=error >&2
  cp package-lock.json node_modules/.installed-from.json
}

# Sets CHROMIUM. Any Chromium or Chrome will do.
find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "$(node -p 'require("playwright-core").chromium.executablePath()' 2>/dev/null)"; do
    # Run it once: a snap's placeholder stands on PATH and does not start.
    if [ -n "$candidate" ] && "$candidate" --version >/dev/null 2>&1; then
      CHROMIUM="$(command -v "$candidate")"
      export CHROMIUM
      return 0
    fi
  done
  return 1
}

may_apt() { [ "$(id -u)" = 0 ] && have apt-get; }

apt_install() { # packages ...
  say "installing $* by apt-get (about a minute)"
  apt-get update -qq >&2 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

ensure_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then
    "$CHROMIUM" --version >/dev/null 2>&1 || die "CHROMIUM is set to $CHROMIUM, and that does not run."
  fi
  find_chromium && return
  if may_apt && apt_install chromium chromium-driver fonts-liberation && find_chromium; then return; fi
  die "no Chromium or Chrome found, and this script may not install one here. Run one of
    sudo apt-get install -y chromium chromium-driver                    (Debian)
    brew install --cask chromium && brew install chromedriver           (macOS)
    npx playwright-core install --with-deps chromium-headless-shell     (anywhere)
  or set CHROMIUM to the program of a browser that stands elsewhere, and run this again."
}

# Sets FIREFOX.
find_firefox() {
  local candidate
  for candidate in "${FIREFOX:-}" firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"; do
    if [ -n "$candidate" ] && "$candidate" --version >/dev/null 2>&1; then
      FIREFOX="$(command -v "$candidate")"
      export FIREFOX
      return 0
    fi
  done
  return 1
}

# Firefox and WebKit are driven where they can be had: a machine without them tests in Chromium alone, and says so.
ensure_firefox() {
  if [ -n "${FIREFOX:-}" ]; then
    "$FIREFOX" --version >/dev/null 2>&1 || die "FIREFOX is set to $FIREFOX, and that does not run."
  fi
  find_firefox && return
  if may_apt && apt_install firefox-esr && find_firefox; then return; fi
  say "skipped: Firefox. None was found, and this script may not install one here (Debian: sudo apt-get install -y firefox-esr), or set FIREFOX to one"
}

ensure_webkit() {
  local driver="${WEBKIT_DRIVER:-WebKitWebDriver}"
  have "$driver" && have Xvfb && return
  if [ -z "${WEBKIT_DRIVER:-}" ] && may_apt && apt_install webkit2gtk-driver xvfb && have "$driver" && have Xvfb; then return; fi
  say "skipped: WebKit. No $driver or no Xvfb was found, and this script may not install them here (Debian: sudo apt-get install -y webkit2gtk-driver xvfb)"
}

# Sets CHROMEDRIVER, by which the component tests of wasm-bindgen steer Chromium.
ensure_chromedriver() {
  if [ -z "${CHROMEDRIVER:-}" ] && ! have chromedriver; then
    if ! { may_apt && apt_install chromium-driver && have chromedriver; }; then
      die "no chromedriver found. Install the one of your browser's version (Debian: sudo apt-get install -y chromium-driver; macOS: brew install chromedriver) or set CHROMEDRIVER to it."
    fi
  fi
  CHROMEDRIVER="${CHROMEDRIVER:-$(command -v chromedriver)}"
  export CHROMEDRIVER
}

ensure_build_tools() {
  ensure_wasm_target
  ensure_node_tools
  ensure_crates
  ensure_wasm_bindgen
  ensure_trunk
}
