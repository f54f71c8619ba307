//! The reducer: what a text leaves behind when it is emptied, too long, or forgotten in another tab. No browser.

use std::rc::Rc;

use pressmark_web::draft::LARGEST;
use pressmark_web::state::{Action, Draft, State, Work};

const TEXT: &str = "Ada Lund left Oslo on Monday.";

fn given(text: &str) -> Rc<State> {
    Rc::new(State::default()).after(Action::Given(Draft::plain(text)))
}

fn previous(state: &State) -> Option<&str> {
    state.previous.as_ref().map(|draft| &*draft.text)
}

#[test]
fn an_emptied_text_area_leaves_a_way_back() {
    let emptied = given(TEXT).after(Action::Typed(" \n".into()));
    assert!(emptied.draft.is_blank() && emptied.article.is_none());
    assert_eq!(previous(&emptied), Some(TEXT));
    let back = emptied.after(Action::Back);
    assert_eq!((&*back.draft.text, &back.work), (TEXT, &Work::Running));
}

#[test]
fn an_article_of_before_can_be_brought_back_and_is_not_opened_by_itself() {
    let state = Rc::new(State::default()).after(Action::Remembered(Draft::plain(TEXT)));
    assert!(state.draft.is_blank() && state.work == Work::Idle);
    assert_eq!(&*state.after(Action::Back).draft.text, TEXT);
}

#[test]
fn a_text_that_is_too_long_changes_nothing_but_the_notice() {
    let long = "a ".repeat(LARGEST / 2 + 1);
    for action in [
        Action::Typed(long.clone()),
        Action::Given(Draft::plain(&long)),
    ] {
        let before = given(TEXT);
        let state = before.clone().after(action);
        assert_eq!(
            (&state.draft, state.request),
            (&before.draft, before.request)
        );
        let notice = state.notice.as_deref().unwrap_or_default();
        assert!(notice.contains("has 21 MB"), "{notice}");
    }
}

#[test]
fn what_another_tab_forgot_stays_on_the_screen_and_is_not_kept() {
    let told = given(TEXT).after(Action::ForgottenElsewhere(TEXT.into()));
    assert!(told.draft.forgotten && *told.draft.text == *TEXT);
    let notice = told.notice.as_deref().unwrap_or_default();
    assert!(notice.contains("forgotten in another tab"), "{notice}");
    // A letter more is still the same article, and so is what "New article" puts away.
    let typed = told.clone().after(Action::Typed(format!("{TEXT} So")));
    assert!(typed.draft.forgotten);
    let away = typed.after(Action::New);
    assert!(away.previous.as_ref().is_some_and(|draft| draft.forgotten));
    assert!(!away.draft.forgotten);
    // To bring it once more, or another one, is to have it kept.
    let again = told.clone().after(Action::Given(Draft::plain(TEXT)));
    assert!(!again.draft.forgotten && again.previous.is_none());
    let emptied = told.after(Action::Typed(String::new()));
    assert!(!emptied.after(Action::Typed("Snow.".into())).draft.forgotten);
}

#[test]
fn what_another_tab_forgot_is_no_business_of_another_article() {
    let state = given(TEXT).after(Action::Given(Draft::plain("Snow fell.")));
    let told = state
        .clone()
        .after(Action::ForgottenElsewhere("Rain fell.".into()));
    assert_eq!(told, state);
    let told = state.after(Action::ForgottenElsewhere(TEXT.into()));
    assert!(!told.draft.forgotten && told.notice.is_none());
    assert!(told.previous.as_ref().is_some_and(|draft| draft.forgotten));
}
