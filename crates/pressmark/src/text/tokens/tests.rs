use super::*;
use crate::lexicon::Lexicon;
use crate::text::regions::{self, Furniture};

fn words(text: &str) -> Vec<&str> {
    let regions = regions::find("", &Furniture::new(), &[]);
    let lexicon = Lexicon::new();
    let (tokens, _) = tokenize(
        text,
        &regions,
        &Abbreviations::new(),
        &Compounds::new(),
        &|word| lexicon.class_of(word),
    );
    tokens.iter().map(|t| t.span.of(text)).collect()
}

#[test]
fn names_and_possessives() {
    assert_eq!(words("O’Brien’s car"), ["O’Brien", "’s", "car"]);
    assert_eq!(words("Teachers’ union"), ["Teachers", "’", "union"]);
    assert_eq!(words("didn't"), ["didn't"]);
}

#[test]
fn abbreviations_keep_their_stop() {
    assert_eq!(
        words("The U.S. and Lt. Gen. J. Roe."),
        ["The", "U.S.", "and", "Lt.", "Gen.", "J.", "Roe", "."]
    );
    assert_eq!(
        words("Rep. Ferro (D-Calif.) left."),
        ["Rep.", "Ferro", "(", "D", "-", "Calif.", ")", "left", "."]
    );
    assert_eq!(
        words("Salem, Ore., burns"),
        ["Salem", ",", "Ore.", ",", "burns"]
    );
    assert_eq!(
        words("No. I was elected. No. 10"),
        ["No", ".", "I", "was", "elected", ".", "No.", "10"]
    );
}

#[test]
fn what_a_hyphen_hangs_on_a_name_is_a_token_of_its_own() {
    assert_eq!(
        words("the Iran-backed and U.S.-led forces"),
        ["the", "Iran", "-backed", "and", "U.S.", "-led", "forces"]
    );
    assert_eq!(
        words("pro-Russian, Pro-Life, Indo-Pacific, union-backed"),
        [
            "pro-",
            "Russian",
            ",",
            "Pro-Life",
            ",",
            "Indo-Pacific",
            ",",
            "union-backed"
        ]
    );
}

#[test]
fn numbers_feet_and_glue() {
    assert_eq!(
        words("the 6'2\" guard, 45-year-old, 1,200.5"),
        ["the", "6'2\"", "guard", ",", "45-year-old", ",", "1,200.5"]
    );
    assert_eq!(
        words("at noon.Then Booking.com"),
        ["at", "noon", ".", "Then", "Booking.com"]
    );
}

#[test]
fn addresses() {
    assert_eq!(
        words("see https://a.example/b, @you #tag."),
        ["see", "https://a.example/b", ",", "@you", "#tag", "."]
    );
    assert_eq!(
        words("Oda Stone@HARBOUR, oda@harbour.example."),
        [
            "Oda",
            "Stone",
            "@",
            "HARBOUR",
            ",",
            "oda",
            "@harbour.example",
            "."
        ]
    );
}
