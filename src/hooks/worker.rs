//! Sends the newest draft to the worker and brings its answers into the state.

use std::rc::Rc;

use yew::prelude::*;

use super::{use_change, when};
use crate::article::Article;
use crate::browser::bridge::{Bridge, BridgeEvent, worker_script};
use crate::browser::models;
use crate::browser::protocol::Request;
use crate::state::{Action, State, Work};

/// Starts the worker with the page, asks it whenever the state's request number grows, and has it fetch the models again
/// whenever the number of fetches does.
#[hook]
pub(crate) fn use_worker(state: &State, dispatch: &Callback<Action>) {
    let bridge = {
        let dispatch = dispatch.clone();
        use_memo((), move |()| {
            Bridge::new(&worker_script(), models::listed(), move |event| {
                dispatch.emit(match event {
                    BridgeEvent::Annotated {
                        number,
                        document,
                        files,
                    } => Action::Annotated {
                        request: number,
                        article: Rc::new(Article::new(*document).with_files(files)),
                    },
                    BridgeEvent::Failed { number, message } => Action::Failed {
                        request: number,
                        message,
                    },
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
    let draft = state.draft.clone();
    let running = state.work == Work::Running;
    use_change(when(state.request, move |&number| {
        if running {
            bridge.ask(Request {
                number,
                text: draft.text.to_string(),
                from_html: draft.from_html,
                places: draft.places,
            });
        }
    }));
}
