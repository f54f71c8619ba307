//! A reload finds the page as it was: the tab, the filters, the settings, and the line that was being read.

use gloo::utils::window;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use super::placing::line_in_view;
use super::{use_change, when};
use crate::article::Article;
use crate::state::{Action, Settings, State};

/// The key in the tab's own storage.
const KEY: &str = "pressmark.view";

/// Brings back what was kept, and keeps it anew whenever the page is left.
#[hook]
pub(crate) fn use_returning(state: &State, dispatch: &Callback<Action>) {
    let now = use_mut_ref(|| (Settings::default(), None::<Rc<Article>>));
    now.replace((state.settings(), state.article.clone()));
    let dispatch = dispatch.clone();
    use_change(when((), move |()| {
        if let Some((settings, line)) = kept() {
            dispatch.emit(Action::Restore(settings, line));
        }
        // Of the two, phones send only the first, and a closing window only the second.

        ["visibilitychange", "pagehide"].map(|name| {
            let now = Rc::clone(&now);
            EventListener::new(&window(), name, move |_| {
                let (settings, article) = &*now.borrow();
                keep(*settings, article.as_ref());
            })
        })
    }));
}

/// A browser that keeps nothing begins at the top each time.
fn keep(settings: Settings, article: Option<&Rc<Article>>) {
    let line = article.and_then(|a| line_in_view(a));
    let line = line.map_or_else(String::new, |(byte, top)| format!(" {byte} {top}"));
    let words = settings.write() + &line;
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(KEY, &words);
    }
}

fn kept() -> Option<(Settings, Option<(u32, i32)>)> {
    let words = window().session_storage().ok()??.get_item(KEY).ok()??;
    let mut words = words.split(' ');
    let settings = Settings::read(&mut words)?;
    let byte = words.next().and_then(|w| w.parse().ok());
    let line = byte.zip(words.next().and_then(|w| w.parse().ok()));
    Some((settings, line))
}
