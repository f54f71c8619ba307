//! The gazetteer that is shipped: what it knows, and that damaged bytes are an error or a harmless wrong answer.

mod support;

use pressmark::Pipeline;
use pressmark::gazetteer::{Gazetteer, Place, key};
use pressmark::kinds::Feature;
use pressmark::models::{Kind, ModelError, Models, container};

fn payload() -> Vec<u8> {
    let file = support::model_file(Kind::Gazetteer);
    let opened = container::open(&file).expect("a sound file");
    assert_eq!(opened.kind, Kind::Gazetteer);
    opened.payload.to_vec()
}

/// The best known place of this name and kind.
fn first(gazetteer: &Gazetteer, name: &str, feature: Feature) -> Place {
    gazetteer
        .readings(&key(name))
        .into_iter()
        .filter_map(|reading| gazetteer.place(reading.place))
        .find(|place| place.feature == feature)
        .unwrap_or_else(|| panic!("{name} is not known"))
}

/// Numbers that look random and are the same every time (xorshift).
struct Noise(u64);

impl Noise {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

#[test]
fn names_of_every_kind_are_known() {
    let gazetteer = Gazetteer::new(payload()).expect("a sound layout");
    let cases: [(&str, Feature, f64, f64, Option<&str>); 14] = [
        ("Oslo", Feature::City, 59.9, 10.7, Some("NO")),
        ("Kiev", Feature::City, 50.4, 30.5, Some("UA")),
        ("Peking", Feature::City, 39.9, 116.4, Some("CN")),
        ("Saigon", Feature::City, 10.8, 106.6, Some("VN")),
        ("St. Petersburg", Feature::City, 59.9, 30.3, Some("RU")),
        ("Burma", Feature::Country, 22.0, 96.0, Some("MM")),
        ("Turkey", Feature::Country, 39.0, 35.0, Some("TR")),
        ("Bavaria", Feature::Region, 48.9, 11.5, Some("DE")),
        ("Kashmir", Feature::Region, 34.0, 75.5, None),
        ("Strait of Hormuz", Feature::Water, 26.6, 56.3, None),
        ("Sinai", Feature::Region, 29.5, 33.9, Some("EG")),
        ("Andes", Feature::Landform, -20.0, -67.0, None),
        ("Kremlin", Feature::Facility, 55.75, 37.6, Some("RU")),
        ("Africa", Feature::Continent, 7.2, 21.1, None),
    ];
    for (name, feature, latitude, longitude, country) in cases {
        let place = first(&gazetteer, name, feature);
        let near =
            (place.latitude - latitude).abs() < 0.6 && (place.longitude - longitude).abs() < 0.6;
        assert!(
            near,
            "{name} lies at {}, {}",
            place.latitude, place.longitude
        );
        let code = gazetteer.country_code(place.country);
        assert_eq!(
            code.as_ref().and_then(|c| str::from_utf8(c).ok()),
            country,
            "{name}"
        );
    }
    assert!(gazetteer.readings(&key("Springfield")).len() > 10);
    assert!(gazetteer.readings("no such place at all").is_empty());
    assert!(gazetteer.readings("").is_empty());
}

#[test]
fn every_state_has_its_place() {
    let gazetteer = Gazetteer::new(payload()).expect("a sound layout");
    for code in [*b"US", *b"FR", *b"XK", *b"TW", *b"VA"] {
        let place = gazetteer.country(code).and_then(|n| gazetteer.place(n));
        assert!(place.is_some_and(|p| p.feature == Feature::Country && p.geonames.is_some()));
    }
    assert_eq!(gazetteer.country(*b"ZZ"), None);
}

/// Looks up names and reads places; whatever comes out, nothing panics.
fn probe(payload: Vec<u8>, noise: &mut Noise) {
    let Ok(gazetteer) = Gazetteer::new(payload) else {
        return;
    };
    for name in [
        "oslo",
        "springfield",
        "a",
        "zzzz",
        "st petersburg",
        "\u{ffff}",
    ] {
        for reading in gazetteer.readings(name) {
            let place = gazetteer.place(reading.place);
            if let Some(place) = place {
                assert!(place.latitude.abs() <= 90.0 && place.longitude.abs() <= 180.0);
                let _ = (
                    gazetteer.region_name(place.region),
                    gazetteer.country_name(place.country),
                );
            }
        }
    }
    for _ in 0..8 {
        let _ = gazetteer.place(noise.below(1 << 20) as u32);
    }
    let _ = gazetteer.country(*b"US");
}

#[test]
fn a_cut_payload_is_refused() {
    let payload = payload();
    let mut noise = Noise(11);
    for _ in 0..400 {
        let end = noise.below(payload.len());
        assert!(
            Gazetteer::new(payload[..end].to_vec()).is_err(),
            "cut at {end}"
        );
    }
    for end in 0..64 {
        assert!(
            Gazetteer::new(payload[..end].to_vec()).is_err(),
            "cut at {end}"
        );
    }
}

#[test]
fn flipped_bits_never_panic() {
    let whole = payload();
    let mut noise = Noise(7);
    for _ in 0..300 {
        let mut payload = whole.clone();
        for _ in 0..=noise.below(40) {
            // The header and the blocks' offsets matter most, and are a small part of the bytes.
            let limit = if noise.below(2) == 0 {
                2_000
            } else {
                payload.len()
            };
            let at = noise.below(limit);
            payload[at] ^= 1 << noise.below(8);
        }
        probe(payload, &mut noise);
    }
}

#[test]
fn noise_never_panics() {
    let mut noise = Noise(3);
    for _ in 0..2_000 {
        let mut payload: Vec<u8> = (0..noise.below(300))
            .map(|_| noise.below(256) as u8)
            .collect();
        // Small numbers in the header, so that some layouts add up.
        for (at, byte) in payload.iter_mut().enumerate().take(28) {
            if at % 4 > 0 {
                *byte = 0;
            } else {
                *byte %= 8;
            }
        }
        probe(payload, &mut noise);
    }
}

#[test]
fn a_gazetteer_of_another_layout_is_refused_and_the_one_before_it_stays() {
    let mut models = Models::new();
    models
        .add(&support::model_file(Kind::Gazetteer))
        .expect("a sound file");
    let before = models.digest(Kind::Gazetteer);
    let error = models
        .add(&container::seal(Kind::Gazetteer, b"not a layout"))
        .expect_err("no layout of a gazetteer");
    assert_eq!(
        error,
        ModelError::Layout {
            kind: Kind::Gazetteer
        }
    );
    assert!(
        error
            .to_string()
            .contains("(gazetteer) is laid out otherwise")
    );
    assert_eq!(models.digest(Kind::Gazetteer), before);
    let document = Pipeline::with_models(models)
        .annotate("Rain fell in Oslo.")
        .document("2026-01-31T12:00:00Z", &[]);
    assert!(document.entities[0].geometry.is_some());
}

#[test]
fn the_document_says_where_a_place_lies() {
    let pipeline = support::pipeline_with(&[Kind::Gazetteer]);
    let text =
        "SPRINGFIELD, Ill. — The mayor of Springfield welcomed visitors from Norway on Monday.";
    let document = support::document(&pipeline, text);
    let town = document
        .entities
        .iter()
        .find(|e| e.name == "Springfield")
        .expect("the town");
    assert_eq!(
        town.full_name.as_deref(),
        Some("Springfield, Illinois, United States")
    );
    assert_eq!(town.country.as_deref(), Some("US"));
    assert!(town.geonames.is_some() && !town.candidates.is_empty() && town.candidates.len() <= 5);
    let main = document.document.main_place.expect("a main place");
    assert_eq!(main.entity.as_deref(), Some(town.id.as_str()));
    assert_eq!(main.country.as_deref(), Some("US"));
}

#[test]
fn what_is_named_most_is_what_an_article_is_about() {
    let pipeline = support::pipeline_with(&[Kind::Gazetteer]);
    let main = |text: &str| {
        let document = support::document(&pipeline, text);
        let main = document.document.main_place.expect("a main place");
        let entity = document
            .entities
            .into_iter()
            .find(|e| Some(&e.id) == main.entity.as_ref());
        (entity.map(|e| e.name), main.country)
    };
    let norway = Some("NO".to_owned());
    let state = "Norway sent a note. Norway waited. The note from Norway was read in Oslo. Norway said no more.";
    assert_eq!(main(state), (Some("Norway".to_owned()), norway.clone()));
    let town =
        "Visitors in Oslo cheered. In Oslo it rained. Trains to Oslo were late across Norway.";
    assert_eq!(main(town), (Some("Oslo".to_owned()), norway));
}
