//! The log of corrections in the reducer: random histories of steps, undo and redo, and a text that is edited under them. No browser.
#![cfg(not(target_arch = "wasm32"))]

use std::rc::Rc;

use pressmark_web::article::Article;
use pressmark_web::correction::Correction;
use pressmark_web::state::{Action, Draft, State, Work};
use proptest::prelude::*;

const TEXT: &str = "Ada Lund left Oslo on Monday.\n";

fn article(text: &str) -> Rc<Article> {
    let found = pressmark::annotate(text);
    Rc::new(Article::new(found.document("2026-01-31T12:00:00Z", &[])))
}

/// The worker has answered what is asked.
fn answered(state: Rc<State>, placed: Vec<String>) -> Rc<State> {
    // The same text is the same article: it is read once.
    let same = state.article.as_ref();
    let same = same.filter(|a| a.text().trim_end() == state.draft.text.trim_end());
    let answer = Action::Annotated {
        request: state.request,
        article: same.map_or_else(|| article(&state.draft.text), Rc::clone),
        placed,
    };
    state.after(answer)
}

fn reading() -> Rc<State> {
    let given = Rc::new(State::default()).after(Action::Given(Draft::plain(TEXT)));
    answered(given, Vec::new())
}

fn correction(number: usize) -> Correction {
    Correction {
        said: format!("Ada Lund is called {number}"),
        json: format!("[{number}]"),
    }
}

fn numbers(state: &State) -> Vec<String> {
    let corrections = &state.draft.corrections;
    corrections.iter().map(|c| c.json.clone()).collect()
}

proptest! {
    /// Undo leads back to the text as it was first read, redo to the last step, whatever was done between; each step is announced
    /// and asks for the article anew.
    #[test]
    fn every_step_is_taken_back_and_done_again(acts in proptest::collection::vec(0..3_u8, 1..60)) {
        let first = reading();
        let mut state = first.clone();
        // What should be in force, and what was taken back.
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for (n, act) in acts.into_iter().enumerate() {
            let before = state.request;
            let acts_now = match act {
                0 => {
                    state = state.after(Action::Correct(correction(n)));
                    done.push(correction(n).json);
                    undone.clear();
                    true
                }
                1 => {
                    state = state.after(Action::Undo);
                    done.pop().is_some_and(|c| { undone.push(c); true })
                }
                _ => {
                    state = state.after(Action::Redo);
                    undone.pop().is_some_and(|c| { done.push(c); true })
                }
            };
            prop_assert_eq!(numbers(&state), done.clone());
            prop_assert_eq!(state.request, before + u32::from(acts_now));
            prop_assert!(!acts_now || (state.renewing && state.status.contains("Ada Lund is called")));
            state = answered(state, Vec::new());
            prop_assert_eq!((state.can_undo(), state.can_redo()), (!done.is_empty(), !undone.is_empty()));
        }
        let last = numbers(&state);
        let steps = last.len() + undone.len();
        for _ in 0..steps {
            state = answered(state.after(Action::Undo), Vec::new());
        }
        prop_assert_eq!(&state.draft, &first.draft);
        for _ in 0..last.len() {
            state = answered(state.after(Action::Redo), Vec::new());
        }
        prop_assert_eq!(numbers(&state), last);
    }
}

#[test]
fn an_edited_text_keeps_what_still_fits_and_lists_what_does_not() {
    let corrected = [1, 2, 3].into_iter().fold(reading(), |state, n| {
        answered(state.after(Action::Correct(correction(n))), Vec::new())
    });
    let typed = corrected
        .after(Action::Edit)
        .after(Action::Typed("Ada left Oslo.".into()))
        .after(Action::Typed("Ada left Oslo today.".into()));
    assert_eq!(
        typed.draft.corrected.as_deref(),
        Some(TEXT),
        "they stand on the text of before until the worker has placed them"
    );
    let placed = vec!["[10]".into(), String::new(), "[30]".into()];
    let read = answered(typed, placed);
    assert_eq!(numbers(&read), ["[10]", "[30]"]);
    assert_eq!(read.draft.corrected, None);
    let notice = read.notice.as_deref().unwrap_or_default();
    assert!(notice.contains("Ada Lund is called 2."), "{notice}");
    let back = answered(read.after(Action::Undo), Vec::new());
    assert_eq!(numbers(&back), ["[10]"]);
}

#[test]
fn a_correction_that_could_not_be_read_is_kept_and_told_of() {
    let corrected = reading().after(Action::Correct(correction(1)));
    let failed = Action::Failed {
        request: corrected.request,
        message: "It broke off.".into(),
    };
    let state = corrected.after(failed);
    assert_eq!(
        (state.work.clone(), numbers(&state)),
        (Work::Idle, vec!["[1]".to_owned()])
    );
    let notice = state.notice.as_deref().unwrap_or_default();
    assert!(
        notice.contains("kept") && notice.contains("It broke off."),
        "{notice}"
    );
}

#[test]
fn nothing_is_corrected_where_nothing_is_shown() {
    let state = Rc::new(State::default());
    let after = state.clone().after(Action::Correct(correction(1)));
    assert!(after.draft.corrections.is_empty());
}
