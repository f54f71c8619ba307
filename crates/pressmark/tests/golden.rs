//! What the pipeline finds in every text of ours, line by line: a change that is meant to change nothing changes no line here, and one
//! that is meant to shows in the diff what it does.
//!
//! `INSTA_UPDATE=always cargo test -p pressmark --test golden` takes what is found now as right; read the diff before you commit it.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pressmark::annotation::{AnnotationDocument, Entity, Mention, Quote};
use pressmark::models::Kind;
use pressmark::{Pipeline, Source};

/// The texts of a file of cases: its indented blocks, each with the heading above it.
fn texts(file: &str) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let (mut heading, mut is_inside) = ("", false);
    for line in file.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            heading = title;
        }
        match line.strip_prefix("    ") {
            Some(words) if is_inside => {
                let text = &mut texts.last_mut().expect("a text has begun").1;
                text.push('\n');
                text.push_str(words);
            }
            Some(words) => texts.push((heading.to_owned(), words.to_owned())),
            // An empty line inside a text is one of it.
            None if is_inside && line.is_empty() => {
                texts.last_mut().expect("a text has begun").1.push('\n');
                continue;
            }
            None => {}
        }
        is_inside = line.starts_with("    ");
    }
    texts
        .into_iter()
        .map(|(heading, text)| (heading, text.trim_end().to_owned()))
        .collect()
}

/// All files of cases, by folder and name.
fn cases() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in fs::read_dir(support::repository().join("tests/cases")).expect("tests/cases") {
        let folder = folder.expect("a folder").path();
        for file in fs::read_dir(&folder).into_iter().flatten() {
            let path = file.expect("a file").path();
            let name = |path: &Path| {
                path.file_stem()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned()
            };
            if path.extension().is_some_and(|end| end == "md") {
                let text = fs::read_to_string(&path).expect("a file of cases");
                files.push((format!("{}-{}", name(&folder), name(&path)), text));
            }
        }
    }
    files.sort();
    files
}

fn check(pipeline: &Pipeline, name: &str, texts: &[(String, String)]) {
    let mut out = String::new();
    for (heading, text) in texts {
        let source = Source::new(text);
        let document = pipeline
            .annotate(&source.text)
            .document(support::GENERATED, &source.preprocessing);
        writeln!(out, "## {heading}").expect("a line");
        describe(&document, &mut out);
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, out));
}

/// One line for each thing found: where, what, of whom, by which rule, how sure.
fn describe(document: &AnnotationDocument, out: &mut String) {
    let mut line = |words: String| {
        out.push_str(words.trim_end());
        out.push('\n');
    };
    for region in &document.document.regions {
        line(format!("{} {}-{}", region.kind, region.start, region.end));
    }
    if let Some(place) = &document.document.main_place {
        let entity = place.entity.as_deref().unwrap_or("-");
        line(format!(
            "set in {entity} {}",
            place.country.as_deref().unwrap_or("")
        ));
    }
    for entity in &document.entities {
        line(of_entity(entity));
    }
    for mention in &document.mentions {
        line(of_mention(mention));
    }
    for quote in &document.quotes {
        line(of_quote(quote));
    }
    for warning in &document.warnings {
        let at = warning
            .at
            .as_ref()
            .map(|at| format!(" {}-{}", at.start, at.end));
        line(format!(
            "warning {}{}",
            warning.code,
            at.unwrap_or_default()
        ));
    }
}

fn of_entity(entity: &Entity) -> String {
    let mut words = format!("{} {:?} “{}”", entity.id, entity.kind, entity.name);
    let said = [
        ("role", entity.role.clone()),
        (
            "sector",
            entity.sector.map(|sector| sector.name().to_owned()),
        ),
        ("country", entity.country.clone()),
        (
            "feature",
            entity.feature.map(|feature| feature.name().to_owned()),
        ),
        ("full name", entity.full_name.clone()),
        ("GeoNames", entity.geonames.map(|id| id.to_string())),
        (
            "place score",
            entity.place_score.map(|score| score.to_string()),
        ),
    ];
    for (what, value) in said {
        if let Some(value) = value {
            write!(words, ", {what} {value}").expect("words");
        }
    }
    words
}

fn of_mention(mention: &Mention) -> String {
    let sense = mention.sense.map(|sense| format!(" {sense:?}"));
    format!(
        "{} {}-{} “{}” {:?} {:?}{} of {}: {} {} {}",
        mention.id,
        mention.start,
        mention.end,
        mention.text,
        mention.kind,
        mention.form,
        sense.unwrap_or_default(),
        mention.entity,
        mention.provenance.method,
        mention.provenance.rule,
        mention.confidence,
    )
}

fn of_quote(quote: &Quote) -> String {
    let parts = quote
        .parts
        .iter()
        .map(|part| format!("{}-{}", part.start, part.end));
    let speaker = quote
        .speaker
        .as_ref()
        .map_or("nobody", |speaker| &speaker.mention);
    let cue = quote.cue.as_ref().map_or("", |cue| &cue.text);
    format!(
        "{} {} {:?} “{cue}” by {speaker}: {} {}",
        quote.id,
        parts.collect::<Vec<_>>().join(" "),
        quote.kind,
        quote.provenance.rule,
        quote.confidence,
    )
}

#[test]
fn cases_with_the_models() {
    let pipeline = support::pipeline_with(&Kind::ALL);
    for (name, file) in cases() {
        check(&pipeline, &name, &texts(&file));
    }
}

#[test]
fn cases_by_rules_alone() {
    let pipeline = Pipeline::new();
    for (name, file) in cases() {
        check(&pipeline, &format!("{name}-by-rules"), &texts(&file));
    }
}

#[test]
fn samples_of_the_page() {
    let pipeline = support::pipeline_with(&Kind::ALL);
    for name in ["ferry", "library"] {
        let path = support::repository().join(format!("src/samples/{name}.txt"));
        let text = fs::read_to_string(path).expect("a sample");
        check(
            &pipeline,
            &format!("sample-{name}"),
            &[(name.to_owned(), text)],
        );
    }
}

/// Texts that no newspaper prints: nothing falls over, and nobody is made up.
#[test]
fn odd_texts() {
    let odd = [
        ("nothing", ""),
        ("white space", " \n\t\n "),
        ("marks alone", "““”” \" ' ‘’ «» „"),
        ("one word", "Pyongyang"),
        ("capitals", "MAYOR MARSH SAYS “NO” TO FERRY TAX"),
        (
            "lower case",
            "elena marsh said the ferry would sail from oslo on monday.",
        ),
        (
            "an open mark",
            "“The ferry will sail, Elena Marsh said.\n\nNobody believed her.",
        ),
        (
            "letters of two units",
            "“𝒜 ferry 🚢 sails,” Zoë Marsh‐Ólafsdóttir told 🎙 Radio Nord.",
        ),
        (
            "two directions",
            "“نعم”, said Elena Marsh in Beirut. “Yes.”",
        ),
        ("a list", "1. Oslo\n2. Bergen\n3. Narvik\n"),
        (
            "a transcript",
            "MARSH: No.\nHOLM: Why?\nMARSH: Because the well ran dry.\n",
        ),
        (
            "nested",
            "“My mother said, ‘Never say “never”,’ and she meant it,” Peter Holm said.",
        ),
    ];
    let texts = odd.map(|(name, text)| (name.to_owned(), text.to_owned()));
    check(&support::pipeline_with(&Kind::ALL), "odd-texts", &texts);
}
