//! The recogniser of names in `static/models`: what it adds, and that no damage to its file can do harm.

mod support;

use pressmark::Pipeline;
use pressmark::kinds::{EntityType, Form, Method};
use pressmark::models::container::{open, seal};
use pressmark::models::{Kind, ModelError, Models};

/// People, towns and a body that no list of ours holds.
const ARTICLE: &str = "Tolutope Adewunmi, who chairs the Ilesanmi Growers’ Union, flew to Kisarawe on Monday.\n\n“We lost \
    everything,” Adewunmi said in Kisarawe, where two firms have closed.";

fn file() -> Vec<u8> {
    support::model_file(Kind::Names)
}

fn pipeline(file: &[u8]) -> Result<Pipeline, ModelError> {
    let mut models = Models::new();
    models.add(file)?;
    Ok(Pipeline::with_models(models))
}

/// The names found, with type and method.
fn names(pipeline: &Pipeline) -> Vec<(String, EntityType, Method)> {
    let found = pipeline.annotate(ARTICLE);
    let mentions = found
        .layers()
        .entities
        .mentions
        .iter()
        .filter(|m| m.form == Form::Name);
    mentions
        .map(|m| (m.span.of(ARTICLE).to_owned(), m.kind, m.why.method))
        .collect()
}

#[test]
fn it_finds_names_that_no_list_holds() {
    let found = names(&pipeline(&file()).unwrap());
    let has = |name: &str, kind| found.iter().any(|(text, k, _)| text == name && *k == kind);
    assert!(has("Tolutope Adewunmi", EntityType::Person), "{found:?}");
    assert!(has("Adewunmi", EntityType::Person), "{found:?}");
    assert!(has("Kisarawe", EntityType::Place), "{found:?}");
    assert!(
        has("Ilesanmi Growers’ Union", EntityType::Organization),
        "{found:?}"
    );
}

#[test]
fn each_of_its_names_says_why() {
    let pipeline = pipeline(&file()).unwrap();
    let found = pipeline.annotate(ARTICLE);
    for mention in &found.layers().entities.mentions {
        assert!(!mention.why.explanation.is_empty() && !mention.why.rule.is_empty());
        assert!((1..=99).contains(&mention.why.confidence));
    }
}

/// Payloads that end early or go on, with a head that fits them: the digest does not help here.
#[test]
fn a_payload_of_another_length_is_refused() {
    let whole = file();
    let payload = open(&whole).unwrap().payload;
    let steps = (0..payload.len())
        .step_by(payload.len() / 40)
        .chain(payload.len() - 9..payload.len());
    for end in steps {
        let cut = seal(Kind::Names, &payload[..end]);
        assert!(pipeline(&cut).is_err(), "cut at {end}");
    }
    let more = [payload, &[0, 0]].concat();
    assert!(pipeline(&seal(Kind::Names, &more)).is_err());
}

/// Were it taken, each of its vectors would be read as something that it does not say.
#[test]
fn a_model_that_was_trained_with_other_features_is_refused_as_such() {
    let whole = file();
    let payload = open(&whole).unwrap().payload;
    let kind = Kind::Names;
    for (what, byte) in [("their number", 12), ("their names' digest", 20)] {
        let mut other = payload.to_vec();
        other[byte] ^= 1;
        let refused = pipeline(&seal(kind, &other)).err();
        assert_eq!(refused, Some(ModelError::OtherFeatures { kind }), "{what}");
    }
}

/// Any bytes may be wrong: then the file is refused, or the names are strange; nothing panics, and nothing is asked for that
/// the file could not fill.
#[test]
fn a_payload_with_wrong_bytes_does_no_harm() {
    let whole = file();
    let payload = open(&whole).unwrap().payload;
    let mut seed: u64 = 12;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut read = 0;
    for round in 0..24 {
        let mut damaged = payload.to_vec();
        // The head in some rounds, weights and scales in others, anything in the rest.
        let reach = [24, 60_000, 400_000, payload.len()][round % 4];
        for _ in 0..=next(200) {
            damaged[next(reach)] = next(256) as u8;
        }
        if let Ok(pipeline) = pipeline(&seal(Kind::Names, &damaged)) {
            names(&pipeline);
            read += 1;
        }
    }
    assert!(read > 0, "some damage leaves a model that can be read");
}
