//! Who is who in sentences of our own.

use crate::kinds::Form;

/// Every mention as "text=entity", in text order.
fn mentions(text: &str) -> Vec<String> {
    let found = crate::annotate(text);
    let doc = found.layers();
    let mut all: Vec<_> = doc.entities.mentions.iter().collect();
    all.sort_by_key(|m| (m.span.start, core::cmp::Reverse(m.span.end)));
    all.iter()
        .map(|m| format!("{}={}", m.span.of(text), doc.entities.list[m.entity].name))
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(mentions(text), expected, "in: {text}");
}

/// The shown name of who says the first quote.
fn speaker(text: &str) -> Option<String> {
    let found = crate::annotate(text);
    let doc = found.layers();
    let mention = doc.quotes.list.iter().next()?.speaker?;
    Some(
        doc.entities.list[doc.entities.mentions[mention].entity]
            .name
            .clone(),
    )
}

#[test]
fn family_names_belong_to_full_names() {
    check(
        "Marsh won. Elena Marsh came.",
        &["Marsh=Elena Marsh", "Elena Marsh=Elena Marsh"],
    );
    check(
        "Ursula von der Heide left. Mrs. von der Heide slept.",
        &[
            "Ursula von der Heide=Ursula von der Heide",
            "von der Heide=Ursula von der Heide",
        ],
    );
    check(
        "Park Min-jae met Ola Berg. Park left.",
        &[
            "Park Min-jae=Park Min-jae",
            "Ola Berg=Ola Berg",
            "Park=Park Min-jae",
        ],
    );
}

#[test]
fn namesakes_stay_two() {
    check(
        "Leyla Aydin met Kemal Aydin. Mrs. Aydin left. Mr. Aydin stayed.",
        &[
            "Leyla Aydin=Leyla Aydin",
            "Kemal Aydin=Kemal Aydin",
            "Aydin=Leyla Aydin",
            "Aydin=Kemal Aydin",
        ],
    );
}

#[test]
fn letters_and_short_names_belong_to_organizations() {
    check(
        "The Harbour Workers Union (HWU) met. HWU won.",
        &[
            "Harbour Workers Union=Harbour Workers Union",
            "HWU=Harbour Workers Union",
            "HWU=Harbour Workers Union",
        ],
    );
    check(
        "Trovik Shipping Ltd. lost money. Trovik fell. The company denied fraud.",
        &[
            "Trovik Shipping Ltd.=Trovik Shipping Ltd.",
            "Trovik=Trovik Shipping Ltd.",
            "The company=Trovik Shipping Ltd.",
        ],
    );
}

#[test]
fn nationalities_and_capitals_belong_to_states() {
    check(
        "Turkish ships left. Ankara denied it.",
        &["Turkish=Turkey", "Ankara=Turkey"],
    );
    check("It rained in Ankara.", &["Ankara=Ankara"]);
}

#[test]
fn georgia_is_what_its_neighbours_are() {
    let country = |text: &str| {
        let found = crate::annotate(text);
        let doc = found.layers();
        let mention = doc
            .entities
            .mentions
            .iter()
            .find(|m| m.span.of(text) == "Georgia");
        mention.and_then(|m| doc.entities.list[m.entity].country)
    };
    assert_eq!(
        country("Voters in Georgia and Alabama chose."),
        Some(*b"US")
    );
    assert_eq!(
        country("Ferries link Georgia, Turkey and Armenia."),
        Some(*b"GE")
    );
}

#[test]
fn a_role_refers_to_who_holds_it() {
    let text = "Foreign Minister Anna Berg flew to Cairo. The minister smiled. The finance minister did not.";
    let found = mentions(text);
    assert!(
        found.contains(&"The minister=Anna Berg".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"The finance minister=The finance minister".to_owned()),
        "{found:?}"
    );
}

#[test]
fn nouns_that_are_no_actors_stay_unmarked() {
    for text in [
        "The police station burned.",
        "She was a surgeon.",
        "Hugo Brandt, a surgeon, left.",
        "Bank loans cost money.",
    ] {
        let found = crate::annotate(text);
        assert!(
            !found
                .layers()
                .entities
                .mentions
                .iter()
                .any(|m| m.form == Form::Nominal),
            "in: {text}"
        );
    }
}

