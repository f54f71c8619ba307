//! The reducer: what each action does to what the page knows. No browser, no worker.

use std::rc::Rc;

use pressmark::annotation::{Candidate, EntityType, Feature, Point, PointType, Position};
use pressmark::resolved::{Entity, Mention, Quote};
use pressmark_web::article::Article;
use pressmark_web::card::{Card, Goal, Highlighted, OpenedBy, Target};
use pressmark_web::correction::Correction;
use pressmark_web::filters::Filter;
use pressmark_web::models::{Fetching, Missing};
use pressmark_web::pane::{QuoteOrder, Tab};
use pressmark_web::state::{Action, Draft, Settings, State, View, Work};
use pressmark_web::{speaker, wording};

const TEXT: &str = "“We will rebuild,” Mayor Ada Lund said in Oslo. “It takes time,” Lund said.\n\n\
    Lund met Peter Holm in Bergen. Holm agreed.\n";

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions
        .into_iter()
        .fold(Rc::new(state), |state, action| state.after(action))
}

fn article(text: &str) -> Rc<Article> {
    let document = pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[]);
    Rc::new(Article::new(document))
}

fn reading() -> Rc<State> {
    let given = after(State::default(), [Action::Given(Draft::plain(TEXT))]);
    let answer = Action::Annotated {
        request: given.request,
        article: article(TEXT),
        placed: Vec::new(),
    };
    given.after(answer)
}

fn entity(state: &State, name: &str) -> u32 {
    let article = state.article.as_ref().expect("an article");
    let place = article
        .document()
        .entities
        .iter()
        .position(|e| e.name == name);
    place.unwrap_or_else(|| panic!("{name} is found in the text")) as u32
}

fn mention(state: &State) -> Option<u32> {
    match state.card?.target {
        Target::Mention(mention) => Some(mention),
        Target::Quote(_) => None,
    }
}

fn hover(target: Target) -> Action {
    Action::Show(Card {
        target,
        opened_by: OpenedBy::Hover,
        pointer: Some((10, 10)),
    })
}

#[test]
fn a_text_that_comes_in_whole_is_shown_as_soon_as_it_is_annotated() {
    let given = after(State::default(), [Action::Given(Draft::plain(TEXT))]);
    assert_eq!((given.view, &given.work), (View::Writing, &Work::Running));
    let state = reading();
    assert_eq!((state.view, &state.work), (View::Reading, &Work::Idle));
    assert!(state.status.ends_with("quotes found"), "{}", state.status);
    assert_eq!(state.current, state.order.first().copied());
}

#[test]
fn typing_keeps_the_text_area_open() {
    let typed = after(State::default(), [Action::Typed(TEXT.into())]);
    let answered = typed.clone().after(Action::Annotated {
        request: typed.request,
        article: article(TEXT),
        placed: Vec::new(),
    });
    assert_eq!(answered.view, View::Writing);
    assert!(answered.article.is_some());
    assert_eq!(answered.after(Action::Read).view, View::Reading);
}

#[test]
fn an_answer_to_an_older_request_is_dropped() {
    let first = after(State::default(), [Action::Given(Draft::plain("one"))]);
    let second = first.clone().after(Action::Given(Draft::plain("two")));
    let late = second.clone().after(Action::Annotated {
        request: first.request,
        article: article("one"),
        placed: Vec::new(),
    });
    assert!(Rc::ptr_eq(&late, &second));
    let failed = second.clone().after(Action::Failed {
        request: first.request,
        message: "late".into(),
    });
    assert!(Rc::ptr_eq(&failed, &second));
}

#[test]
fn an_answer_after_new_article_is_dropped() {
    let given = after(State::default(), [Action::Given(Draft::plain(TEXT))]);
    let request = given.request;
    let state = given.after(Action::New).after(Action::Annotated {
        request,
        article: article(TEXT),
        placed: Vec::new(),
    });
    assert!(state.article.is_none());
    assert_eq!(state.view, View::Writing);
}

