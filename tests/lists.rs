//! The brief and the lists: what they hold of an article, in which order, in which words. No browser.

use std::rc::Rc;

use pressmark::annotation::{EntityType, Feature, Form, Sense};
use pressmark_web::article::{Article, Group, wanted};
use pressmark_web::brief::{self, Piece};
use pressmark_web::pane::{QuoteOrder, Tab};
use pressmark_web::{quotation, speaker, wording};

const STORM: &str = "Harbour to be rebuilt\n\nBy Nora Whitfield\n\n\
    “We will rebuild,” Finance Minister Ada Lund said on Monday. “It takes time.”\n\n\
    Lund said the pier was lost. “Not all of it,” Lund said. Peter Holm, an engineer, said the wall had held. \
    Experts said it would not hold twice. Portugal rejected the claim, and Spain welcomed it.\n";

fn article(text: &str) -> Article {
    Article::new(pressmark::annotate(text).document("2026-11-25T12:00:00Z", &[]))
}

/// The article with something of it changed.
fn changed(text: &str, change: impl Fn(&mut pressmark::annotation::AnnotationDocument)) -> Article {
    let mut document = pressmark::annotate(text).document("2026-11-25T12:00:00Z", &[]);
    change(&mut document);
    Article::new(document)
}

fn sentence(article: &Article) -> String {
    let pieces = brief::sentence(article).into_iter();
    pieces
        .map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Name(name, _) => format!("[{name}]"),
        })
        .collect()
}

fn counts(article: &Article) -> Vec<String> {
    brief::counts(article)
        .into_iter()
        .map(|c| c.words)
        .collect()
}

fn names(article: &Article, group: Group) -> Vec<&str> {
    let rows = article.lists().group(group).iter();
    rows.filter_map(|r| Some(article.entity(r.lead())?.data().name.as_str()))
        .collect()
}

fn entity(article: &Article, name: &str) -> u32 {
    let entities = &article.document().entities;
    let found = entities.iter().position(|e| e.name == name);
    found.unwrap_or_else(|| panic!("{name} is found in the text")) as u32
}

#[test]
fn the_brief_says_who_is_quoted_and_how_often() {
    let storm = article(STORM);
    assert_eq!(
        sentence(&storm),
        "[Ada Lund], Finance Minister, is quoted 3 times; [Peter Holm] and unnamed [experts] once."
    );
    let two = article("“Yes,” Ada Lund said. “No,” Peter Holm said.\n");
    assert_eq!(
        sentence(&two),
        "[Ada Lund] and [Peter Holm] are quoted once."
    );
    let twice = article("“Yes,” Ada Lund said on Monday.\n\n“It is late,” Lund said on Tuesday.\n");
    assert_eq!(sentence(&twice), "[Ada Lund] is quoted twice.");
}

#[test]
fn three_are_named_in_the_brief_and_the_others_are_a_number() {
    let five = "“One,” Ada Lund said. “Two,” Peter Holm said. “Three,” Maria Lopez said. “Four,” Daniel Okafor said. \
        “Five,” Clara Rossi said.\n";
    assert_eq!(
        sentence(&article(five)),
        "[Ada Lund], [Peter Holm] and [Maria Lopez] are quoted once; 2 others too."
    );
    let more = format!("“Six,” Ada Lund said on Friday.\n\n{five}");
    assert_eq!(
        sentence(&article(&more)),
        "[Ada Lund] is quoted twice; [Peter Holm] and [Maria Lopez] once, and 2 others."
    );
}

#[test]
fn where_nobody_is_quoted_the_brief_says_who_is_named() {
    let quiet =
        article("Ada Lund met Peter Holm in the harbour. Lund left. Lund came back with Holm.\n");
    assert_eq!(
        sentence(&quiet),
        "[Ada Lund] and [Peter Holm] are named most; nobody is quoted."
    );
    assert_eq!(
        sentence(&article("Nothing happened.\n")),
        "Nobody is quoted."
    );
    assert!(counts(&article("Nothing happened.\n")).is_empty());
    let nobodys = article("“Never again.”\n");
    assert!(
        nobodys
            .document()
            .quotes
            .iter()
            .all(|q| q.speaker.is_none())
    );
}

