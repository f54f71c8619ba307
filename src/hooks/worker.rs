//! Sends the newest draft to the worker and brings its answers into the state.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::{use_change, when};
use crate::article::Article;
use crate::browser::bridge::{Bridge, BridgeEvent, Scripts};
use crate::browser::protocol::Request;
use crate::browser::{desk, dom, models};
use crate::state::{Action, State, Work};

/// Starts the worker with the page, asks it whenever the state's request number grows, and has it fetch the models again
/// whenever the number of fetches does.
#[hook]
pub(crate) fn use_worker(state: &State, dispatch: &Callback<Action>) {
    let bridge = {
        let dispatch = dispatch.clone();
        use_memo((), move |()| {
            Bridge::new(scripts(), models::listed(), move |event| {
                dispatch.emit(match event {
                    BridgeEvent::Annotated {
                        number,
                        document,
                        files,
                        placed,
                    } => Action::Annotated {
                        request: number,
                        article: Rc::new(Article::new(*document).with_files(files)),
                        placed,
                    },
                    BridgeEvent::Failed { number, message } => Action::Failed {
                        request: number,
                        message,
                    },
                    BridgeEvent::Homes { words, names } => {
                        // Whoever has asked knows the words again: the field below the map, or the desk.
                        desk::answer(&words, &names);
                        Action::Homes(words, names.into())
                    }
                    BridgeEvent::Progress { received, total } => {
                        Action::Progress { received, total }
                    }
                    BridgeEvent::Fetched {
                        any_loaded,
                        missing,
                    } => Action::Fetched {
                        any_loaded,
                        missing,
                    },
                });
            })
        })
    };
    {
        let bridge = Rc::clone(&bridge);
        use_change(when(state.fetches, move |&fetches| {
            if fetches > 0 {
                bridge.fetch_again(fetches);
            }
        }));
    }
    {
        let bridge = Rc::clone(&bridge);
        use_change(when(Rc::clone(&state.home.sought), move |words| {
            if !words.is_empty() {
                bridge.seek(words);
            }
        }));
    }
    {
        let bridge = Rc::clone(&bridge);
        use_change(when((), move |()| {
            EventListener::new(&window(), desk::SEEKS, move |event| {
                if let Some(words) = desk::sought_in(event) {
                    bridge.seek(&words);
                }
            })
        }));
    }
    {
        let bridge = Rc::clone(&bridge);
        use_change(when(state.desk, move |&desk| {
            if desk {
                bridge.prepare_corrections();
            }
        }));
    }
    let home = state.home.name.to_string();
    let draft = state.draft.clone();
    let running = state.work == Work::Running;
    use_change(when(state.request, move |&number| {
        if running {
            bridge.ask(Request {
                number,
                text: draft.text.to_string(),
                from_html: draft.from_html,
                corrections: draft.corrections.into_iter().map(|c| c.json).collect(),
                corrected: draft.corrected.map(|text| text.to_string()),
                home,
            });
        }
    }));
}

/// The workers' scripts; the build writes the hashed names into the page's head.
fn scripts() -> Scripts {
    let script = |name| dom::meta(name).unwrap_or_default();
    Scripts {
        worker: script("pressmark-worker"),
        corrector: script("pressmark-corrector"),
    }
}