#[test]
fn a_failure_keeps_the_text_and_can_be_tried_again() {
    let given = after(State::default(), [Action::Given(Draft::plain(TEXT))]);
    let request = given.request;
    let failed = given.after(Action::Failed {
        request,
        message: "It broke.".into(),
    });
    assert_eq!(failed.work, Work::Failed("It broke.".into()));
    assert_eq!((&*failed.draft.text, failed.view), (TEXT, View::Writing));
    let again = failed.after(Action::Retry);
    assert_eq!((&again.work, again.request), (&Work::Running, request + 1));
    let state = again.clone().after(Action::Annotated {
        request: again.request,
        article: article(TEXT),
        placed: Vec::new(),
    });
    assert_eq!(state.view, View::Reading);
}

#[test]
fn new_article_puts_the_text_away_and_back_brings_it() {
    let away = reading().after(Action::New);
    assert!(away.draft.is_blank() && away.article.is_none() && away.status.is_empty());
    let back = away.after(Action::Back);
    assert_eq!((&*back.draft.text, &back.work), (TEXT, &Work::Running));
    assert!(back.previous.is_none());
}

#[test]
fn a_second_article_over_a_first_leaves_a_way_back() {
    let state = reading().after(Action::Given(Draft::plain("Another article.")));
    assert_eq!(state.previous.as_ref().map(|d| &*d.text), Some(TEXT));
}

#[test]
fn nothing_is_left_of_a_forgotten_article_but_the_way_back() {
    let state = reading().after(Action::Forgotten);
    assert!(state.draft.is_blank() && state.article.is_none() && state.previous.is_none());
    assert!(state.status.contains("keeps nothing") && state.offers_undo());
    let back = state.clone().after(Action::Undo);
    assert_eq!((&*back.draft.text, &back.work), (TEXT, &Work::Running));
    let other = state.after(Action::Given(Draft::plain("Another article.")));
    assert!(!other.can_undo());
}

#[test]
fn choices_are_taken_back_one_after_the_other() {
    let state = mapped();
    let mut choices = (*state.clone().after(choose(&state))).clone();
    choices.work = Work::Idle;
    let twice = after(choices, [choose(&state), Action::Say("Saved".into())]);
    assert_eq!(twice.steps.len(), 2);
    let once = twice.after(Action::Undo);
    assert!(once.offers_undo() && once.draft.corrections.len() == 1);
    assert!(once.offers_redo());
    let none = once.clone().after(Action::Undo);
    assert!(none.draft.corrections.is_empty() && !none.can_undo());
    let again = after((*none).clone(), [Action::Redo, Action::Redo]);
    assert_eq!(again.draft.corrections.len(), 2);
    assert!(again.can_undo() && !again.can_redo());
    let another = none.after(choose(&state));
    assert!(!another.can_redo(), "another step leaves no way forward");
}

#[test]
fn one_type_alone_and_everything_again() {
    let person = Filter::Mentions(EntityType::Person);
    let alone = reading().after(Action::Only(person));
    assert!(alone.filters.has(person) && !alone.filters.has(Filter::Quotes));
    assert_eq!(alone.after(Action::Only(person)).filters, reading().filters);
}

#[test]
fn on_a_narrow_window_a_row_leads_into_the_text_and_back() {
    let state = reading().after(Action::Narrow(true));
    let up = state.after(Action::Tab(Tab::Said));
    assert!(up.pane.is_up);
    assert!(!up.clone().after(Action::Tab(Tab::Said)).pane.is_up);
    let walking = up.after(Action::VisitQuote(0));
    assert!(walking.walking && !walking.pane.is_up);
    assert_eq!(walking.highlighted(), Some(Highlighted::Quote(0)));
    let next = walking.clone().after(Action::Walk(1));
    assert!(next.walking);
    assert_eq!(next.highlighted(), Some(Highlighted::Quote(1)));
    assert!(walking.clone().after(Action::Sheet(true)).pane.is_up);
    assert!(!walking.after(Action::Dismiss).walking);
}

#[test]
fn on_a_wide_window_a_row_opens_the_card() {
    let state = reading().after(Action::VisitQuote(0));
    assert!(!state.walking && state.card.is_some_and(|c| !c.is_slip()));
}