#[test]
fn a_quote_that_is_nobodys_is_counted_as_such() {
    let text = "“Yes,” Ada Lund said. “No,” Peter Holm said.\n";
    let one = changed(text, |document| document.quotes[1].speaker = None);
    assert_eq!(
        sentence(&one),
        "[Ada Lund] is quoted once; 1 more quote has no known speaker."
    );
    let none = changed(text, |document| {
        for quote in &mut document.quotes {
            quote.speaker = None;
        }
    });
    assert_eq!(
        sentence(&none),
        "2 quotes, and the text does not say whose."
    );
}

#[test]
fn the_brief_says_where_it_plays_and_the_place_is_a_way_into_the_text() {
    let placed = changed("Rain fell in Oslo. Norway waited.\n", |document| {
        let norway = document.entities.iter_mut().find(|e| e.name == "Norway");
        let norway = norway.expect("a country");
        norway.country = Some("NO".into());
        norway.feature = Some(Feature::Country);
        norway.full_name = Some("Norway".into());
        document.document.main_place = Some(pressmark::annotation::MainPlace {
            entity: None,
            country: Some("NO".into()),
        });
    });
    assert!(sentence(&placed).ends_with(" It is mainly about [Norway]."));
    assert_eq!(placed.main_entity(), Some(entity(&placed, "Norway")));
}

#[test]
fn a_text_that_is_not_english_is_said_to_be_so_beside_the_counts() {
    let german = "Der Minister hat am Montag in der Stadt gesprochen und dabei gesagt, dass die Brücke bald wieder offen sein \
        soll, weil viele Menschen auf dem Weg zur Arbeit über den Fluss müssen.\n";
    assert_eq!(
        brief::caution(&article(german)),
        Some("This text is not English: the lists are incomplete.")
    );
    assert_eq!(brief::caution(&article(STORM)), None);
}

#[test]
fn the_counts_are_the_rows_of_the_lists_each_counted_once() {
    let texts = [
        STORM,
        include_str!("../src/samples/ferry.txt"),
        include_str!("../src/samples/library.txt"),
    ];
    for text in texts {
        let article = article(text);
        let sum: usize = brief::counts(&article).iter().map(|c| c.number).sum();
        let rows: usize = Tab::ALL.into_iter().map(|tab| article.rows(tab)).sum();
        assert_eq!(sum, rows);
        for tab in Tab::ALL {
            let own = brief::counts(&article).into_iter().filter(|c| c.tab == tab);
            assert_eq!(
                own.map(|c| c.number).sum::<usize>(),
                article.rows(tab),
                "{tab:?}"
            );
        }
        let mut listed: Vec<u32> = Group::ALL
            .iter()
            .flat_map(|&g| article.lists().group(g))
            .flat_map(|row| row.entities.clone())
            .collect();
        let all = listed.len();
        listed.sort_unstable();
        listed.dedup();
        assert_eq!(all, listed.len(), "nobody stands in two rows");
        assert!(wording::found(&article).contains("quote"));
    }
    assert_eq!(
        counts(&article(STORM)),
        [
            "2 people",
            "1 author",
            "2 states",
            "1 unnamed",
            "2 places",
            "5 quotes"
        ]
    );
}

#[test]
fn the_author_stands_apart_unless_the_text_names_them_too() {
    let storm = article(STORM);
    assert_eq!(names(&storm, Group::Authors), ["Nora Whitfield"]);
    let both = article(&format!("{STORM}\nNora Whitfield slept in the harbour.\n"));
    assert!(names(&both, Group::Authors).is_empty());
    assert!(names(&both, Group::People).contains(&"Nora Whitfield"));
}

#[test]
fn who_is_quoted_stands_first_and_who_has_no_name_in_a_group_of_their_own() {
    let text = "Maria Lopez met Daniel Okafor. Lopez left. Lopez slept. “No,” Okafor said.\n\nA nurse said it was late.\n";
    let article = article(text);
    assert_eq!(
        names(&article, Group::People),
        ["Daniel Okafor", "Maria Lopez"]
    );
    assert_eq!(names(&article, Group::Unnamed), ["A nurse"]);
    for group in Group::ALL {
        for row in article.lists().group(group) {
            assert_eq!(article.has_name(row.lead()), group != Group::Unnamed);
        }
    }
}

