//! Trains the network of grammar, `train grammar`, and scores the grammar that the pipeline finds, `train score grammar`.

mod augment;
mod encoder;
mod examples;
mod export;
mod gold;
mod layers;
mod oracle;
mod parser;
mod score;
mod training;

use std::path::{Path, PathBuf};

pub(crate) use score::{Choice, score};
pub(crate) use training::{Plan, train};

/// Treebanks in Universal Dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Corpus {
    /// Learnt from (`train`) and measured on (`dev`).
    Gum,
    /// Learnt from (`train`) and measured on (`dev`).
    Ewt,
    /// Measured on only.
    Pud,
}

impl Corpus {
    const ALL: [Self; 3] = [Self::Gum, Self::Ewt, Self::Pud];

    fn name(self) -> &'static str {
        match self {
            Self::Gum => "GUM",
            Self::Ewt => "EWT",
            Self::Pud => "PUD",
        }
    }

    /// How the names of its files begin.
    fn prefix(self) -> &'static str {
        match self {
            Self::Gum => "GUM_",
            Self::Ewt => "EWT_",
            Self::Pud => "PUD_",
        }
    }

    fn folder(self, shared: &Path) -> PathBuf {
        shared.join("corpora").join(self.name().to_lowercase())
    }

    fn training(self, shared: &Path) -> PathBuf {
        self.folder(shared).join("train")
    }

    /// What is never learnt from.
    fn measuring(self, shared: &Path) -> PathBuf {
        self.folder(shared).join("dev")
    }
}