#[test]
fn back_and_forward_lead_from_the_article_to_the_empty_page_and_to_its_text() {
    let state = reading();
    let route = state.route().expect("an address");
    assert_eq!(route, format!("/a/{}", state.draft.id));
    let edit = state.after(Action::Edit);
    assert_eq!(edit.view, View::Editing);
    assert_eq!(edit.route(), Some(format!("{route}/edit")));
    let back = edit.after(Action::Went(route.clone()));
    assert_eq!(back.view, View::Reading);
    let empty = back.after(Action::Went(String::new()));
    assert!(empty.draft.is_blank());
    assert_eq!(empty.route(), Some(String::new()));
    let again = empty.after(Action::Went(route));
    assert_eq!((&*again.draft.text, again.route()), (TEXT, None));
}

#[test]
fn an_address_that_names_an_entity_leads_to_it() {
    let state = reading();
    let lund = entity(&state, "Ada Lund");
    let id = state
        .article
        .as_ref()
        .and_then(|a| a.entity(lund))
        .map(|e| e.id.clone());
    let at = state.after(Action::Went(id.expect("an id")));
    let article = at.article.clone().expect("an article");
    let mentioned = mention(&at).and_then(|m| article.mentioned(m));
    assert_eq!(mentioned.map(Entity::number), Some(lund));
    assert!(Rc::ptr_eq(
        &at.clone().after(Action::Went("e999".into())),
        &at
    ));
}

#[test]
fn a_reload_brings_back_tab_filters_and_line() {
    let before = reading()
        .after(Action::Tab(Tab::Where))
        .after(Action::Order(QuoteOrder::Speaker))
        .after(Action::Filter(Filter::Quotes))
        .after(Action::Pronouns);
    let words = before.settings().write();
    let settings = Settings::read(&mut words.split(' ')).expect("what was written");
    assert_eq!(settings, before.settings());
    let fresh = after(
        State::default(),
        [
            Action::Restore(settings, Some((12, 80))),
            Action::Given(Draft::plain(TEXT)),
        ],
    );
    let state = fresh.clone().after(Action::Annotated {
        request: fresh.request,
        article: article(TEXT),
        placed: Vec::new(),
    });
    assert_eq!(state.settings(), before.settings());
    assert_eq!(
        state.jump.map(|j| j.goal),
        Some(Goal::Line { byte: 12, top: 80 })
    );
    assert_eq!(Settings::read(&mut "said".split(' ')), None);
}

#[test]
fn the_letter_for_quotes_goes_on_from_where_the_reader_is() {
    let state = reading();
    let first = state.after(Action::RoamQuotes(1));
    assert_eq!(first.card.map(|c| c.target), Some(Target::Quote(0)));
    let second = first.after(Action::RoamQuotes(1));
    assert_eq!(second.card.map(|c| c.target), Some(Target::Quote(1)));
    assert_eq!(
        second.after(Action::RoamQuotes(-1)).card.map(|c| c.target),
        Some(Target::Quote(0))
    );
}

#[test]
fn clearing_the_text_area_clears_the_result() {
    let state = reading()
        .after(Action::Edit)
        .after(Action::Typed(" \n".into()));
    assert!(state.article.is_none() && state.order.is_empty());
    assert_eq!(state.work, Work::Idle);
}

#[test]
fn an_empty_paste_says_so_and_changes_nothing_else() {
    let before = reading();
    let state = before.clone().after(Action::Given(Draft::plain(" \n ")));
    assert!(state.notice.is_some());
    assert_eq!((&state.draft, state.view), (&before.draft, before.view));
}

#[test]
fn a_filter_takes_its_mentions_out_of_the_order_and_closes_their_card() {
    let state = reading();
    let first = state.order[0];
    let kind = state
        .article
        .as_ref()
        .and_then(|a| a.mention(first))
        .map(|m| m.kind);
    assert_eq!(kind, Some(EntityType::Person));
    let open = state.after(hover(Target::Mention(first)));
    let filtered = open
        .clone()
        .after(Action::Filter(Filter::Mentions(EntityType::Person)));
    assert!(filtered.card.is_none());
    assert!(!filtered.order.contains(&first) && !filtered.order.is_empty());
    let back = filtered.after(Action::Filter(Filter::Mentions(EntityType::Person)));
    assert_eq!(back.order, open.order);
}