#[test]
fn only_a_country_acts_as_a_state_and_how_often_is_said() {
    assert_eq!(
        wording::acting(Some(Feature::Country), (4, 10)),
        "4 of 10 as a state"
    );
    assert_eq!(
        wording::acting(Some(Feature::Region), (1, 3)),
        "1 of 3 as its government"
    );
    assert_eq!(
        wording::acting(Some(Feature::Facility), (1, 1)),
        "once, as an actor"
    );
    let text = "California sued. France rejected the claim.\n";
    let article = changed(text, |document| {
        for entity in &mut document.entities {
            let feature = if entity.name == "France" {
                Feature::Country
            } else {
                Feature::Region
            };
            entity.feature = Some(feature);
        }
        for mention in &mut document.mentions {
            mention.sense = Some(Sense::Actor);
        }
    });
    assert_eq!(names(&article, Group::States), ["France"]);
    assert_eq!(names(&article, Group::Powers), ["California"]);
    assert_eq!(article.acts(entity(&article, "France")), (1, 1));
}

/// Names in pairs, as two entities of one type each, and the rows that they make.
fn rows_of(kind: EntityType, pair: [&str; 2]) -> usize {
    let article = changed("Ada Lund met Peter Holm.\n", |document| {
        for (entity, name) in document.entities.iter_mut().zip(pair) {
            entity.name = name.to_owned();
            entity.kind = kind;
        }
        for mention in &mut document.mentions {
            mention.kind = kind;
            mention.form = Form::Name;
        }
    });
    assert_eq!(article.document().entities.len(), 2);
    Group::ALL
        .iter()
        .map(|&g| article.lists().group(g).len())
        .sum()
}

#[test]
fn one_row_for_each_somebody() {
    let organization = EntityType::Organization;
    assert_eq!(rows_of(organization, ["PACs", "PAC"]), 1);
    assert_eq!(
        rows_of(organization, ["Wolski’s aides", "Wolski's Aides"]),
        1
    );
    assert_eq!(rows_of(organization, ["Lund’s", "Lund"]), 1);
    assert_eq!(rows_of(organization, ["Holms’", "Holms"]), 1);
    assert_eq!(rows_of(organization, ["Press", "Pres"]), 2);
    assert_eq!(rows_of(EntityType::Person, ["JAN WOLSKI", "Jan Wolski"]), 1);
    assert_eq!(
        rows_of(EntityType::Person, ["Williams", "William"]),
        2,
        "a surname is no plural"
    );
}

#[test]
fn a_row_for_two_adds_their_counts_and_leads_to_both() {
    let article = changed(
        "“Yes,” Ada Lund said. Peter Holm left. Holm slept.\n",
        |document| {
            document.entities[0].name = "Ada Lund".into();
            document.entities[1].name = "ADA LUND".into();
        },
    );
    let [row] = article.lists().group(Group::People) else {
        panic!("one row");
    };
    assert_eq!(
        (row.entities.as_slice(), row.names, row.quotes),
        ([0, 1].as_slice(), 3, 1)
    );
    assert_eq!(article.same_row(1), [0, 1]);
}

#[test]
fn speakers_without_a_name_are_what_they_are_and_stand_last() {
    let text = "He said it was late. A nurse said it was early. “Fine,” Ada Lund said. A study published on Monday said \
        that sleep was rare. The ship’s log said “fog.”\n";
    let article = article(text);
    let heads: Vec<String> = article
        .quotes_in(QuoteOrder::Speaker)
        .into_iter()
        .map(|q| speaker::heading(&article, q))
        .collect();
    assert_eq!(
        heads.first().map(String::as_str),
        Some("Ada Lund"),
        "{heads:?}"
    );
    assert!(heads.contains(&"A nurse".to_owned()), "{heads:?}");
    assert!(
        heads.iter().any(|h| h.starts_with("A document: ")),
        "{heads:?}"
    );
    assert_eq!(
        article.quotes_in(QuoteOrder::Text),
        (0..heads.len() as u32).collect::<Vec<_>>()
    );
    let nobody = changed("“Yes,” Ada Lund said.\n", |document| {
        document.quotes[0].speaker = None
    });
    assert_eq!(speaker::names(&nobody, 0), "not said who");
    let he = changed("“Yes,” Ada Lund said.\n", |document| {
        document.entities[0].name = "he".into();
        document.mentions[0].form = Form::Pronoun;
    });
    assert_eq!(speaker::names(&he, 0), "a man, not named");
    assert_eq!(sentence(&he), "[A man who is not named] is quoted once.");
    let minister = changed("“Yes,” Ada Lund said.\n", |document| {
        document.entities[0].name = "Minister".into();
        document.mentions[0].form = Form::Nominal;
    });
    assert_eq!(sentence(&minister), "An unnamed [minister] is quoted once.");
}