#[test]
fn speakers_are_the_heads_of_their_phrases() {
    assert_eq!(
        speaker("“No,” the agency’s director, Ann Lee, said.").as_deref(),
        Some("Ann Lee")
    );
    assert_eq!(
        speaker("“No comment on this,” said Marsh’s lawyer.").as_deref(),
        Some("Marsh’s lawyer")
    );
    assert_eq!(
        speaker("“No comment on this,” a spokesman for the Kremlin said.").as_deref(),
        Some("Kremlin spokesman")
    );
    assert_eq!(
        speaker("“Nothing supports the charge,” the report said.").as_deref(),
        Some("the report")
    );
}

#[test]
fn pronouns_stand_for_who_was_named() {
    assert_eq!(
        speaker("Elena Marsh met Tomas Lind. “We have a deal,” she said.").as_deref(),
        Some("Elena Marsh")
    );
    assert_eq!(
        speaker("Elena Marsh met Tomas Lind. “We have a deal,” he said.").as_deref(),
        Some("Tomas Lind")
    );
    assert_eq!(
        speaker("The road was long. “We have a deal,” she said.").as_deref(),
        Some("she")
    );
}

#[test]
fn every_mention_has_an_entity() {
    for text in [
        "Marsh, Marsh and Marsh",
        "U.S., US, USA",
        "She said he said they said “yes to it all”.",
        "The the the. Mr. Mr. “Of course not,” said Mr..",
    ] {
        let found = crate::annotate(text);
        let doc = found.layers();
        assert!(
            doc.entities
                .mentions
                .iter()
                .all(|m| m.entity.at() < doc.entities.list.len()),
            "in: {text}"
        );
    }
}

/// With all models of the repository.
fn with_models() -> crate::Pipeline {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/models");
    let mut models = crate::Models::new();
    for file in std::fs::read_dir(folder).expect("static/models").flatten() {
        if file.path().extension().is_some_and(|end| end == "bin") {
            let bytes = std::fs::read(file.path()).expect("a model file");
            models.add(&bytes).expect("a model of this version");
        }
    }
    crate::Pipeline::with_models(models)
}

/// Each example of the manual, without its marks, yields the words in bold by the rule of its row.
#[test]
fn the_manual_of_rules_is_right() {
    let manual = include_str!("../../../../docs/rules.md");
    let (by_lists, with_models) = (crate::Pipeline::new(), with_models());
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in manual.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let (Some(rule), Some(_), Some(example)) = (cells.next(), cells.next(), cells.next())
        else {
            panic!("a row without an example: {line}");
        };
        let rule = rule.trim_matches('`');
        let text = example.replace('*', "");
        let by = if line.contains("needs the models") {
            &with_models
        } else {
            &by_lists
        };
        let found = by.annotate(&text);
        let doc = found.layers();
        let mentions = doc
            .entities
            .mentions
            .iter()
            .map(|m| (m.why.rule, m.span.of(&text)));
        let quotes = doc.quotes.list.iter().map(|q| {
            let speaker = q
                .speaker
                .map_or("", |m| doc.entities.mentions[m].span.of(&text));
            (q.why.rule, speaker)
        });
        let bold = bold(example);
        let fires = mentions
            .chain(quotes)
            .any(|(r, words)| r == rule && (words.is_empty() || bold.iter().any(|b| b == words)));
        rows += 1;
        if !fires {
            let seen: Vec<_> = doc
                .entities
                .mentions
                .iter()
                .map(|m| (m.why.rule, m.span.of(&text)))
                .collect();
            wrong.push(format!("{rule}: {text} {bold:?} {seen:?}"));
        }
    }
    assert!(rows > 40, "{rows} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words in bold, without the marks inside.
fn bold(example: &str) -> Vec<String> {
    example
        .split("**")
        .skip(1)
        .step_by(2)
        .map(|part| part.replace('*', ""))
        .collect()
}