#[test]
fn highlights_off_leaves_no_link_and_remembers_the_filters() {
    let state = reading().after(Action::Filter(Filter::Quotes));
    let off = state.clone().after(Action::Highlights);
    assert!(off.order.is_empty() && off.current.is_none());
    let on = off.after(Action::Highlights);
    assert_eq!((on.filters, &on.order), (state.filters, &state.order));
}

#[test]
fn arrows_go_through_the_mentions_and_stop_at_the_ends() {
    let state = reading();
    let last = state.order.len() - 1;
    let second = state.clone().after(Action::Roam(1));
    assert_eq!(mention(&second), Some(state.order[1]));
    assert!(second.jump.is_some_and(|j| j.focus));
    let end = second.after(Action::Roam(i32::MAX));
    assert_eq!(end.current, Some(state.order[last]));
    let start = end.after(Action::Roam(i32::MIN));
    assert_eq!(start.current, Some(state.order[0]));
}

#[test]
fn a_row_goes_to_the_first_mention_then_to_the_next_and_round() {
    let state = reading();
    let lund = entity(&state, "Ada Lund");
    let article = state.article.clone().expect("an article");
    let mentions = article.entity(lund).expect("an entity").mentions();
    let mentions: Vec<u32> = mentions.map(Mention::number).collect();
    assert!(mentions.len() > 1);
    let mut visited = Vec::new();
    let mut at = state;
    for _ in 0..=mentions.len() {
        at = at.after(Action::Visit(lund));
        visited.extend(mention(&at));
    }
    assert_eq!(visited[..mentions.len()], mentions);
    assert_eq!(visited[mentions.len()], mentions[0]);
}

#[test]
fn a_row_shows_what_a_filter_hid() {
    let state = reading().after(Action::Filter(Filter::Mentions(EntityType::Place)));
    let oslo = entity(&state, "Oslo");
    let visited = state.after(Action::Visit(oslo));
    assert!(visited.filters.shows(EntityType::Place));
    assert!(mention(&visited).is_some());
    let off = visited
        .after(Action::Highlights)
        .after(Action::VisitQuote(0));
    assert!(off.highlights && off.card.is_some_and(|c| c.target == Target::Quote(0)));
}

#[test]
fn previous_and_next_stay_with_the_entity() {
    let state = reading();
    let lund = entity(&state, "Ada Lund");
    let first = state.after(Action::Visit(lund));
    let second = first.clone().after(Action::Step(1));
    let article = second.article.clone().expect("an article");
    assert_ne!(mention(&first), mention(&second));
    let entities = mention(&second)
        .and_then(|m| article.mentioned(m))
        .map(Entity::number);
    assert_eq!(entities, Some(lund));
    assert_eq!(mention(&second.after(Action::Step(-1))), mention(&first));
}

#[test]
fn the_pointer_does_not_take_the_place_of_a_pinned_card() {
    let state = reading();
    let (first, second) = (state.order[0], state.order[1]);
    let pinned = state.after(Action::Show(Card {
        target: Target::Mention(first),
        opened_by: OpenedBy::Click,
        pointer: None,
    }));
    let over = pinned.clone().after(hover(Target::Mention(second)));
    assert!(Rc::ptr_eq(&over, &pinned));
    assert!(Rc::ptr_eq(
        &pinned.clone().after(Action::Leave(OpenedBy::Hover)),
        &pinned
    ));
    assert!(pinned.after(Action::Dismiss).card.is_none());
}

#[test]
fn leaving_closes_only_what_hovering_opened() {
    let state = reading();
    let hovered = state.clone().after(hover(Target::Mention(state.order[0])));
    assert!(hovered.card.is_some());
    assert!(hovered.after(Action::Leave(OpenedBy::Hover)).card.is_none());
}

