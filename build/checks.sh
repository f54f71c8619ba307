# The tests of ./dev test, each a step that runs whether or not the steps before it passed. Sourced by ./dev.

failed=()

step() { # name, command ...
  local name="$1" start=$SECONDS status=0
  shift
  say "== $name"
  set +e # a subshell of its own: the first command that fails ends the step, and only the step
  (
    set -e
    "$@"
  ) </dev/null
  status=$?
  set -e
  if [ $status = 0 ]; then
    say "== $name: passed in $((SECONDS - start)) s"
  else
    failed+=("$name")
    say "== $name: FAILED after $((SECONDS - start)) s"
  fi
}

check_format() {
  ensure_rust_component fmt rustfmt
  cargo fmt --all --check
}

check_lints() {
  ensure_rust_component clippy clippy
  cargo clippy --quiet --locked --keep-going --workspace --all-targets -- -D warnings
}

# Code behind cfg(target_arch = "wasm32") is seen only here.
check_lints_of_the_page() {
  ensure_rust_component clippy clippy
  cargo clippy --quiet --locked --keep-going --package pressmark-web --lib --bins --test web --target "$WASM_TARGET" -- -D warnings
}

# The library with each of its features alone, as somebody may ask for it.
check_features() {
  ensure_rust_component clippy clippy
  local features
  for features in "" corrections serde geojson schemars borsh train; do
    cargo clippy --quiet --locked --package pressmark --no-default-features --features "$features" -- -D warnings
  done
}

# Licences, banned crates and where crates come from need the lock file alone. Advisories are fetched: they tell of
# today, and not of this code, so that without a network they are left out and said to be.
check_dependencies() {
  ensure_all_crates
  ensure_cargo_deny
  cargo-deny --locked --offline --log-level error check licenses bans sources
  if GIT_HTTP_LOW_SPEED_LIMIT=1000 GIT_HTTP_LOW_SPEED_TIME=20 GIT_TERMINAL_PROMPT=0 \
    cargo-deny --locked --log-level off fetch db >/dev/null 2>&1; then
    cargo-deny --locked --log-level error check --disable-fetch advisories
  else
    say "skipped: advisories. The database of RustSec could not be fetched from github.com; with a network this step reads it"
  fi
}

test_rust() { cargo test --locked --workspace --no-fail-fast; }

# Components in a headless Chromium, steered by chromedriver. The file of capabilities says which Chromium.
test_components() {
  ensure_chromium
  ensure_chromedriver
  local capabilities="${CARGO_TARGET_DIR:-$PWD/target}/webdriver.json"
  mkdir -p "${capabilities%/*}"
  node -e 'console.log(JSON.stringify({"goog:chromeOptions": {binary: process.argv[1],
    args: ["headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "disable-background-networking"]}}))' \
    "$CHROMIUM" >"$capabilities"
  WASM_BINDGEN_TEST_WEBDRIVER_JSON="$capabilities" WASM_BINDGEN_TEST_TIMEOUT=120 \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    cargo test --locked --package pressmark-web --test web --target "$WASM_TARGET"
}

needs_the_page() {
  case " ${failed[*]-}" in
    *" build"*) die "not run, because the page did not build and dist/ is older than the code" ;;
  esac
}

# The built page, in Chromium, as a reader meets it.
test_page() {
  needs_the_page
  ensure_chromium
  node --test --test-reporter=spec --test-concurrency=2 tests/e2e/*.test.mjs
}

# The main path through the built page, in each engine that can be had.
test_engines() {
  needs_the_page
  ensure_chromium
  ensure_firefox
  ensure_webkit
  node --test --test-reporter=spec tests/e2e/engines/*.test.mjs
}
