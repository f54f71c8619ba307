//! What the library brings along to whoever uses it, as cargo tells it.

use std::collections::BTreeSet;
use std::process::Command;

/// The names of all crates that the library needs to run, on any platform and with any feature.
fn needed() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "pressmark", "--edges", "normal"])
        .args(["--target", "all", "--all-features", "--prefix", "none"])
        .args(["--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

#[test]
fn the_library_needs_no_randomness_no_browser_no_clock_and_no_network() {
    let needed = needed();
    assert!(needed.contains("pressmark") && needed.contains("libm"));
    let banned = [
        "getrandom",
        "rand",
        "ahash",
        "js-sys",
        "wasm-bindgen",
        "web-sys",
        "chrono",
        "time",
        "regex",
        "log",
        "tokio",
        "rayon",
    ];
    for name in banned {
        assert!(!needed.contains(name), "{name} is in {needed:?}");
    }
}
