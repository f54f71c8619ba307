//! The article in its reading column. A long one is drawn block after block, so that the page never stands still, and
//! its marks are drawn where the reader comes near.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::margin::{MarginProps, margin};
use super::paragraph::Block;
use crate::article::Article;
use crate::browser::dom;
use crate::card::{Highlighted, Jump};
use crate::filters::{Filter, Filters};
use crate::hooks::{Approach, Noted, Pointing, use_change, use_margin, when};
use crate::words::article as words;

/// Blocks drawn at once, and then in each later turn.
const FIRST: usize = 3;
const STEP: usize = 8;
/// Milliseconds between two turns, for the browser to answer the reader.
const PAUSE: u32 = 8;

/// How far from the window a block is near: as far as the window is high.
const AHEAD: &str = "100% 0px";

#[derive(Properties, PartialEq)]
pub(crate) struct ReaderProps {
    pub(crate) article: Rc<Article>,
    pub(crate) filters: Filters,
    pub(crate) current: Option<u32>,
    pub(crate) jump: Option<Jump>,
    pub(crate) highlighted: Option<Highlighted>,
    pub(crate) pointing: Pointing,
    /// Pronouns bear a line as names do; else they are seen only when their entity is lit.
    #[prop_or_default]
    pub(crate) pronouns: bool,
}

#[component]
pub(crate) fn Reader(props: &ReaderProps) -> Html {
    let article = &props.article;
    let drawn = use_drawn(article, props.jump);
    let current = props
        .current
        .and_then(|m| Some((m, article.block_at(article.mention_start(m)?))));
    let near = use_near(article, drawn);
    let marked = |number: usize| {
        let is_current = current.is_some_and(|(_, at)| at == number);
        !article.is_long() || number < FIRST || is_current || near.get(number) == Some(&true)
    };
    let block = |number: usize| {
        let current = current.filter(|(_, at)| *at == number).map(|(m, _)| m);
        html! {
            <Block
                key={number}
                article={Rc::clone(article)}
                {number}
                paragraphs={article.blocks[number].clone()}
                filters={if marked(number) { props.filters } else { Filters::NONE }}
                {current}
            />
        }
    };
    // One list of nothing but keyed blocks: beside an unkeyed sibling, all would be drawn anew when one is added.
    let body: Html = if article.blocks.is_empty() {
        Html::from(article.text().to_owned())
    } else {
        (0..drawn).map(block).collect()
    };
    use_margin(Noted {
        article: Rc::clone(article),
        filters: props.filters,
        near: Rc::clone(&near),
        drawn,
    });
    let quotes = if props.filters.has(Filter::Quotes) {
        let all = 0..article.document().quotes.len() as u32;
        all.filter(|&q| {
            article
                .quote_block(q)
                .is_some_and(|b| b < drawn && marked(b))
        })
        .collect()
    } else {
        Vec::new()
    };
    let pointing = &props.pointing;
    html! {
        <>
        <article
            id="doc"
            class={classes!("doc", article.is_long().then_some("long"))}
            aria-label={words::article()}
            data-pronouns={props.pronouns.then_some("shown")}
            aria-busy={(drawn < article.blocks.len()).to_string()}
            lang={article.language()}
            onpointermove={pointing.on(Pointing::moved)}
            onpointerout={pointing.on(|p, e| p.out(e, "#doc"))}
            onpointerdown={pointing.on(|p, _| p.press(true))}
            onpointerup={pointing.on(|p, _| p.press(false))}
            ondragstart={|e: DragEvent| e.prevent_default()}
            onclick={pointing.on(Pointing::click)}
            ondblclick={pointing.on(|p, _| p.double())}
            onfocusin={pointing.on(Pointing::focus)}
            onfocusout={pointing.on(Pointing::blur)}
            onkeydown={pointing.on(Pointing::key)}
        >
            { body }
        </article>
        { margin(&MarginProps { article, quotes, highlighted: props.highlighted, pointing }) }
        </>
    }
}

/// How many blocks are drawn: a few at first, more in each turn, and at once as far as a jump leads.
#[hook]
fn use_drawn(article: &Rc<Article>, jump: Option<Jump>) -> usize {
    let drawn = use_state_eq(|| (Rc::clone(article), FIRST));
    let all = article.blocks.len();
    let so_far = if drawn.0.is_of_text(article) {
        drawn.1
    } else {
        FIRST
    };
    let wanted = jump.map_or(0, |j| article.block_of(j.goal) + 1);
    let now = so_far.max(wanted).min(all);
    use_change(when((Rc::clone(article), now), move |(article, now)| {
        let (article, now) = (Rc::clone(article), *now);

        (now < all).then(|| Timeout::new(PAUSE, move || drawn.set((article, now + STEP))))
    }));
    now
}

/// For each block of a long article, whether it has come near the window.
#[hook]
fn use_near(article: &Rc<Article>, drawn: usize) -> Rc<Vec<bool>> {
    let near = use_state(Rc::<Vec<bool>>::default);
    let known = use_mut_ref(Vec::new);
    {
        let (near, known) = (near.setter(), Rc::clone(&known));
        let before = use_mut_ref(|| None::<Rc<Article>>);
        use_change(when(Rc::clone(article), move |article| {
            let before = before.replace(Some(Rc::clone(article)));
            // The same text annotated anew keeps its marks where the reader is.
            if !before.is_some_and(|b| b.is_of_text(article)) {
                *known.borrow_mut() = vec![false; article.blocks.len()];
                near.set(Rc::default());
                for fold in dom::all("#doc details") {
                    let _ = fold.remove_attribute("open");
                }
            }
        }));
    }
    let setter = near.setter();
    let is_long = article.is_long();
    use_change(when((Rc::clone(article), drawn), move |_| {
        is_long.then(|| {
            let near = move |number| {
                let mut known = known.borrow_mut();
                if let Some(seen @ false) = known.get_mut(number) {
                    *seen = true;
                    setter.set(Rc::new(known.clone()));
                }
            };
            Approach::new(AHEAD, Box::new(near))
        })
    }));
    Rc::clone(&near)
}
