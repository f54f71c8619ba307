//! Sentences of our own and the names in them.

use crate::kinds::{EntityType, Form, Sense};

/// Every name as "text/type", with the sense of places.
fn names(text: &str) -> Vec<String> {
    let found = crate::annotate(text);
    let doc = found.layers();
    let mut names: Vec<_> = doc
        .entities
        .mentions
        .iter()
        .filter(|m| m.form == Form::Name)
        .collect();
    names.sort_by_key(|m| m.span.start);
    names
        .iter()
        .map(|m| {
            let kind = match (m.kind, m.sense) {
                (EntityType::Person, _) => "person",
                (EntityType::Organization, _) => "organization",
                (EntityType::Group, _) => "group",
                (EntityType::Place, Some(Sense::Actor)) => "actor",
                (EntityType::Place, _) => "place",
                (EntityType::Other, _) => "other",
            };
            format!("{}/{kind}", m.span.of(text))
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(names(text), expected, "in: {text}");
}

#[test]
fn titles_stand_outside_of_names() {
    check(
        "Police chief Omar Haddad thanked Secretary of State Lucia Ferro.",
        &["Omar Haddad/person", "Lucia Ferro/person"],
    );
    check(
        "The envoy met Deputy Foreign Minister Tomas Lind.",
        &["Tomas Lind/person"],
    );
    check(
        "Norwegian Prime Minister Ola Berg resigned.",
        &["Norwegian/group", "Ola Berg/person"],
    );
    check(
        "We spoke to Harbour Trust President Ingrid Solheim.",
        &["Harbour Trust/organization", "Ingrid Solheim/person"],
    );
    check(
        "A letter reached the President of the Coastal Council.",
        &["Coastal Council/organization"],
    );
}

#[test]
fn a_title_gives_its_span() {
    let text = "Secretary of State Lucia Ferro left.";
    let found = crate::annotate(text);
    let title = found.layers().entities.mentions.as_slice()[0]
        .title
        .map(|t| t.of(text));
    assert_eq!(title, Some("Secretary of State"));
}

#[test]
fn particles_and_family_names_first() {
    check(
        "Ursula von der Heide and Yusuf bin Tariq met.",
        &["Ursula von der Heide/person", "Yusuf bin Tariq/person"],
    );
    check(
        "The talks with Park Min-jae went on.",
        &["Park Min-jae/person"],
    );
    check("They heard Theresa May in May.", &["Theresa May/person"]);
}

#[test]
fn organizations_by_their_words() {
    check(
        "She works at the Ministry of Health and Welfare.",
        &["Ministry of Health and Welfare/organization"],
    );
    check(
        "Solheim Shipping Ltd. and the Nordic Review declined.",
        &[
            "Solheim Shipping Ltd./organization",
            "Nordic Review/organization",
        ],
    );
    check(
        "The Harbour Workers Union (HWU) met; HWU won.",
        &[
            "Harbour Workers Union/organization",
            "HWU/organization",
            "HWU/organization",
        ],
    );
    check(
        "The University of Nairobi opened.",
        &["University of Nairobi/organization"],
    );
    check(
        "The People’s Bank of Borduria closed.",
        &["People’s Bank of Borduria/organization"],
    );
}

#[test]
fn laws_events_and_ordinary_words_are_no_names() {
    check("The Clean Rivers Act passed after the Winter Games.", &[]);
    check(
        "Yesterday experts agreed. Nobody came. Officials stayed.",
        &[],
    );
    check("Sales grew by 20 GDP points on Monday, May 3.", &[]);
}

#[test]
fn places_by_lists_words_and_neighbours() {
    check(
        "Fires spread from Springfield, Ore., to Mount Kolme.",
        &["Springfield/place", "Ore./place", "Mount Kolme/place"],
    );
    check(
        "A storm hit the city of Vantaro and northern Luzon.",
        &["Vantaro/place", "Luzon/place"],
    );
    check(
        "Flights from Lisbon, Trovik and Porto were late.",
        &["Lisbon/place", "Trovik/place", "Porto/place"],
    );
}

#[test]
fn a_place_that_acts_is_an_actor() {
    check(
        "Oslo opened talks with Moscow.",
        &["Oslo/actor", "Moscow/actor"],
    );
    check(
        "Washington rejected the offer in Washington.",
        &["Washington/actor", "Washington/place"],
    );
    check(
        "Japan has protested. It rained in Japan.",
        &["Japan/actor", "Japan/place"],
    );
}

#[test]
fn the_article_remembers() {
    // "Marsh" alone is an ordinary word; the full name decides.
    check(
        "Elena Marsh came. Marsh spoke first.",
        &["Elena Marsh/person", "Marsh/person"],
    );
    // Sentence-initial and unknown: seen inside a sentence elsewhere.
    check(
        "The boat reached Trovik in Norway. Trovik slept.",
        &["Trovik/place", "Norway/place", "Trovik/place"],
    );
}

#[test]
fn capitals_tell_nothing_in_a_shouting_headline() {
    check(
        "SENATE PASSES BORDER BILL AFTER LATE VOTE",
        &["SENATE/organization"],
    );
    check(
        "MARSH WINS HARBOUR VOTE AT LAST\n\nElena Marsh won the vote on Monday.",
        &["MARSH/person", "Elena Marsh/person"],
    );
}

#[test]
fn peoples_and_compounds() {
    check(
        "The Turks and North Korean diplomats left.",
        &["Turks/group", "North Korean/group"],
    );
    check(
        "A Trovik-led force and Iran-backed groups fought.",
        &["Iran/actor"],
    );
}

#[test]
fn every_name_says_why() {
    let text = "Mayor Elena Marsh flew from Oslo to the Nordic Council, said Ferro, a lawyer.";
    let found = crate::annotate(text);
    for mention in &found.layers().entities.mentions {
        assert!(
            !mention.why.rule.is_empty() && mention.why.explanation.ends_with('.'),
            "{:?}",
            mention.why
        );
        assert!((30..=99).contains(&mention.why.confidence));
    }
}

#[test]
fn odd_input_is_survived() {
    for text in [
        "",
        "’s",
        "Mr.",
        "of",
        "A",
        "“",
        "X,",
        "von",
        "The of the",
        "(A",
        "US",
        "𝐀 𝐁",
        "ΑΘΗΝΑ",
        "北京",
        "Al - ",
        "D-",
        "President of",
        "Dr. of the",
        "J. R. R.",
    ] {
        let _ = crate::annotate(text);
    }
}

/// What the reader is told of the first mention.
fn told(text: &str) -> String {
    let found = crate::annotate(text);
    let document = found.document("2026-01-31T12:00:00Z", &[]);
    document.mentions[0].provenance.explanation.clone()
}

#[test]
fn a_listed_organization_says_what_its_letters_stand_for() {
    assert_eq!(
        told("The IAEA sent a team."),
        "“IAEA” is short for International Atomic Energy Agency."
    );
    assert_eq!(
        told("The World Bank sent a team."),
        "An organization so well known that reports name it without saying what it is."
    );
}