#[test]
fn a_quote_is_whole_and_own_words_are_told_from_reported_ones() {
    let article =
        article("Ada Lund said the plan was “a small thing” and cheap. “We,” Lund said, “wait.”\n");
    let pieces = |quote| -> Vec<(bool, &str)> {
        let pieces = article.pieces(quote).into_iter();
        pieces.map(|(_, own, words)| (own, words)).collect()
    };
    assert_eq!(
        pieces(0),
        [
            (false, "the plan was "),
            (true, "“a small thing”"),
            (false, " and cheap")
        ]
    );
    assert_eq!(pieces(1), [(true, "“We,”"), (true, "“wait.”")]);
    for (number, quote) in (0..).zip(&article.document().quotes) {
        let words: String = pieces(number).into_iter().map(|(_, words)| words).collect();
        let parts: String = quote.parts.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(words, parts);
    }
}

#[test]
fn a_quote_is_copied_in_three_styles() {
    let text = "Harbour to be rebuilt\n\n“We will rebuild,” Ada Lund said in Oslo. “It takes time.”\n\n“Why not?” Peter Holm \
        said. Holm said the wall was “a small thing.” A nurse said it was late.\n";
    let article = article(text);
    let storm = ", in “Harbour to be rebuilt”, read 25 November 2026.";
    assert_eq!(
        quotation::styles(&article, 0),
        [
            "“We will rebuild … It takes time,” Ada Lund said.".to_owned(),
            "Ada Lund: “We will rebuild … It takes time.”".to_owned(),
            format!("“We will rebuild … It takes time.” Ada Lund{storm}"),
        ]
    );
    let styles = |quote| quotation::styles(&article, quote);
    assert_eq!(styles(1)[0], "“Why not?” Peter Holm said.");
    assert_eq!(styles(1)[1], "Peter Holm: “Why not?”");
    assert_eq!(
        styles(2)[0],
        "The wall was “a small thing,” Peter Holm said."
    );
    assert_eq!(styles(3)[1], "A nurse: It was late.");
    let nobody = changed("“Yes,” Ada Lund said.\n", |document| {
        document.quotes[0].speaker = None
    });
    assert_eq!(
        quotation::styles(&nobody, 0)[0],
        "“Yes,” somebody the text does not name said."
    );
}

#[test]
fn a_search_is_blind_to_case_and_accents_and_finds_names_roles_quotes_and_text() {
    let article = article(
        "“Der Zug fährt,” Transport Minister José Almeida said in Lisbon.\n\nThe café of JOSÉ closed at nine o’clock in the \
         evening, long before the last of the ferries had come in. Nobody knew where the others were.\n",
    );
    let rows = article.lists().group(Group::People);
    let held = |find: &str| {
        let words = wanted(find);
        let rows = rows
            .iter()
            .filter(|row| article.row_holds(row, &words))
            .count();
        (rows, article.quote_holds(0, &words))
    };
    assert_eq!(held("  jose "), (1, true), "a name, and who says the quote");
    assert_eq!(held("TRANSPORT"), (1, true), "a role");
    assert_eq!(held("fahrt"), (0, true), "a quote");
    assert_eq!(held("ferry"), (0, false));
    assert_eq!(held(""), (rows.len(), true), "nothing is looked for");
    let (count, hits) = article.in_the_text(&Rc::from("jose"));
    assert_eq!((count, hits.len()), (2, 2));
    assert_eq!(
        &article.text()[hits[0].bytes.start as usize..hits[0].bytes.end as usize],
        "José"
    );
    assert_eq!(
        (hits[1].before.as_str(), hits[1].words.as_str()),
        ("The café of ", "JOSÉ")
    );
    assert!(hits[1].after.starts_with(" closed at nine") && hits[1].after.ends_with('…'));
    let (count, hits) = article.in_the_text(&Rc::from("e"));
    assert!(count > 20 && hits.len() == 20, "{count}");
    assert_eq!(
        article.in_the_text(&Rc::from("o'clock")).0,
        1,
        "straight for curled marks"
    );
    assert_eq!(article.in_the_text(&Rc::from(" ")).0, 0);
}
