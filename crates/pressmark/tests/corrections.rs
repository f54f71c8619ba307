//! Each verb with which a reader corrects what was found, and what the article learns from it; `docs/corrections.md` lists them.

mod support;

use pressmark::annotation::{
    AnnotationDocument, Correction, EntityType, Mention, Method, Quote, QuoteKind, RegionKind,
    Sense, Status, TextSpan, WarningCode,
};
use pressmark::models::Kind;
use pressmark::{Pipeline, place_again};
use support::GENERATED;

/// The words at their `nth` place in the text, counted from 0.
fn words(text: &str, words: &str, nth: usize) -> TextSpan {
    let (at, _) = text.match_indices(words).nth(nth).expect("the words");
    let start = text[..at].chars().count() as u32;
    TextSpan {
        start,
        end: start + words.chars().count() as u32,
        text: words.to_owned(),
    }
}

fn name(at: TextSpan, kind: EntityType) -> Correction {
    Correction::Name {
        at,
        kind,
        sense: None,
        everywhere: false,
    }
}

fn said_by(at: TextSpan, mention: TextSpan) -> Correction {
    Correction::Speaker {
        at,
        mention: Some(mention),
        name: None,
    }
}

/// By rules and lists alone.
fn corrected(text: &str, corrections: &[Correction]) -> AnnotationDocument {
    let pipeline = Pipeline::new();
    let found = pipeline.annotate_with(text, corrections, None);
    found.document(GENERATED, &[])
}

/// The same, where every correction holds.
fn kept(text: &str, corrections: &[Correction]) -> AnnotationDocument {
    let document = corrected(text, corrections);
    assert_eq!(told(&document), [""; 0]);
    assert_eq!(document.corrections, corrections);
    document
}

/// What is told of corrections that do not hold.
fn told(document: &AnnotationDocument) -> Vec<&str> {
    let warnings = document.warnings.iter();
    let told = warnings.filter(|w| w.code == WarningCode::CorrectionNotKept);
    told.map(|w| w.message.as_str()).collect()
}

fn mention<'d>(document: &'d AnnotationDocument, at: &TextSpan) -> Option<&'d Mention> {
    let mut mentions = document.mentions.iter();
    mentions.find(|m| (m.start, m.end) == (at.start, at.end))
}

/// The name of whom the words mean.
fn meant<'d>(document: &'d AnnotationDocument, at: &TextSpan) -> Option<&'d str> {
    let entity = &mention(document, at)?.entity;
    let mut entities = document.entities.iter();
    entities.find(|e| e.id == *entity).map(|e| e.name.as_str())
}

fn quote<'d>(document: &'d AnnotationDocument, begins: &str) -> Option<&'d Quote> {
    let mut quotes = document.quotes.iter();
    quotes.find(|q| q.parts[0].text.starts_with(begins))
}

fn speaker<'d>(document: &'d AnnotationDocument, begins: &str) -> Option<&'d str> {
    let entity = quote(document, begins)?.speaker.as_ref()?.entity.as_ref()?;
    let mut entities = document.entities.iter();
    entities.find(|e| e.id == *entity).map(|e| e.name.as_str())
}

#[test]
fn nothing_corrected_changes_nothing() {
    let text = "“The gate is shut,” Ada Lund said in Oslo. She left.";
    let first = support::document(&Pipeline::new(), text);
    assert_eq!(corrected(text, &[]), first);
    let json = serde_json::to_string(&first).expect("JSON");
    assert!(!json.contains("corrections"));
}

#[test]
fn what_is_no_name_is_none_anywhere() {
    let text = "The Gull lay in port. Sailors like the Gull. Mara Gull owns it.";
    let gull = words(text, "Gull", 0);
    let marked = kept(text, &[name(gull.clone(), EntityType::Organization)]);
    assert!(mention(&marked, &gull).is_some());
    let none = Correction::NotAName {
        at: gull.clone(),
        everywhere: true,
    };
    let document = kept(text, &[none]);
    assert!(mention(&document, &gull).is_none());
    assert!(mention(&document, &words(text, "Gull", 1)).is_none());
    assert!(mention(&document, &words(text, "Mara Gull", 0)).is_some());
}

