//! The reducer and the shelf: ids, addresses, private articles, a second tab, what is opened from what is kept. No browser.

use std::rc::Rc;

use pressmark_web::article::Article;
use pressmark_web::card::Target;
use pressmark_web::correction::Correction;
use pressmark_web::state::{Action, Draft, State, Told, View};

const TEXT: &str = "“We will rebuild,” Mayor Ada Lund said in Oslo. “It takes time,” Lund said.\n";

fn article(text: &str) -> Rc<Article> {
    let document = pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[]);
    Rc::new(Article::new(document))
}

fn answered(state: &Rc<State>) -> Rc<State> {
    let answer = Action::Annotated {
        request: state.request,
        article: article(&state.draft.text),
        placed: Vec::new(),
    };
    Rc::clone(state).after(answer)
}

fn begun(seed: u64) -> Rc<State> {
    Rc::new(State::default()).after(Action::Seeded(seed))
}

fn read(state: Rc<State>, text: &str) -> Rc<State> {
    answered(&state.after(Action::Given(Draft::plain(text))))
}

fn step(said: &str) -> Correction {
    Correction {
        said: said.into(),
        json: "[]".into(),
    }
}

#[test]
fn each_article_has_an_id_of_its_own_that_editing_leaves_as_it_is() {
    let state = read(begun(7), TEXT);
    let first = state.draft.id.clone();
    assert_eq!(first.chars().count(), 9, "{first}");
    let edited = state.after(Action::Typed(TEXT.replace("Oslo", "Bergen")));
    assert_eq!(edited.draft.id, first);
    let other = read(edited, "Peter Holm spoke in Bergen.");
    assert_ne!(other.draft.id, first);
    assert_ne!(
        read(begun(8), TEXT).draft.id,
        first,
        "another visit draws other ids"
    );
    let typed = begun(7).after(Action::Typed("Peter".into()));
    assert_eq!(typed.draft.id.chars().count(), 9);
}

#[test]
fn the_same_text_given_again_is_the_same_article() {
    let state = read(begun(1), TEXT);
    let again = state.clone().after(Action::Given(Draft::plain(TEXT)));
    assert_eq!(again.draft.id, state.draft.id);
    assert_eq!(again.previous, None);
}

#[test]
fn nothing_of_a_private_article_has_an_id() {
    let state = read(begun(1).after(Action::Private(true)), TEXT);
    assert!(state.draft.private && state.draft.id.is_empty());
    assert_eq!(state.route().as_deref(), Some("read"));
    let edit = state.clone().after(Action::Edit);
    assert_eq!(edit.route().as_deref(), Some("edit"));
    let typed = begun(1)
        .after(Action::Private(true))
        .after(Action::Typed("Peter".into()));
    assert!(typed.draft.private && typed.draft.id.is_empty());
    let kept = read(state.after(Action::Private(false)), "Peter Holm spoke.");
    assert!(!kept.draft.private && !kept.draft.id.is_empty());
}

#[test]
fn the_address_tells_the_pinned_card_and_leads_back_to_it() {
    let state = read(begun(1), TEXT).after(Action::VisitQuote(1));
    let route = state.route().expect("an address");
    assert_eq!(route, format!("/a/{}/q2", state.draft.id));
    // As a reload has it: the text is being read when the address is heard.
    let reloaded = begun(2)
        .after(Action::Given(state.draft.clone()))
        .after(Action::Went(route));
    let shown = answered(&reloaded);
    assert_eq!(shown.view, View::Reading);
    assert_eq!(shown.card.map(|c| c.target), Some(Target::Quote(1)));
}

#[test]
fn an_address_of_another_article_is_sought_and_opened_at_its_quote() {
    let state = begun(1).after(Action::Went("/a/abcdefghi/q2".into()));
    assert_eq!(&*state.sought, "abcdefghi");
    assert_eq!(
        state.route(),
        None,
        "the address stays until the article is here"
    );
    let kept = Draft {
        id: "abcdefghi".into(),
        ..Draft::plain(TEXT)
    };
    let shown = answered(&state.after(Action::Shelf(Told::Opened(kept))));
    assert_eq!(shown.route().as_deref(), Some("/a/abcdefghi/q2"));
    assert!(shown.sought.is_empty());
    let lost = begun(1)
        .after(Action::Went("/a/abcdefghi".into()))
        .after(Action::Shelf(Told::Unknown));
    assert!(lost.sought.is_empty() && lost.notice.is_some());
}

#[test]
fn what_was_corrected_in_the_same_text_before_holds_again() {
    let state = read(begun(1), TEXT);
    let kept = Draft {
        id: "abcdefghi".into(),
        corrections: vec![step("Lund is right"), step("Oslo is no name")],
        ..Draft::plain(TEXT)
    };
    let joined = state.after(Action::Shelf(Told::Opened(kept)));
    assert_eq!(&*joined.draft.id, "abcdefghi");
    assert_eq!((joined.steps.len(), joined.previous.is_none()), (2, true));
    let undone = answered(&joined).after(Action::Undo);
    assert_eq!(undone.draft.corrections, [step("Lund is right")]);
}

#[test]
fn of_two_tabs_one_writes_and_the_other_follows() {
    let state = read(begun(1), TEXT).after(Action::Correct(step("Lund is right")));
    let state = answered(&state).after(Action::Edit);
    let follows = state.after(Action::Shelf(Told::Elsewhere(true)));
    assert_eq!(follows.view, View::Reading, "the text area closes");
    for action in [
        Action::Correct(step("Oslo is no name")),
        Action::Undo,
        Action::Edit,
        Action::Redo,
    ] {
        let after = follows.clone().after(action);
        assert_eq!(after.draft, follows.draft);
        assert_eq!(after.view, View::Reading);
        assert!(after.status.contains("another tab"), "{}", after.status);
    }
    let theirs = Draft {
        corrections: vec![step("Lund is right"), step("Oslo is no name")],
        ..follows.draft.clone()
    };
    let followed = follows.after(Action::Shelf(Told::Opened(theirs)));
    assert_eq!(followed.draft.corrections.len(), 2);
    let taken = answered(&followed).after(Action::Shelf(Told::Elsewhere(false)));
    assert_eq!(taken.after(Action::Undo).draft.corrections.len(), 1);
}

#[test]
fn an_edit_in_the_other_tab_shows_here_too() {
    let state = read(begun(1), TEXT).after(Action::Shelf(Told::Elsewhere(true)));
    let theirs = Draft {
        text: TEXT.replace("Oslo", "Bergen").into(),
        ..state.draft.clone()
    };
    let followed = answered(&state.after(Action::Shelf(Told::Opened(theirs))));
    assert!(followed.draft.text.contains("Bergen"));
    assert_eq!(followed.view, View::Reading);
}
