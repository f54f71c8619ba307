//! Where articles come from: files and standard input, as bytes and as text.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read};
use std::path::PathBuf;

use pressmark::span::LONGEST;

use crate::failure::Failure;

/// A file, or standard input.
#[derive(Clone, Debug)]
pub(crate) enum Input {
    Standard,
    File(PathBuf),
}

impl Input {
    /// The input that an argument names; `-` is standard input.
    pub(crate) fn named(path: PathBuf) -> Self {
        if path.as_os_str() == OsStr::new("-") {
            Self::Standard
        } else {
            Self::File(path)
        }
    }

    /// Its name for messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Standard => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Its name for the "id" of its document, where there are several. Bytes that are no UTF-8 are written as in addresses
    /// (`%FF`), so that two files never share an id for want of letters.
    pub(crate) fn id(&self) -> String {
        let Self::File(path) = self else {
            return self.name();
        };
        let mut id = String::new();
        for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
            id.push_str(chunk.valid());
            for byte in chunk.invalid() {
                id.push_str(&format!("%{byte:02X}"));
            }
        }
        id
    }

    /// Opens it; a person at a terminal is told what we wait for.
    pub(crate) fn open(&self) -> Result<BufReader<Box<dyn Read + Send>>, Failure> {
        let bytes: Box<dyn Read + Send> = match self {
            Self::Standard => {
                if io::stdin().is_terminal() {
                    eprintln!(
                        "pressmark: reading from the keyboard; end with Ctrl-D (Windows: Ctrl-Z, Enter)"
                    );
                }
                Box::new(io::stdin())
            }
            Self::File(path) => {
                Box::new(File::open(path).map_err(|error| self.unreadable(&error))?)
            }
        };
        Ok(BufReader::with_capacity(1 << 16, bytes))
    }

    /// Reads it whole, as one article.
    pub(crate) fn read(&self) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        self.open()?
            .read_to_end(&mut bytes)
            .map_err(|error| self.unreadable(&error))?;
        text(bytes).map_err(|failure| failure.at(self.name()))
    }

    /// The failure for an error of the operating system.
    pub(crate) fn unreadable(&self, error: &io::Error) -> Failure {
        let remedy = match error.kind() {
            io::ErrorKind::NotFound => "Check the name and the folder that you are in.",
            io::ErrorKind::IsADirectory => "Name the files in it instead.",
            io::ErrorKind::PermissionDenied => {
                "Ask for the right to read it, or copy it to where you may."
            }
            _ => "Check that it is a file that can be read.",
        };
        Failure::new(format!("cannot be read: {error}"), remedy).at(self.name())
    }
}

/// The bytes as text, or a message that guesses what they are.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, Failure> {
    if let Some(failure) = other_encoding(&bytes) {
        return Err(failure);
    }
    if bytes.len() > LONGEST {
        return Err(Failure::new(
            "this is longer than an article of 4 GiB",
            "Cut it into its articles.",
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        if error.as_bytes().contains(&0) {
            Failure::new(
                "this is not text",
                "Give an article as plain text in UTF-8.",
            )
        } else {
            Failure::new(
                format!("byte {at} is not valid UTF-8"),
                "Save the text as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`.",
            )
        }
    })
}

/// The failure for text that says by its first bytes that it is not UTF-8.
pub(crate) fn other_encoding(bytes: &[u8]) -> Option<Failure> {
    let is = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    is.then(|| {
        Failure::new(
            "this is text in UTF-16",
            "Save it as UTF-8, for example with `iconv -f UTF-16 -t UTF-8`.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        text(bytes.to_vec()).expect_err("not text").to_string()
    }

    #[test]
    fn other_encodings_are_told_apart() {
        assert!(message(b"\xFF\xFEH\0i\0").contains("UTF-16"));
        assert!(message(b"caf\xE9 news").contains("byte 3 is not valid UTF-8"));
        assert!(message(b"\x89PNG\r\n\x1a\n\0\0").contains("not text"));
    }

    #[test]
    fn text_comes_through_untouched() {
        let article = "\u{FEFF}“Yes,”\r\nshe said.\0";
        assert_eq!(text(article.as_bytes().to_vec()).expect("UTF-8"), article);
    }
}