#[test]
fn nouns_and_pronouns_can_be_nobody() {
    let text = "Ada Lund is the mayor. The mayor said that she would go.";
    for (what, nth) in [("The mayor", 0), ("she", 0)] {
        let at = words(text, what, nth);
        let before = support::document(&Pipeline::new(), text);
        assert!(mention(&before, &at).is_some(), "{what}");
        let none = Correction::NotAName {
            at: at.clone(),
            everywhere: false,
        };
        assert!(mention(&kept(text, &[none]), &at).is_none(), "{what}");
    }
}

#[test]
fn a_retyped_name_moves_its_pronoun() {
    let text = "Marlow said on Monday that it would sell the mill.";
    let marlow = words(text, "Marlow", 0);
    let person = kept(text, &[name(marlow.clone(), EntityType::Person)]);
    let body = kept(text, &[name(marlow.clone(), EntityType::Organization)]);
    let it = words(text, "it", 0);
    assert_eq!(meant(&person, &it), None);
    assert_eq!(meant(&body, &it), Some("Marlow"));
    let why = mention(&body, &marlow).expect("a mention");
    assert_eq!(why.provenance.method, Method::Manual);
    assert_eq!(why.provenance.rule, "reader");
    assert_eq!((why.status, why.confidence), (Status::Edited, 1.0));
}

#[test]
fn a_missed_name_is_added_with_its_twins() {
    let text = "We saw herald tribune's men. Everybody reads herald tribune here.";
    let at = words(text, "herald tribune", 0);
    let added = Correction::Name {
        at: at.clone(),
        kind: EntityType::Organization,
        sense: None,
        everywhere: true,
    };
    let document = kept(text, &[added]);
    let first = mention(&document, &at).expect("the name");
    let second = mention(&document, &words(text, "herald tribune", 1)).expect("its twin");
    assert_eq!(first.entity, second.entity);
    assert_eq!(first.status, Status::Manual);
    assert_eq!(second.kind, EntityType::Organization);
}

#[test]
fn a_name_everywhere_is_no_part_of_a_longer_one() {
    let text = "The Lund Bank paid. Lund was glad. Ole Lund was not.";
    let at = words(text, "Lund", 1);
    let place = Correction::Name {
        at: at.clone(),
        kind: EntityType::Place,
        sense: None,
        everywhere: true,
    };
    let document = kept(text, &[place]);
    assert_eq!(
        mention(&document, &at).expect("a place").kind,
        EntityType::Place
    );
    let bank = mention(&document, &words(text, "Lund Bank", 0)).expect("the bank");
    assert_eq!(bank.kind, EntityType::Organization);
    let ole = mention(&document, &words(text, "Ole Lund", 0)).expect("the man");
    assert_eq!(ole.kind, EntityType::Person);
}

#[test]
fn a_sense_is_as_the_reader_says() {
    let text = "Snow fell on Oslo.";
    let at = words(text, "Oslo", 0);
    let acts = Correction::Name {
        at: at.clone(),
        kind: EntityType::Place,
        sense: Some(Sense::Actor),
        everywhere: false,
    };
    let document = kept(text, &[acts]);
    assert_eq!(
        mention(&document, &at).and_then(|m| m.sense),
        Some(Sense::Actor)
    );
    let wrong = Correction::Name {
        at,
        kind: EntityType::Person,
        sense: Some(Sense::Actor),
        everywhere: false,
    };
    assert_eq!(told(&corrected(text, &[wrong])).len(), 1);
}

#[test]
fn whoever_is_renamed_is_called_so_for_pronouns_too() {
    let text = "Ms. Lunn spoke in Oslo. She was tired.";
    let renamed = Correction::Rename {
        at: words(text, "Lunn", 0),
        name: "Ada Lund".to_owned(),
    };
    let document = kept(text, &[renamed]);
    assert_eq!(meant(&document, &words(text, "She", 0)), Some("Ada Lund"));
}

#[test]
fn two_names_that_are_one_share_what_follows() {
    let text = "Ada Lund came. Later A. K. Brandt spoke. “We are ready,” Brandt said.";
    let same = Correction::SameAs {
        at: words(text, "A. K. Brandt", 0),
        other: words(text, "Ada Lund", 0),
    };
    let document = kept(text, &[same]);
    assert_eq!(
        meant(&document, &words(text, "Brandt", 1)),
        Some("Ada Lund")
    );
    assert_eq!(speaker(&document, "“We"), Some("Ada Lund"));
}

