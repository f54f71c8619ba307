//! The samples that the page shows, `src/samples`: everything in them is found as a careful reader would say.
//!
//! A visitor meets the program in these two texts, so nothing in them may be wrong. With the models of `static/models`.

mod support;

use std::fs;

use pressmark::annotation::{self, AnnotationDocument, EntityType, QuoteKind, Sense};
use pressmark::models::Kind;

/// Somebody or something: what it is, its name, then role or full name, then its mentions in text order; "!" behind one says that a
/// state acts, "~" that it is a people's name.
type Entity<'a> = (EntityType, &'a str, &'a str, &'a [&'a str]);
/// How it is quoted, by whom, and its parts.
type Quote<'a> = (QuoteKind, &'a str, &'a [&'a str]);

fn annotated(sample: &str) -> AnnotationDocument {
    let path = support::repository().join(format!("src/samples/{sample}.txt"));
    let text = fs::read_to_string(path).expect("a sample");
    support::document(&support::pipeline_with(&Kind::ALL), &text)
}

fn entity<'d>(document: &'d AnnotationDocument, id: &str) -> &'d annotation::Entity {
    let mut entities = document.entities.iter();
    entities.find(|e| e.id == id).expect("an entity")
}

/// The document's entities, one a line, as [`Entity`] tells them.
fn entities(document: &AnnotationDocument) -> Vec<String> {
    let mention = |id: &String| {
        let mut mentions = document.mentions.iter();
        let mention = mentions.find(|m| m.id == *id).expect("a mention");
        let mark = match mention.sense {
            Some(Sense::Actor) => "!",
            Some(Sense::Demonym) => "~",
            _ => "",
        };
        format!("{}{mark}", mention.text)
    };
    let line = |e: &annotation::Entity| {
        let more = e.full_name.as_deref().or(e.role.as_deref());
        let mentions: Vec<String> = e.mentions.iter().map(mention).collect();
        told(
            e.kind,
            &e.name,
            more.unwrap_or_default(),
            &mentions.join(" / "),
        )
    };
    document.entities.iter().map(line).collect()
}

fn told(kind: EntityType, name: &str, more: &str, mentions: &str) -> String {
    format!("{kind:?}: {name} ({more}): {mentions}")
}

/// The document's quotes, one a line, as [`Quote`] tells them.
fn quotes(document: &AnnotationDocument) -> Vec<String> {
    let line = |quote: &annotation::Quote| {
        let speaker = quote.speaker.as_ref().and_then(|s| s.entity.as_deref());
        let speaker = speaker.map_or("nobody", |id| &entity(document, id).name);
        let parts: Vec<&str> = quote.parts.iter().map(|p| &p.text[..]).collect();
        format!("{:?} by {speaker}: {}", quote.kind, parts.join(" … "))
    };
    document.quotes.iter().map(line).collect()
}

