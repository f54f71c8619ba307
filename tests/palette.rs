//! The colours of `static/styles/tokens.css`: types keep apart in every common colour vision, lines and words are legible.
#![allow(
    clippy::disallowed_methods,
    reason = "native only: differences between colours, no result of the program"
)]

/// The style sheet that defines them, the light scheme first.
const TOKENS: &str = include_str!("../static/styles/tokens.css");
/// Lines of the types, each of which has a style of its own too.
const LINES: [&str; 5] = ["person", "organization", "group", "place", "quote"];
/// Least distance of two lines (CIE 1976): what most people tell apart at a glance.
const APART: f64 = 20.0;

type Rgb = [f64; 3];

/// Colour visions after Machado, Oliveira and Fernandes (2009), as matrices over linear RGB.
const VISIONS: [(&str, [Rgb; 3]); 4] = [
    (
        "normal",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protan",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deutan",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritan",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

/// The light and the dark scheme.
fn schemes() -> [(&'static str, &'static str); 2] {
    let (light, dark) = TOKENS
        .split_once("@media (prefers-color-scheme: dark)")
        .expect("a dark scheme");
    [("light", light), ("dark", dark)]
}

/// A colour of a scheme, in linear RGB.
fn colour(scheme: &str, name: &str) -> Rgb {
    let (_, rest) = scheme
        .split_once(&format!("--{name}: #"))
        .unwrap_or_else(|| panic!("no --{name}"));
    let channel = |n: usize| {
        let byte = u8::from_str_radix(&rest[n * 2..n * 2 + 2], 16).expect("six digits");
        let level = f64::from(byte) / 255.0;
        if level <= 0.04045 {
            level / 12.92
        } else {
            ((level + 0.055) / 1.055).powf(2.4)
        }
    };
    [channel(0), channel(1), channel(2)]
}

fn through(matrix: &[Rgb; 3], rgb: Rgb) -> Rgb {
    matrix.map(|row| {
        row.iter()
            .zip(rgb)
            .map(|(a, b)| a * b)
            .sum::<f64>()
            .clamp(0.0, 1.0)
    })
}

fn luminance(rgb: Rgb) -> f64 {
    0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
}

/// Contrast as WCAG defines it.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

/// CIE L*a*b* under D65.
fn lab(rgb: Rgb) -> Rgb {
    let [r, g, b] = rgb;
    let f = |t: f64| {
        if t > 0.008856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    let y = f(luminance(rgb));
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(a: Rgb, b: Rgb) -> f64 {
    lab(a)
        .iter()
        .zip(lab(b))
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[test]
fn lines_keep_apart_in_every_colour_vision() {
    for (scheme_name, scheme) in schemes() {
        for (vision, matrix) in &VISIONS {
            for (n, a) in LINES.iter().enumerate() {
                for b in &LINES[n + 1..] {
                    let apart = distance(
                        through(matrix, colour(scheme, a)),
                        through(matrix, colour(scheme, b)),
                    );
                    assert!(
                        apart >= APART,
                        "{a} and {b}, {scheme_name}, {vision}: {apart:.1}"
                    );
                }
            }
        }
    }
}

/// Whatever a line may stand on: the paper, a row under the pointer, own words of a quote, what is lit.
const GROUNDS: [&str; 6] = [
    "paper",
    "wash",
    "quote-tint",
    "lit",
    "lit-speaker",
    "lit-cue",
];

#[test]
fn lines_stand_out_from_every_ground() {
    for (scheme_name, scheme) in schemes() {
        for line in LINES.iter().chain(&["other"]) {
            for ground in GROUNDS {
                let ratio = contrast(colour(scheme, line), colour(scheme, ground));
                assert!(
                    ratio >= 3.0,
                    "{line} on {ground}, {scheme_name}: {ratio:.2}"
                );
            }
        }
    }
}

#[test]
fn own_words_and_lit_words_can_be_seen_on_a_projector() {
    for (scheme_name, scheme) in schemes() {
        for ground in ["quote-tint", "lit", "lit-speaker", "lit-cue"] {
            let ratio = contrast(colour(scheme, ground), colour(scheme, "paper"));
            assert!(ratio >= 1.25, "{ground}, {scheme_name}: {ratio:.2}");
            let apart = distance(colour(scheme, ground), colour(scheme, "quote-tint"));
            assert!(
                ground == "quote-tint" || apart >= 15.0,
                "{ground} beside own words, {scheme_name}: {apart:.1}"
            );
        }
    }
}

/// Hue of a colour in degrees, and how much of it there is.
fn hue(rgb: Rgb) -> (f64, f64) {
    let [_, a, b] = lab(rgb);
    (b.atan2(a).to_degrees().rem_euclid(360.0), a.hypot(b))
}

#[test]
fn a_place_is_green_and_not_black() {
    for (scheme_name, scheme) in schemes() {
        let place = colour(scheme, "place");
        let (hue, chroma) = hue(place);
        assert!((130.0..165.0).contains(&hue), "{scheme_name}: {hue:.0}");
        assert!(chroma >= 35.0 && lab(place)[0] >= 35.0, "{scheme_name}");
    }
}

#[test]
fn words_are_legible_on_every_ground() {
    for (scheme_name, scheme) in schemes() {
        for ground in GROUNDS.iter().chain(&["card"]) {
            let ratio = contrast(colour(scheme, "ink"), colour(scheme, ground));
            assert!(ratio >= 7.0, "ink on {ground}, {scheme_name}: {ratio:.2}");
            let ratio = contrast(colour(scheme, "muted"), colour(scheme, ground));
            assert!(ratio >= 4.5, "muted on {ground}, {scheme_name}: {ratio:.2}");
        }
    }
}