#[test]
fn an_action_that_changes_nothing_returns_the_same_state() {
    let state = reading();
    for action in [
        Action::Dismiss,
        Action::Leave(OpenedBy::Focus),
        Action::Typed(TEXT.into()),
        Action::Notice(None),
    ] {
        assert!(Rc::ptr_eq(&state.clone().after(action), &state));
    }
}

#[test]
fn a_row_that_is_pointed_at_is_lit_before_the_open_card() {
    let state = reading();
    let lund = entity(&state, "Ada Lund");
    let open = state.after(Action::VisitQuote(0));
    assert_eq!(open.highlighted(), Some(Highlighted::Quote(0)));
    let pointed = open
        .clone()
        .after(Action::Point(Some(Highlighted::Entity(lund))));
    assert_eq!(pointed.highlighted(), Some(Highlighted::Entity(lund)));
    let article = pointed.article.clone().expect("an article");
    assert_eq!(
        article.lit_quotes(pointed.highlighted()),
        article
            .entity(lund)
            .expect("an entity")
            .quotes()
            .map(Quote::number)
            .collect::<Vec<_>>()
    );
    let left = pointed.clone().after(Action::Point(None));
    assert_eq!(left.highlighted(), Some(Highlighted::Quote(0)));
    let visited = pointed.after(Action::Visit(lund));
    assert!(matches!(
        visited.highlighted(),
        Some(Highlighted::Mention(_))
    ));
}

#[test]
fn arrows_go_from_quote_to_quote_while_the_card_of_one_is_open() {
    let state = reading();
    let quotes = state
        .article
        .as_ref()
        .expect("an article")
        .document()
        .quotes
        .len() as u32;
    assert!(quotes > 1);
    let quote = |state: &State| match state.card.expect("a card").target {
        Target::Quote(quote) => quote,
        Target::Mention(mention) => panic!("a card of mention {mention}"),
    };
    let first = state.after(Action::VisitQuote(0));
    let second = first.after(Action::Roam(1));
    assert_eq!(quote(&second), 1);
    assert!(second.jump.is_some_and(|j| j.focus));
    let last = second.after(Action::Roam(i32::MAX));
    assert_eq!(quote(&last), quotes - 1);
    assert_eq!(quote(&last.after(Action::Roam(i32::MIN))), 0);
}

#[test]
fn a_speaker_without_an_entity_is_named_by_the_words_in_the_text() {
    let state = reading();
    let mut document = state
        .article
        .as_ref()
        .expect("an article")
        .document()
        .clone();
    let mention = document.quotes[0]
        .speaker
        .clone()
        .expect("a speaker")
        .mention;
    let words = document
        .mentions
        .iter()
        .find(|m| m.id == mention)
        .expect("its mention")
        .text
        .clone();
    document.quotes[0]
        .speaker
        .as_mut()
        .expect("a speaker")
        .entity = None;
    document.quotes[1].speaker = None;
    let article = Article::new(document);
    assert_eq!(speaker::heading(&article, 0), words);
    assert_eq!(speaker::heading(&article, 1), "Not said who");
}

fn fetched(any_loaded: bool, missing: &[(&str, &str)]) -> Action {
    let missing = missing.iter().map(|(kind, why)| Missing {
        kind: (*kind).into(),
        why: (*why).into(),
    });
    Action::Fetched {
        any_loaded,
        missing: missing.collect(),
    }
}

#[test]
fn models_that_come_late_renew_what_is_shown_and_nothing_else_changes() {
    let state = reading();
    let (first, lund) = (state.order[1], entity(&state, "Ada Lund"));
    let open = state
        .after(Action::Visit(lund))
        .after(Action::Roam(1))
        .after(Action::Progress {
            received: 1,
            total: 2,
        });
    let renewing = open.clone().after(fetched(true, &[]));
    assert!(renewing.renewing && renewing.request == open.request + 1);
    assert_eq!(
        (&renewing.card, &renewing.status, renewing.view),
        (&open.card, &open.status, open.view)
    );
    let done = renewing.clone().after(Action::Annotated {
        request: renewing.request,
        article: article(TEXT),
        placed: Vec::new(),
    });
    assert_eq!((&done.card, done.current), (&open.card, open.current));
    assert_eq!((done.work.clone(), done.renewing), (Work::Idle, false));
    assert!(done.order.contains(&first));
    let failed = renewing.clone().after(Action::Failed {
        request: renewing.request,
        message: "It broke.".into(),
    });
    assert_eq!((&failed.work, failed.view), (&Work::Idle, View::Reading));
    assert_eq!(failed.article, open.article);
}