fn check(
    document: &AnnotationDocument,
    main: &str,
    regions: [&str; 4],
    wanted: &[Entity<'_>],
    said: &[Quote<'_>],
) {
    let wanted: Vec<String> = wanted
        .iter()
        .map(|(kind, name, more, mentions)| told(*kind, name, more, &mentions.join(" / ")))
        .collect();
    assert_eq!(entities(document), wanted);
    let said: Vec<String> = said
        .iter()
        .map(|(kind, speaker, parts)| format!("{kind:?} by {speaker}: {}", parts.join(" … ")))
        .collect();
    assert_eq!(quotes(document), said);
    let place = document.document.main_place.as_ref();
    let place = place.and_then(|m| m.entity.as_deref()).expect("a place");
    assert_eq!(entity(document, place).full_name.as_deref(), Some(main));
    let found = document.document.regions.iter();
    let found: Vec<String> = found.map(|r| format!("{}: {}", r.kind, r.text)).collect();
    assert_eq!(found, regions);
    assert_eq!(document.warnings, []);
}

use EntityType::{Group, Organization, Person, Place};
use QuoteKind::{Direct, Indirect, Mixed};

#[test]
fn the_library_of_paris_in_texas() {
    let document = annotated("library");
    check(
        &document,
        "Paris, Texas, United States",
        [
            "headline: Mayor of Paris: ‘We will not close a library to mend a road’",
            "byline: By Daniel Forsyth",
            "dateline: PARIS, Texas",
            "boilerplate: Joanne PettiferJoanne PettiferTen porches worth the drive this spring MORE",
        ],
        &[
            (
                Person,
                "Lucille Brandt",
                "Mayor of Paris",
                &[
                    "Mayor of Paris",
                    "Lucille Brandt",
                    "Brandt",
                    "I",
                    "Brandt",
                    "me",
                    "she",
                ],
            ),
            (
                Place,
                "Paris",
                "Paris, Texas, United States",
                &["Paris", "PARIS", "the city!"],
            ),
            (Person, "Daniel Forsyth", "", &["Daniel Forsyth"]),
            (
                Place,
                "Texas",
                "Texas, United States",
                &["Texas", "Texas!", "it!"],
            ),
            (
                Organization,
                "City Council",
                "",
                &["City Council", "the council"],
            ),
            (
                Place,
                "Maple Street",
                "Maple Street, near Paris, Texas, United States",
                &["Maple Street"],
            ),
            (
                Person,
                "Hector Ruiz",
                "Councilman",
                &["Hector Ruiz", "he", "I"],
            ),
            (
                Organization,
                "Red Valley Historical Society",
                "",
                &["Red Valley Historical Society"],
            ),
            (
                Person,
                "Joanne Pettifer’s grandmother",
                "",
                &["My grandmother"],
            ),
            (
                Person,
                "Joanne Pettifer",
                "retired nurse",
                &["My", "Joanne Pettifer", "I", "my"],
            ),
            (Group, "Joanne Pettifer’s daughters", "", &["my daughters"]),
            (
                Place,
                "Washington",
                "Washington, District of Columbia, United States",
                &["Washington!"],
            ),
            (
                Organization,
                "Department of Agriculture",
                "",
                &["Department of Agriculture"],
            ),
            (Organization, "White House", "", &["White House"]),
            (Person, "Amos Tull", "", &["Amos Tull", "His"]),
            (
                Place,
                "Galveston",
                "Galveston, Texas, United States",
                &["Galveston"],
            ),
            (Place, "Paris", "Paris, Île-de-France, France", &["Paris"]),
            (Place, "France", "France", &["France"]),
        ],
        &[
            (
                Direct,
                "Lucille Brandt",
                &["‘We will not close a library to mend a road’"],
            ),
            (Indirect, "Lucille Brandt", &["to find the money elsewhere"]),
            (
                Direct,
                "Lucille Brandt",
                &[
                    "\"We will not close a library to mend a road,\"",
                    "\"Not this year, and not while I am mayor.\"",
                ],
            ),
            (Indirect, "Hector Ruiz", &["the roof could not wait"]),
            (
                Direct,
                "Hector Ruiz",
                &["\"It rains in there,\"", "\"I have photographs.\""],
            ),
            (
                Indirect,
                "Red Valley Historical Society",
                &["the courthouse has leaked since 1917"],
            ),
            (
                Direct,
                "Joanne Pettifer",
                &[
                    "\"My grandmother learned to read in that building,\"",
                    "\"So did I. So did my daughters.\"",
                ],
            ),
            (Indirect, "White House", &["it would double them"]),
            (
                Direct,
                "Lucille Brandt",
                &["\"Ask me in June,\"", "\"when the courthouse has dried.\""],
            ),
        ],
    );
}

#[test]
fn the_ferry_and_both_georgias() {
    let document = annotated("ferry");
    check(
        &document,
        "Batumi, Adjara, Georgia",
        [
            "headline: Ankara agrees to reopen Black Sea ferry line after six-year pause",
            "byline: By Clara Winthrop",
            "dateline: BATUMI, Georgia",
            "boilerplate: Ruth OkonjoRuth OkonjoWhy the price of hazelnuts is falling again MORE",
        ],
        &[
            (
                Place,
                "Turkey",
                "Turkey",
                &["Ankara!", "Ankara!", "Turkish~"],
            ),
            (Place, "Black Sea", "Black Sea", &["Black Sea"]),
            (Person, "Clara Winthrop", "", &["Clara Winthrop"]),
            (
                Place,
                "Batumi",
                "Batumi, Adjara, Georgia",
                &["BATUMI", "Batumi"],
            ),
            (
                Place,
                "Georgia",
                "Georgia",
                &["Georgia", "Georgia", "Tbilisi!"],
            ),
            (Place, "Trabzon", "Trabzon, Turkey", &["Trabzon"]),
            (Group, "officials", "", &["officials"]),
            (
                Person,
                "Tamar Velidze",
                "Georgia’s transport minister",
                &["Tamar Velidze", "she", "Her", "Velidze"],
            ),
            (
                Person,
                "Emre Soyalan",
                "",
                &[
                    "Her Turkish counterpart",
                    "Emre Soyalan",
                    "his",
                    "He",
                    "Soyalan",
                    "he",
                ],
            ),
            (
                Organization,
                "Emre Soyalan’s government",
                "",
                &["his government"],
            ),
            (
                Organization,
                "Institute for Overland Trade",
                "",
                &["Institute for Overland Trade", "the institute"],
            ),
            (Person, "Ruth Okonjo", "economist", &["Ruth Okonjo"]),
            (
                Place,
                "London",
                "London, England, United Kingdom",
                &["London"],
            ),
            (Place, "Moscow", "Moscow, Russia", &["Moscow!"]),
            (Place, "Armenia", "Armenia", &["Yerevan!", "Armenian~"]),
            (
                Organization,
                "Meridian Lines",
                "",
                &["Meridian Lines", "Its"],
            ),
            (
                Place,
                "Savannah",
                "Savannah, Georgia, United States",
                &["Savannah"],
            ),
            (Place, "Georgia", "Georgia, United States", &["Georgia"]),
            (
                Person,
                "Walter Hale",
                "president",
                &["Its president", "Walter Hale"],
            ),
            (
                Group,
                "the customs officers",
                "",
                &["the customs officers", "They"],
            ),
        ],
        &[
            (
                Indirect,
                "officials",
                &[
                    "Ankara has agreed to reopen the ferry line between Batumi and Trabzon next spring, six years after a quarrel over customs closed it",
                ],
            ),
            (
                Direct,
                "Tamar Velidze",
                &[
                    "“The sea was shut to us for six years,”",
                    "“It should not have taken so long, but we are glad.”",
                ],
            ),
            (
                Direct,
                "Tamar Velidze",
                &[
                    "“Trucks will cross in eleven hours,”",
                    "“and nobody will have to sleep at the border.”",
                ],
            ),
            (
                Indirect,
                "Emre Soyalan",
                &["his government would pay for a second pier"],
            ),
            (
                Mixed,
                "Emre Soyalan",
                &["“a small thing with a long shadow.”"],
            ),
            (
                Indirect,
                "Tamar Velidze",
                &["Tbilisi expected forty thousand trucks in the first year"],
            ),
            (
                Direct,
                "Ruth Okonjo",
                &[
                    "“You cannot fill a ferry with hopes,”",
                    "“Somebody has to load the trucks.”",
                ],
            ),
            (
                Indirect,
                "Walter Hale",
                &["the first crossing would be free of charge"],
            ),
            (
                Direct,
                "Emre Soyalan",
                &[
                    "“Ask the customs officers,”",
                    "“They have waited longer than anybody.”",
                ],
            ),
        ],
    );
    let georgias = document.entities.iter().filter(|e| e.name == "Georgia");
    let at: Vec<_> = georgias
        .filter_map(|e| e.geometry.map(|g| g.coordinates.longitude.round()))
        .collect();
    assert_eq!(at, [44.0, -83.0]);
}
