//! For each row a name that it is for, and one much like it that it leaves alone.

use super::*;
use crate::corrections::Constraints;
use crate::lexicon::Lexicon;
use crate::text::Lists;

/// The rows that apply to the name in the text, and its odds after them; places, people, organizations, groups.
fn applied(text: &str, name: &str, odds: [f32; 4]) -> (Vec<&'static str>, [f32; 4]) {
    let lexicon = Lexicon::new();
    let doc = Lists::new().read(text, |word| lexicon.class_of(word), |_| false);
    let view = View::new(&doc, &lexicon);
    let candidates = super::super::candidates(&view, &Constraints::default());
    let is_it = |c: &&Candidate| doc.span(&c.tokens).of(text) == name;
    let candidate = candidates.iter().find(is_it).expect(name);
    let before = LogOdds(odds);
    let mut judged = Judged {
        view: &view,
        candidate,
        choice: decide::choice(&view, candidate),
        odds: before.clone(),
    };
    let mut rows = Vec::new();
    for row in &OVERRIDES {
        if (row.applies)(&judged) {
            rows.push(row.name);
            judged.change(&row.effect);
        }
    }
    let after = apply(&view, candidate, before).0;
    assert_eq!(after, judged.odds.0);
    (rows, after)
}

#[track_caller]
fn check(text: &str, name: &str, odds: [f32; 4], rows: &[&str], after: [f32; 4]) {
    assert_eq!(
        applied(text, name, odds),
        (rows.to_vec(), after),
        "in: {text}"
    );
}

#[track_caller]
fn check_left_alone(text: &str, name: &str) {
    let odds = [-1.0, -2.0, -3.0, -4.0];
    check(text, name, odds, &[], odds);
}

#[test]
fn a_state_abbreviation_makes_a_place() {
    let odds = [-4.0, 1.0, 0.0, -9.0];
    let after = [1.0, 1.0, 0.0, -9.0];
    let rows = ["state abbreviation"];
    check(
        "They met in Harrow, Calif., on Monday.",
        "Calif.",
        odds,
        &rows,
        after,
    );
    check_left_alone("They met in Harrow, Ruthland, on Monday.", "Ruthland");
}

#[test]
fn a_listed_organization_is_no_following() {
    let odds = [-8.0, -7.0, -1.0, 2.0];
    let after = [-8.0, -7.0, 2.0, f32::MIN];
    let rows = ["listed organization"];
    check(
        "They fought the Taliban in the hills.",
        "Taliban",
        odds,
        &rows,
        after,
    );
    check_left_alone("They fought the Trovik in the hills.", "Trovik");
}

#[test]
fn the_letters_of_a_state_are_a_place() {
    let odds = [-2.0, -9.0, 3.0, -9.0];
    let after = [4.0, -9.0, 3.0, -9.0];
    let rows = ["letters of a state"];
    check("They left the DRC in March.", "DRC", odds, &rows, after);
    check_left_alone("They left Kenya in March.", "Kenya");
}

#[test]
fn a_seat_of_power_is_who_sits_there() {
    let odds = [2.0, -9.0, -1.0, -9.0];
    let after = [2.0, -9.0, 4.0, -9.0];
    let rows = ["seat of power"];
    check(
        "On Monday the White House said no.",
        "White House",
        odds,
        &rows,
        after,
    );
    check_left_alone("On Monday the Amber Cottage burned.", "Amber Cottage");
}

#[test]
fn the_last_word_of_a_name_says_what_it_is() {
    let odds = [2.0, -9.0, 1.0, -9.0];
    let after = [2.0, -9.0, 2.2, -9.0];
    let rows = ["head of an organization"];
    check(
        "He works at Amber Bridge Bank.",
        "Amber Bridge Bank",
        odds,
        &rows,
        after,
    );
    check_left_alone("He lives at Amber Bank Cottage.", "Amber Bank Cottage");
}

#[test]
fn a_small_letter_before_a_capital_is_a_business() {
    let odds = [-9.0, -9.0, -9.0, -9.0];
    let after = [-9.0, -9.0, 3.0, -9.0];
    let rows = ["spelling of its own"];
    check("Then amberSea sued.", "amberSea", odds, &rows, after);
    check_left_alone("Then AmberSea sued.", "AmberSea");
}

#[test]
fn a_state_with_its_kind_behind_it_is_a_university() {
    let odds = [2.0, -9.0, 1.0, -9.0];
    let after = [f32::MIN, f32::MIN, 5.0, f32::MIN];
    let rows = ["university of a state"];
    check("They lost to Ohio State.", "Ohio State", odds, &rows, after);
    check_left_alone("They moved to New York State.", "New York State");
}

