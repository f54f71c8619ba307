//! The brief above the article: who is quoted, where it plays, what the lists hold. The names are ways into the text.

use yew::prelude::*;

use super::leaf::leaf;
use super::press::press;
use crate::article::Article;
use crate::brief::{Count, Piece, caution, counts, sentence};
use crate::state::Action;

/// The sentence, and behind it the counts.
pub(crate) fn brief(article: &Article, dispatch: &Callback<Action>) -> Html {
    let piece = |piece: Piece| match piece {
        Piece::Words(words) => html! { { words } },
        Piece::Name(name, entity) => {
            let onclick = press(dispatch, Action::Visit(entity));
            let id = article.entity(entity).map(|e| e.id.clone());
            html! { <button type="button" data-entity={id} {onclick}>{ name }</button> }
        }
    };
    let count = |(place, count): (usize, Count)| {
        let onclick = press(dispatch, Action::Tab(count.tab));
        html! {
            <>
                if place > 0 { { " · " } }
                <button type="button" data-count={count.tab.name()} {onclick}>{ count.words }</button>
            </>
        }
    };
    html! {
        <div class="brief" data-brief="">
            <p>{ for sentence(article).into_iter().map(piece) }</p>
            { " " }
            <p class="counts">
                { for counts(article).into_iter().enumerate().map(count) }
                if let Some(words) = caution(article) { { leaf("span", "caution", words) } }
            </p>
        </div>
    }
}