#[test]
fn what_stands_elsewhere_in_the_renewed_article_closes_its_card() {
    let open = reading().after(Action::VisitQuote(1));
    let renewing = open.after(fetched(true, &[]));
    let bare = renewing.clone().after(Action::Annotated {
        request: renewing.request,
        article: article("Nothing.\n"),
        placed: Vec::new(),
    });
    assert!(bare.card.is_none() && bare.current.is_none());
}

#[test]
fn models_that_come_while_a_text_is_read_ask_for_nothing_more() {
    let given = after(State::default(), [Action::Given(Draft::plain(TEXT))]);
    let state = given.clone().after(fetched(true, &[]));
    assert_eq!(state.request, given.request);
    assert!(!state.renewing);
    let empty = after(State::default(), [fetched(true, &[])]);
    assert_eq!((empty.request, &empty.work), (0, &Work::Idle));
}

#[test]
fn missing_models_are_one_message_and_can_be_tried_again() {
    let missing = [("names", "it is damaged"), ("gazetteer", "it is cut short")];
    let state = reading().after(fetched(false, &missing));
    let Fetching::Failed(message) = &state.fetching else {
        panic!("{:?}", state.fetching);
    };
    assert!(message.contains("recogniser of names could not be used: it is damaged."));
    assert!(message.contains("gazetteer could not be used: it is cut short."));
    assert!(!state.renewing, "there is nothing to renew it with");
    let again = state.after(Action::FetchAgain);
    assert_eq!(
        (again.fetches, &again.fetching),
        (
            1,
            &Fetching::Running {
                received: 0,
                total: 0
            }
        )
    );
    assert_eq!(again.after(fetched(true, &[])).fetching, Fetching::Over);
}

fn point(longitude: f64, latitude: f64) -> Point {
    Point {
        kind: PointType::Point,
        coordinates: Position {
            longitude,
            latitude,
        },
    }
}

/// The state with the place Oslo as the gazetteer would give it, and another Oslo to be chosen.
fn mapped() -> Rc<State> {
    let state = reading();
    let oslo = entity(&state, "Oslo");
    let mut document = state
        .article
        .as_ref()
        .expect("an article")
        .document()
        .clone();
    let place = &mut document.entities[oslo as usize];
    place.full_name = Some(OSLO.into());
    place.geometry = Some(point(10.7, 59.9));
    place.candidates = vec![Candidate {
        name: OTHER_OSLO.into(),
        country: Some("US".into()),
        feature: Some(Feature::City),
        geonames: None,
        geometry: point(-97.1, 48.2),
        score: 0.1,
    }];
    let renewing = state.after(fetched(true, &[]));
    let request = renewing.request;
    renewing.after(Action::Annotated {
        request,
        article: Rc::new(Article::new(document)),
        placed: Vec::new(),
    })
}

/// Another Oslo than the one that was found.
fn choose(state: &State) -> Action {
    let article = state.article.as_ref().expect("an article");
    let oslo = article.mentions().find(|m| m.text == "Oslo");
    let at = oslo.expect("the place").data().into();
    Action::Correct(Correction::of_place(at, OTHER_OSLO))
}

const OSLO: &str = "Oslo, Norway";
const OTHER_OSLO: &str = "Oslo, Minnesota, United States";

#[test]
fn saved_places_are_counted_and_the_unknown_ones_named() {
    let saved = |state: &State| {
        wording::saved_places(state.article.as_ref().expect("an article"), "x.geojson")
    };
    assert_eq!(
        saved(&mapped()),
        "Saved 2 places as x.geojson, 1 of them without coordinates"
    );
    assert_eq!(
        saved(&reading()),
        "Saved 2 places as x.geojson, without coordinates"
    );
}