#[test]
fn a_name_that_gives_its_letters_is_an_organization() {
    let odds = [-1.0, 0.5, 0.0, -9.0];
    let after = [-1.0, 0.5, 3.0, -9.0];
    let rows = ["defined acronym"];
    check(
        "The Amber Growers (AG) met.",
        "Amber Growers",
        odds,
        &rows,
        after,
    );
    check_left_alone("The Amber Growers (all of them) met.", "Amber Growers");
}

#[test]
fn the_letters_of_a_listed_organization_are_its_name() {
    let odds = [-3.0, -4.0, -1.0, -9.0];
    let after = [-3.0, -4.0, 1.0, f32::MIN];
    let rows = ["listed organization", "letters of a listed organization"];
    check("On Monday the WHO gave no date.", "WHO", odds, &rows, after);
    check_left_alone("On Monday the XQO gave no date.", "XQO");
}

#[test]
fn a_listed_people_of_several_words_is_a_group() {
    let odds = [-8.0, -8.0, 1.0, -5.0];
    let after = [-8.0, -8.0, 1.0, 7.0];
    let rows = ["listed people of several words"];
    check(
        "Leaders of the First Nations met.",
        "First Nations",
        odds,
        &rows,
        after,
    );
    check_left_alone("Leaders of the Kenyans met.", "Kenyans");
}

#[test]
fn a_common_noun_behind_its_article_describes() {
    let odds = [-1.0, -2.0, 3.0, -4.0];
    let after = [-7.0, -8.0, -3.0, -10.0];
    check(
        "They sued, and the Company paid.",
        "Company",
        odds,
        &["description"],
        after,
    );
    check_left_alone("They voted, and the Assembly paid.", "Assembly");
}

#[test]
fn in_a_sentence_of_capitals_the_rules_choose() {
    let odds = [-2.0, 0.5, -3.0, -9.0];
    let after = [1.0, 0.5, -3.0, -9.0];
    let rows = ["sentence of capitals"];
    check(
        "FERRY SINKS OFF NAIROBI AT NIGHT",
        "NAIROBI",
        odds,
        &rows,
        after,
    );
    check_left_alone("A ferry sank off Nairobi at night.", "Nairobi");
}

#[test]
fn a_name_in_a_compound_is_a_name() {
    let odds = [-2.0, -9.0, -3.0, -1.0];
    let after = [3.0, -9.0, -3.0, -1.0];
    let rows = ["name in a compound"];
    check(
        "They left the Iran-backed militia.",
        "Iran",
        odds,
        &rows,
        after,
    );
    check_left_alone("They left Iran, backed by militia.", "Iran");
}

#[test]
fn a_given_name_settles_a_doubt() {
    let odds = [-2.0, -0.2, 0.3, -9.0];
    let (rows, after) = applied("On Monday Ruth Hollis spoke.", "Ruth Hollis", odds);
    assert_eq!(rows, ["given name in doubt"]);
    assert_eq!(after, [-2.0, 0.3 + 0.4, 0.3, -9.0]);
    let odds = [-2.0, -0.2, 3.0, -9.0];
    check(
        "On Monday Ruth Hollis spoke.",
        "Ruth Hollis",
        odds,
        &[],
        odds,
    );
}

#[test]
fn a_nickname_stands_in_a_name() {
    let odds = [-9.0, -8.0, -9.0, -9.0];
    let after = [-9.0, 6.0, -9.0, -9.0];
    let name = "William “Bill” Hollis";
    check(
        "On Monday William “Bill” Hollis spoke.",
        name,
        odds,
        &["nickname"],
        after,
    );
    check_left_alone("On Monday William Hollis spoke.", "William Hollis");
}

#[test]
fn a_month_may_be_a_family_name() {
    let odds = [-9.0, -5.0, -9.0, -9.0];
    let after = [-9.0, 8.0, -9.0, -9.0];
    let rows = ["month as a family name"];
    check(
        "On Monday Theresa May spoke.",
        "Theresa May",
        odds,
        &rows,
        after,
    );
    check_left_alone("On Monday Theresa Marsh spoke.", "Theresa Marsh");
}

#[test]
fn every_row_has_a_name_of_its_own() {
    let mut names: Vec<&str> = OVERRIDES.iter().map(|row| row.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), OVERRIDES.len());
}
