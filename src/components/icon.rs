//! Small drawings: one for each type, so that colour is never the only sign.

use pressmark::annotation::EntityType;
use yew::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Picture {
    /// A type of entity.
    Kind(EntityType),
    /// A quote.
    Quote,
    /// To the one before.
    Previous,
    /// To the next.
    Next,
    /// Close.
    Close,
    /// Closer.
    Plus,
    /// Less close.
    Minus,
    /// Back to what was shown at first.
    Back,
    /// Larger.
    Larger,
}

impl Picture {
    fn path(self) -> &'static str {
        match self {
            Self::Kind(EntityType::Person) => {
                "M8 1.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2.5 14.5c.3-3.4 2.4-5.3 5.5-5.3s5.2 1.9 5.5 5.3z"
            }
            Self::Kind(EntityType::Organization) => {
                "M1.5 6 8 1.5 14.5 6v1.3h-13zM3 8.3h1.8v4H3zm4.1 0h1.8v4H7.1zm4.1 0H13v4h-1.8zM1.5 13.2h13v1.3h-13z"
            }
            Self::Kind(EntityType::Group) => {
                "M5.2 3a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6zm6 .9a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8zM.8 13.3c.2-2.8 1.9-4.3 4.4-4.3s4.2 1.5 4.4 4.3zm10 0c0-1.5-.5-2.9-1.3-3.9.5-.3 1.1-.4 1.7-.4 2.3 0 3.8 1.4 4 4.3z"
            }
            Self::Kind(EntityType::Place) => {
                "M8 1.2a4.8 4.8 0 0 1 4.8 4.8C12.8 9.7 8 14.8 8 14.8S3.2 9.7 3.2 6A4.8 4.8 0 0 1 8 1.2zm0 3a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z"
            }
            Self::Kind(EntityType::Other) => "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z",
            Self::Quote => {
                "M6.8 3.2C4 4.2 2.2 6.6 2.2 9.6c0 2 1.2 3.3 2.8 3.3s2.7-1.1 2.7-2.6-1-2.5-2.4-2.5l-.6.1c.2-1.3 1.2-2.5 2.7-3.2zm6.4 0c-2.8 1-4.6 3.4-4.6 6.4 0 2 1.2 3.3 2.8 3.3s2.7-1.1 2.7-2.6-1-2.5-2.4-2.5l-.6.1c.2-1.3 1.2-2.5 2.7-3.2z"
            }
            Self::Previous => "M10.5 2.5 5 8l5.5 5.5 1.2-1.2L7.4 8l4.3-4.3z",
            Self::Next => "M5.5 2.5 11 8l-5.5 5.5-1.2-1.2L8.6 8 4.3 3.7z",
            Self::Close => {
                "M3.7 2.5 8 6.8l4.3-4.3 1.2 1.2L9.2 8l4.3 4.3-1.2 1.2L8 9.2l-4.3 4.3-1.2-1.2L6.8 8 2.5 3.7z"
            }
            Self::Plus => "M7.2 2.5h1.6v4.7h4.7v1.6H8.8v4.7H7.2V8.8H2.5V7.2h4.7z",
            Self::Larger => {
                "M9.5 2.5h4v4H12V5.1L9.3 7.8 8.2 6.7 10.9 4H9.5zM4 9.5v1.4l2.7-2.7 1.1 1.1L5.1 12h1.4v1.5h-4v-4z"
            }
            Self::Minus => "M2.5 7.2h11v1.6h-11z",
            Self::Back => {
                "M8.2 3.1a5.2 5.2 0 1 1-5 6.7h1.7a3.6 3.6 0 1 0 3.3-5.1v2.4L4.2 3.9 8.2.8z"
            }
        }
    }
}

/// A drawing beside a word that says the same; screen readers pass it over.
pub(crate) fn icon(picture: Picture) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path fill-rule="evenodd" d={picture.path()} />
        </svg>
    }
}