#[test]
fn a_noun_and_a_pronoun_can_be_said_to_mean_somebody() {
    let text = "Ada Lund met Ole Brandt. The minister was late. “I am sorry,” the minister said. He sat down.";
    let minister = Correction::SameAs {
        at: words(text, "The minister", 0),
        other: words(text, "Ada Lund", 0),
    };
    let document = kept(text, &[minister]);
    assert_eq!(
        meant(&document, &words(text, "the minister", 0)),
        Some("Ada Lund")
    );
    assert_eq!(meant(&document, &words(text, "I", 0)), Some("Ada Lund"));
    let he = Correction::SameAs {
        at: words(text, "He", 0),
        other: words(text, "Ole Brandt", 0),
    };
    assert_eq!(
        meant(&kept(text, &[he]), &words(text, "He", 0)),
        Some("Ole Brandt")
    );
}

#[test]
fn a_mention_can_be_somebody_else() {
    let text = "Ada Lund spoke. Lund was clear. Later Lund sold his boat.";
    let other = words(text, "Lund", 2);
    let apart = Correction::NotTheSame {
        at: other.clone(),
        everywhere: false,
    };
    let document = kept(text, &[apart]);
    let whose = |at: &TextSpan| mention(&document, at).map(|m| m.entity.clone());
    assert_eq!(
        whose(&words(text, "Lund", 1)),
        whose(&words(text, "Ada Lund", 0))
    );
    assert_ne!(whose(&other), whose(&words(text, "Ada Lund", 0)));
    assert_eq!(meant(&document, &words(text, "his", 0)), Some("Lund"));
    assert_eq!(
        mention(&document, &words(text, "his", 0)).map(|m| m.entity.clone()),
        whose(&other)
    );
}

#[test]
fn a_corrected_speaker_moves_the_pronouns_and_the_run() {
    let text = "Ada Lund met Ole Brandt, she said later.\n\n“I was there from the first day,” he said.\n\n“I will go there again tomorrow.”\n";
    let first = words(text, "“I was there from the first day,”", 0);
    let document = kept(text, &[said_by(first, words(text, "Ada Lund", 0))]);
    assert_eq!(speaker(&document, "“I was"), Some("Ada Lund"));
    assert_eq!(speaker(&document, "“I will"), Some("Ada Lund"));
    for nth in [0, 1] {
        assert_eq!(
            meant(&document, &words(text, "I ", nth).without_space()),
            Some("Ada Lund")
        );
    }
    let quote = quote(&document, "“I was").expect("the quote");
    assert_eq!(quote.status, Status::Edited);
    assert_eq!(quote.provenance.method, Method::Manual);
}

trait WithoutSpace {
    fn without_space(self) -> Self;
}

impl WithoutSpace for TextSpan {
    fn without_space(mut self) -> Self {
        self.end -= 1;
        self.text.pop();
        self
    }
}

#[test]
fn nobody_and_somebody_who_is_not_named_can_speak() {
    let text = "“The mill is to close,” Ada Lund said. She left.";
    let at = words(text, "“The mill is to close,”", 0);
    let by = |name: Option<&str>| Correction::Speaker {
        at: at.clone(),
        mention: None,
        name: name.map(str::to_owned),
    };
    let nobody = kept(text, &[by(None)]);
    let quote_of = |document: &AnnotationDocument| quote(document, "“The").cloned().expect("it");
    assert!(quote_of(&nobody).speaker.is_none());
    let other = quote_of(&kept(text, &[by(Some("Tor Vik"))]));
    assert!(other.speaker.is_none());
    assert_eq!(other.speaker_name.as_deref(), Some("Tor Vik"));
}

#[test]
fn what_is_no_quote_is_none() {
    let text = "Ada Lund said that the mill would close. Ole Brandt left.";
    let at = words(text, "the mill would close", 0);
    assert!(quote(&support::document(&Pipeline::new(), text), "the mill").is_some());
    let document = kept(text, &[Correction::NotAQuote { at }]);
    assert!(document.quotes.is_empty());
}

#[test]
fn a_quote_has_the_extent_and_kind_that_the_reader_gives() {
    let text = "Ada Lund told us that the mill would close and that rain fell. It rained.";
    let at = quote(&support::document(&Pipeline::new(), text), "the").map(|q| q.parts[0].clone());
    let shorter = words(text, "the mill would close", 0);
    let cut = Correction::Quote {
        at: at.expect("a quote"),
        parts: vec![shorter.clone()],
        kind: Some(QuoteKind::Mixed),
    };
    let document = kept(text, &[cut]);
    let [quote] = &document.quotes[..] else {
        panic!("{:?}", document.quotes)
    };
    assert_eq!(quote.parts, std::slice::from_ref(&shorter));
    assert_eq!(quote.kind, QuoteKind::Mixed);
    assert_eq!(speaker(&document, "the mill"), Some("Ada Lund"));
}

