//! The model files: what the page fetches and the command line reads, given to the pipeline as bytes.
//!
//! Each file is one [`container`]: a header that says what it is, then the payload. [`Models::add`] checks all of it, so
//! that a stage may trust what it is given to be whole. Every file is optional: without one the pipeline works by rules
//! and lists.
//!
//! `static/models/manifest.json` names the files that belong to a build. It is an object with one member for each
//! [`Kind::name`]: `{"names": {"file": "names-0123456789abcdef.bin", "bytes": 1234567}}`. The file's name carries the
//! payload's digest ([`container::digest`]), so that an old cache never meets a new build.

pub mod container;

use core::fmt;

pub use crate::kinds::ModelKind as Kind;

use crate::gazetteer::Gazetteer;
use crate::grammar::GrammarModel;
use crate::recogniser::{Recogniser, Unreadable};

impl Kind {
    /// The layout of the payload that this build reads and writes.
    #[must_use]
    pub const fn version(self) -> u32 {
        match self {
            Self::Names | Self::Gazetteer => 2,
            Self::Grammar => 1,
        }
    }

    const fn tag(self) -> [u8; 4] {
        match self {
            Self::Names => *b"NAME",
            Self::Gazetteer => *b"GAZE",
            Self::Grammar => *b"GRAM",
        }
    }

    fn of_tag(tag: [u8; 4]) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }
}

/// The models that a pipeline works with; without any it works by rules and lists.
#[derive(Debug, Default)]
pub struct Models {
    recogniser: Option<Loaded<Recogniser>>,
    gazetteer: Option<Loaded<Gazetteer>>,
    grammar: Option<Loaded<GrammarModel>>,
}

/// What a file held, ready for use, and the payload's digest. The file's bytes are not kept beside it.
#[derive(Debug)]
struct Loaded<M> {
    model: M,
    digest: [u8; 8],
}

impl Models {
    /// No models.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the model that a file holds, in place of an earlier one of its kind. What it takes will be at work: the payload
    /// is read here, not later.
    ///
    /// # Errors
    ///
    /// Where the bytes are no model file of this build, or are damaged. What was there before then stays.
    pub fn add(&mut self, file: &[u8]) -> Result<Kind, ModelError> {
        let container::Opened {
            kind,
            digest,
            payload,
        } = container::open(file)?;
        let otherwise = ModelError::Layout { kind };
        match kind {
            Kind::Names => {
                let model = Recogniser::read(payload).map_err(|why| match why {
                    Unreadable::Layout => otherwise,
                    Unreadable::OtherFeatures => ModelError::OtherFeatures { kind },
                })?;
                self.recogniser = Some(Loaded { model, digest });
            }
            Kind::Gazetteer => {
                let model = Gazetteer::new(payload.to_vec()).map_err(|_| otherwise)?;
                self.gazetteer = Some(Loaded { model, digest });
            }
            Kind::Grammar => {
                let model = GrammarModel::read(payload).ok_or(otherwise)?;
                self.grammar = Some(Loaded { model, digest });
            }
        }
        Ok(kind)
    }

    /// Whether a model of the kind is there.
    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        self.digest(kind).is_some()
    }

    /// Which model of the kind is there: its [`container::digest`].
    #[must_use]
    pub fn digest(&self, kind: Kind) -> Option<[u8; 8]> {
        match kind {
            Kind::Names => self.recogniser.as_ref().map(|loaded| loaded.digest),
            Kind::Gazetteer => self.gazetteer.as_ref().map(|loaded| loaded.digest),
            Kind::Grammar => self.grammar.as_ref().map(|loaded| loaded.digest),
        }
    }

    /// The recogniser of names.
    pub(crate) fn recogniser(&self) -> Option<&Recogniser> {
        self.recogniser.as_ref().map(|loaded| &loaded.model)
    }

    /// The tagger and parser.
    pub(crate) fn grammar(&self) -> Option<&GrammarModel> {
        self.grammar.as_ref().map(|loaded| &loaded.model)
    }

    /// The list of places.
    pub(crate) fn gazetteer(&self) -> Option<&Gazetteer> {
        self.gazetteer.as_ref().map(|loaded| &loaded.model)
    }
}

/// Why bytes are not a model of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin as a model file does.
    Foreign,
    /// A model file, of a kind that this build does not know.
    UnknownKind,
    /// A model of another version.
    Version {
        /// What it is a model of.
        kind: Kind,
        /// The version that the file says it has.
        found: u32,
    },
    /// The file ends too early.
    Truncated {
        /// Bytes that the header promises, the header included.
        expected: u64,
        /// Bytes that are there.
        found: u64,
    },
    /// The bytes are not those that were written: the digest differs, or something follows the end.
    Damaged,
    /// The bytes are whole, and laid out otherwise than this build reads them.
    Layout {
        /// What it is a model of.
        kind: Kind,
    },
    /// The bytes are whole, and the model was trained with other features than this build gives it.
    OtherFeatures {
        /// What it is a model of.
        kind: Kind,
    },
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("this is not a model file"),
            Self::UnknownKind => {
                f.write_str("the model file is of a kind that this version does not know")
            }
            Self::Version { kind, found } => write!(
                f,
                "the model of {} has version {found}, this version of Pressmark reads version {}",
                kind.name(),
                kind.version()
            ),
            Self::Truncated { expected, found } => {
                write!(
                    f,
                    "the model file is cut short: {found} of {expected} bytes"
                )
            }
            Self::Damaged => f.write_str("the model file is damaged"),
            Self::Layout { kind } => write!(
                f,
                "the model file ({}) is laid out otherwise than this version of Pressmark reads",
                kind.name()
            ),
            Self::OtherFeatures { kind } => write!(
                f,
                "the model file ({}) was trained with other features than this version of Pressmark gives it",
                kind.name()
            ),
        }
    }
}

impl core::error::Error for ModelError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_file_leaves_what_was_there() {
        let mut models = Models::new();
        assert!(!models.has(Kind::Gazetteer));
        assert_eq!(models.add(b"<!doctype html>"), Err(ModelError::Foreign));
        assert!(!models.has(Kind::Gazetteer));
    }

    #[test]
    fn a_payload_of_another_layout_is_refused_whatever_its_kind() {
        for kind in Kind::ALL {
            let mut models = Models::new();
            let refused = models.add(&container::seal(kind, b"not a layout"));
            assert_eq!(refused, Err(ModelError::Layout { kind }));
            assert!(!models.has(kind) && models.digest(kind).is_none());
        }
    }

    #[test]
    fn messages_say_what_is_wrong() {
        let cut = ModelError::Truncated {
            expected: 10,
            found: 4,
        };
        assert_eq!(
            cut.to_string(),
            "the model file is cut short: 4 of 10 bytes"
        );
    }
}