#[test]
fn a_chosen_place_is_kept_with_the_text_and_asked_for() {
    let state = mapped();
    let request = state.request;
    let chosen = state.clone().after(choose(&state));
    assert!(chosen.renewing && chosen.request == request + 1);
    assert_eq!(chosen.status, format!("Oslo is now {OTHER_OSLO}"));
    let [choice] = chosen.draft.corrections.clone().try_into().expect("one");
    assert!(
        choice
            .json
            .starts_with(r#"[{"verb":"place","at":{"start":"#)
    );
    assert!(choice.json.contains(OTHER_OSLO));
    let request = chosen.request;
    let done = chosen.after(Action::Annotated {
        request,
        article: article(TEXT),
        placed: Vec::new(),
    });
    assert_eq!(done.status, format!("Oslo is now {OTHER_OSLO}"));
    let new = done.after(Action::New);
    assert!(new.draft.corrections.is_empty());
    assert_eq!(new.after(Action::Back).draft.corrections, [choice]);
}

#[test]
fn a_choice_can_be_taken_back_while_the_status_speaks_of_it() {
    let state = mapped();
    assert!(!state.can_undo());
    let chosen = state.clone().after(choose(&state));
    assert!(chosen.can_undo());
    let renewed = chosen.clone().after(Action::Annotated {
        request: chosen.request,
        article: article(TEXT),
        placed: Vec::new(),
    });
    assert!(renewed.can_undo(), "still, with the pin moved");
    let back = renewed.clone().after(Action::Undo);
    assert!(back.draft.corrections.is_empty() && back.renewing && !back.can_undo());
    let taken_back = format!("Taken back: Oslo is now {OTHER_OSLO}");
    assert_eq!(back.status, taken_back);
    assert!(Rc::ptr_eq(&back.clone().after(Action::Undo), &back));

    let saved = renewed.clone().after(Action::Say("Saved".into()));
    assert!(!saved.offers_undo(), "the status speaks of something else");
    assert!(
        saved.can_undo(),
        "and Control Z still takes the choice back"
    );
    for action in [
        Action::New,
        Action::Typed("Another text.".into()),
        Action::Given(Draft::plain("Another article.")),
    ] {
        assert!(!renewed.clone().after(action).can_undo());
    }
}

#[test]
fn what_was_chosen_in_a_text_holds_when_the_same_text_comes_again() {
    let state = mapped();
    let chosen = state.clone().after(choose(&state));
    let places = chosen.draft.corrections.clone();
    let again = chosen.clone().after(Action::Given(Draft::plain(TEXT)));
    assert_eq!(again.draft.corrections, places);
    let retried = chosen.clone().after(Action::Retry);
    assert_eq!(retried.draft.corrections, places);
    let changed = chosen.clone().after(Action::Typed(format!("{TEXT} More.")));
    assert_eq!(changed.draft.corrections, places, "an article is worked on");
    let other = chosen.after(Action::Given(Draft::plain("Oslo is another.")));
    assert!(other.draft.corrections.is_empty());
    assert_eq!(other.after(Action::Back).draft.corrections, places);
}

#[test]
fn a_row_for_two_of_one_name_leads_through_the_mentions_of_both() {
    let text = "Ada Lund left. Peter Holm slept. Lund came back. Holm woke.\n";
    let mut document = pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[]);
    for entity in &mut document.entities {
        entity.name = "Ada Lund".into();
    }
    assert_eq!(document.entities.len(), 2);
    let given = after(State::default(), [Action::Given(Draft::plain(text))]);
    let answer = Action::Annotated {
        request: given.request,
        article: Rc::new(Article::new(document)),
        placed: Vec::new(),
    };
    let mut state = given.after(answer);
    let mut seen = Vec::new();
    for _ in 0..4 {
        state = state.after(Action::Visit(0));
        seen.extend(mention(&state));
    }
    assert_eq!(seen, *state.order, "both, in text order");
}