#[test]
fn a_missed_quote_is_added_with_who_says_it() {
    let text = "No comment, went the line from Ada Lund. It rained.";
    let at = words(text, "No comment", 0);
    let added = Correction::Quote {
        at: at.clone(),
        parts: Vec::new(),
        kind: None,
    };
    let by = said_by(at, words(text, "Ada Lund", 0));
    for corrections in [[added.clone(), by.clone()], [by, added]] {
        let document = kept(text, &corrections);
        let [quote] = &document.quotes[..] else {
            panic!("{:?}", document.quotes)
        };
        assert_eq!(
            (quote.status, quote.kind),
            (Status::Manual, QuoteKind::Indirect)
        );
        assert_eq!(speaker(&document, "No"), Some("Ada Lund"));
    }
}

#[test]
fn what_is_not_the_article_is_not_read() {
    let text = "Mill to close\n\nAda Lund spoke in Oslo.\n\nTor Vik is our best reader yet.\n";
    let region = |at: &str, kind| Correction::Region {
        at: words(text, at, 0),
        kind,
    };
    let furniture = region(
        "Tor Vik is our best reader yet.",
        Some(RegionKind::Boilerplate),
    );
    let document = kept(text, &[furniture]);
    assert!(mention(&document, &words(text, "Tor Vik", 0)).is_none());
    assert!(mention(&document, &words(text, "Ada Lund", 0)).is_some());
    let document = kept(text, &[region("Mill to close", None)]);
    assert_eq!(document.document.title, None);
    let headline = region("Ada Lund spoke in Oslo.", Some(RegionKind::Headline));
    let title = kept(text, &[headline]).document.title;
    assert_eq!(title.as_deref(), Some("Ada Lund spoke in Oslo."));
}

#[test]
fn what_is_confirmed_stays() {
    let text = "“The mill is shut,” Ada Lund said.";
    let lund = words(text, "Ada Lund", 0);
    let confirmed = Correction::Confirmed {
        at: lund.clone(),
        kind: Some(EntityType::Person),
        speaker: None,
    };
    let quoted = Correction::Confirmed {
        at: words(text, "“The mill is shut,”", 0),
        kind: None,
        speaker: Some(lund.clone()),
    };
    let document = kept(text, &[confirmed, quoted]);
    assert_eq!(
        mention(&document, &lund).map(|m| m.status),
        Some(Status::Confirmed)
    );
    assert_eq!(document.quotes[0].status, Status::Confirmed);
}

#[test]
fn a_chosen_place_draws_others_to_it() {
    let text = "Snow fell on Springfield. In Franklin the roads were shut.";
    let pipeline = support::pipeline_with(&[Kind::Gazetteer]);
    let at = words(text, "Springfield", 0);
    let before = support::document(&pipeline, text);
    let find = |document: &AnnotationDocument, name: &str| {
        let mut entities = document.entities.iter();
        entities.find(|e| e.name == name).cloned().expect("a place")
    };
    let other = &find(&before, "Springfield").candidates[1];
    let chosen = Correction::Place {
        at: at.clone(),
        place: other.name.clone(),
        coordinates: None,
    };
    let found = pipeline.annotate_with(text, std::slice::from_ref(&chosen), None);
    let document = found.document(GENERATED, &[]);
    assert_eq!(told(&document), [""; 0]);
    let town = find(&document, "Springfield");
    assert_eq!(town.full_name.as_ref(), Some(&other.name));
    assert_eq!(town.geometry, Some(other.geometry));
    assert_eq!(
        mention(&document, &at).map(|m| m.status),
        Some(Status::Edited)
    );
    let unknown = Correction::Place {
        at,
        place: "Springfield, Nowhere".to_owned(),
        coordinates: None,
    };
    let found = pipeline.annotate_with(text, &[unknown], None);
    assert!(told(&found.document(GENERATED, &[]))[0].contains("candidates"));
}

