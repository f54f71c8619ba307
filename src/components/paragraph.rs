//! A paragraph of the article: text, links for mentions, marks for quotes.

use core::ops::Range;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VNode;

use crate::article::Article;
use crate::filters::{Filter, Filters};
use crate::highlight::Segment;
use crate::wording::{form_name, kind_name};

/// Props of [`Block`].
#[derive(Properties, PartialEq)]
pub struct BlockProps {
    /// The article.
    pub article: Rc<Article>,
    /// The block's number.
    pub number: usize,
    /// Which of its paragraphs.
    pub paragraphs: Range<usize>,
    /// What is shown.
    pub filters: Filters,
    /// The mention that the Tab key reaches, where it stands in this block.
    pub current: Option<u32>,
}

/// A few paragraphs, drawn again only when something in them changes.
#[component]
pub fn Block(props: &BlockProps) -> Html {
    let article = &props.article;
    let mut children = Vec::new();
    let before = |number: usize| {
        number
            .checked_sub(1)
            .map_or(0, |n| article.paragraphs[n].bytes.end)
    };
    for number in props.paragraphs.clone() {
        let start = article.paragraphs[number].bytes.start;
        children.push(text(article, &(before(number)..start)));
        children.push(paragraph(props, number));
    }
    if props.paragraphs.end == article.paragraphs.len() {
        let rest = before(props.paragraphs.end)..article.text().len() as u32;
        children.push(text(article, &rest));
    }
    html! { <div class="block" data-block={props.number.to_string()}>{ for children }</div> }
}

fn text(article: &Article, bytes: &Range<u32>) -> Html {
    VNode::from(article.words(bytes).to_owned())
}

fn paragraph(props: &BlockProps, number: usize) -> Html {
    let paragraph = &props.article.paragraphs[number];
    let region = props.article.regions[number].as_deref();
    let tag = if region == Some("headline") {
        "h2"
    } else {
        "p"
    };
    let class = classes!(
        region.map(str::to_owned),
        paragraph.continued.then_some("continued"),
        is_spaced(props.article.words(&paragraph.bytes)).then_some("spaced"),
    );
    let is_plain =
        props.filters == Filters::NONE && !paragraph.segments.iter().any(|s| s.boilerplate);
    let words = if is_plain {
        vec![text(&props.article, &paragraph.bytes)]
    } else {
        quoted(props, &paragraph.segments, 0)
    };
    html! {
        <@{tag} {class} dir="auto" data-paragraph={number.to_string()}>{ for words }</@>
    }
}

/// True where white space is more than the space between two words, and is to be shown as it stands.
fn is_spaced(words: &str) -> bool {
    let space = |c: char| c.is_ascii_whitespace();
    let mut before = true;
    for c in words.chars() {
        if (space(c) && before) || matches!(c, '\t' | '\u{c}') {
            return true;
        }
        before = space(c);
    }
    before
}

/// Draws segments; those under the same quote share one mark, and a quote inside a quote is a mark inside a mark.
fn quoted(props: &BlockProps, segments: &[Segment], depth: usize) -> Vec<Html> {
    if !props.filters.has(Filter::Quotes) {
        return segments.iter().map(|s| segment(props, s)).collect();
    }
    segments
        .chunk_by(|a, b| a.quotes.get(depth) == b.quotes.get(depth))
        .flat_map(|run| match run[0].quotes.get(depth) {
            Some(&number) => vec![mark(props, number, quoted(props, run, depth + 1))],
            None => run.iter().map(|s| segment(props, s)).collect(),
        })
        .collect()
}

fn mark(props: &BlockProps, number: u32, words: Vec<Html>) -> Html {
    let Some(quote) = props.article.quote(number) else {
        return words.into_iter().collect();
    };
    let speaker = props.article.said_by(number).map(|(_, e)| e.id.clone());
    html! {
        <mark
            class="quote"
            data-quote={quote.id.clone()}
            data-speaker={speaker}
            aria-details={format!("{}-entry", quote.id)}
        >{ for words }</mark>
    }
}

fn segment(props: &BlockProps, segment: &Segment) -> Html {
    let words = text(&props.article, &segment.bytes);
    if segment.boilerplate {
        return html! { <span class="boilerplate">{ words }</span> };
    }
    match props.article.shown_mention(segment, props.filters) {
        Some(number) => link(props, number, segment, words),
        None => words,
    }
}

fn link(props: &BlockProps, number: u32, segment: &Segment, words: Html) -> Html {
    let Some(mention) = props.article.mention(number) else {
        return words;
    };
    let first = props.article.first_piece(number, props.filters) == Some(segment.bytes.start);
    let reached = first && props.current == Some(number);
    html! {
        <a
            id={first.then(|| mention.id.clone())}
            href={format!("#{}", mention.entity)}
            class={classes!("mention", kind_name(mention.kind), form_name(mention.form))}
            data-mention={mention.id.clone()}
            data-entity={mention.entity.clone()}
            data-type={kind_name(mention.kind)}
            tabindex={if reached { "0" } else { "-1" }}
        >{ words }</a>
    }
}