#[test]
fn a_place_may_have_another_name_than_the_text_gives_it() {
    let text = "Snow fell on the Old Landing. In the Old Landing the roads were shut.";
    let pipeline = support::pipeline_with(&[Kind::Gazetteer]);
    let at = words(text, "Old Landing", 0);
    let place = "Bergen, Vestland, Norway".to_owned();
    let said = [
        name(at.clone(), EntityType::Place),
        Correction::Place {
            at: at.clone(),
            place: place.clone(),
            coordinates: None,
        },
    ];
    let found = pipeline.annotate_with(text, &said, None);
    let document = found.document(GENERATED, &[]);
    assert_eq!(told(&document), [""; 0]);
    let landing = document.entities.iter().find(|e| e.name == "Old Landing");
    let landing = landing.expect("the place");
    assert_eq!(landing.full_name.as_ref(), Some(&place));
    let bergen = &support::document(&pipeline, "It rained in Bergen, Norway.").entities;
    let bergen = bergen.iter().find(|e| e.name == "Bergen").expect("Bergen");
    assert_eq!(landing.geometry, bergen.geometry);
    let [is_place, first] = said;
    let later = Correction::Place {
        at,
        place: "Hamar, Innlandet, Norway".to_owned(),
        coordinates: None,
    };
    let found = pipeline.annotate_with(text, &[is_place, first, later.clone()], None);
    let document = found.document(GENERATED, &[]);
    assert!(document.corrections.contains(&later), "the later one holds");
}

#[test]
fn a_place_that_no_list_knows_lies_where_the_reader_points() {
    let text = "Snow fell on Cadbury Weir. Wardens in Oslo met at Cadbury Weir.";
    let pipeline = support::pipeline_with(&[Kind::Gazetteer]);
    let at = words(text, "Cadbury Weir", 0);
    let pointed = |longitude: f64, latitude: f64| Correction::Place {
        at: at.clone(),
        place: "Cadbury Weir".to_owned(),
        coordinates: Some([longitude, latitude].into()),
    };
    let said = [
        name(at.clone(), EntityType::Place),
        pointed(10.5, 59.75),
        pointed(10.25, 59.5),
    ];
    let found = pipeline.annotate_with(text, &said, None);
    let document = found.document(GENERATED, &[]);
    assert_eq!(document.corrections, [said[0].clone(), said[2].clone()]);
    let mut entities = document.entities.iter();
    let weir = entities
        .find(|e| e.name == "Cadbury Weir")
        .expect("the place");
    let point = weir.geometry.expect("it has a point").coordinates;
    assert_eq!((point.longitude, point.latitude), (10.25, 59.5));
    assert_eq!(weir.full_name.as_deref(), Some("Cadbury Weir"));
    let beyond = pipeline.annotate_with(text, &[said[0].clone(), pointed(200.0, 0.0)], None);
    assert!(told(&beyond.document(GENERATED, &[]))[0].contains("coordinates"));
}

#[test]
fn of_two_that_contradict_the_later_holds_and_the_other_is_told() {
    let text = "Marlow sold the mill.";
    let at = words(text, "Marlow", 0);
    let person = name(at.clone(), EntityType::Person);
    let body = name(at.clone(), EntityType::Organization);
    let document = corrected(text, &[person.clone(), body.clone()]);
    assert_eq!(document.corrections, [body]);
    assert_eq!(
        mention(&document, &at).map(|m| m.kind),
        Some(EntityType::Organization)
    );
    let [told] = &told(&document)[..] else {
        panic!("{:?}", document.warnings)
    };
    assert!(told.starts_with("“Marlow”: ") && told.contains("later"));
    let moved = TextSpan { start: 3, ..at };
    let document = corrected(text, &[name(moved, EntityType::Person)]);
    assert!(self::told(&document)[0].contains("does not read so"));
}

#[test]
fn an_edited_text_keeps_what_still_stands() {
    let before = "📰 Ada Lund spoke. Marlow sold the mill. Vik left.";
    let after = "📰 Ada Lund spoke softly. Marlow sold a mill to Marlow. Vik left.";
    let all = ["Ada Lund", "Marlow", "the mill", "Vik"];
    let all = all.map(|at| name(words(before, at, 0), EntityType::Other));
    let placed = place_again(all.to_vec(), before, after);
    let kept: Vec<&TextSpan> = placed.kept.iter().map(Correction::at).collect();
    assert_eq!(
        kept,
        [&words(after, "Ada Lund", 0), &words(after, "Vik", 0)]
    );
    assert_eq!(placed.lost, all[1..3]);
}
