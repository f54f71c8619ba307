//! The container of a model file: a header, then the payload. All numbers are little-endian.
//!
//! | byte | holds |
//! | ---: | --- |
//! | 0 | `PRSM` |
//! | 4 | the kind, four letters |
//! | 8 | the payload's version, 32 bits |
//! | 12 | the payload's length in bytes, 32 bits |
//! | 16 | the payload's [`digest`], 8 bytes |
//! | 24 | the payload |

use sha2::{Digest, Sha256};

use super::{Kind, ModelError};

/// Bytes before the payload.
pub const HEADER: usize = 24;

const MAGIC: &[u8; 4] = b"PRSM";

/// A file that holds the payload, which is of [`Kind::version`].
///
/// # Panics
///
/// Where the payload is 4 GiB or larger.
#[must_use]
pub fn seal(kind: Kind, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("a model is far smaller than 4 GiB");
    let mut file = Vec::with_capacity(HEADER + payload.len());
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&kind.tag());
    file.extend_from_slice(&kind.version().to_le_bytes());
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(&digest(payload));
    file.extend_from_slice(payload);
    file
}

/// What stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened<'f> {
    /// What the payload is.
    pub kind: Kind,
    /// The payload's [`digest`].
    pub digest: [u8; 8],
    /// What a stage reads.
    pub payload: &'f [u8],
}

/// What a file is, and its payload.
///
/// # Errors
///
/// Where it is no whole, undamaged file of a kind and version that this build knows. Nothing is allocated before all of
/// it is checked.
pub fn open(file: &[u8]) -> Result<Opened<'_>, ModelError> {
    if file.get(..4) != Some(MAGIC) {
        return Err(ModelError::Foreign);
    }
    let (Some(tag), Some(version), Some(length), Some(expected)) = (
        file.get(4..8).and_then(|b| <[u8; 4]>::try_from(b).ok()),
        number(file, 8),
        number(file, 12),
        file.get(16..HEADER),
    ) else {
        return Err(truncated(HEADER as u64, file));
    };
    let kind = Kind::of_tag(tag).ok_or(ModelError::UnknownKind)?;
    if version != kind.version() {
        return Err(ModelError::Version {
            kind,
            found: version,
        });
    }
    let payload = &file[HEADER..];
    let whole = HEADER as u64 + u64::from(length);
    if (file.len() as u64) < whole {
        return Err(truncated(whole, file));
    }
    let digest = digest(payload);
    if file.len() as u64 > whole || digest != expected {
        return Err(ModelError::Damaged);
    }
    Ok(Opened {
        kind,
        digest,
        payload,
    })
}

/// The first eight bytes of the payload's SHA-256; in hexadecimal they stand in the file's name.
#[must_use]
pub fn digest(payload: &[u8]) -> [u8; 8] {
    let mut first = [0; 8];
    first.copy_from_slice(&Sha256::digest(payload)[..8]);
    first
}

fn number(file: &[u8], at: usize) -> Option<u32> {
    let bytes = file.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn truncated(expected: u64, file: &[u8]) -> ModelError {
    ModelError::Truncated {
        expected,
        found: file.len() as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens() {
        for kind in Kind::ALL {
            let file = seal(kind, b"payload");
            let opened = open(&file).map(|o| (o.kind, o.digest, o.payload));
            assert_eq!(opened, Ok((kind, digest(b"payload"), &b"payload"[..])));
        }
    }

    #[test]
    fn every_cut_is_noticed() {
        let file = seal(Kind::Names, b"payload");
        for end in 0..file.len() {
            assert!(
                matches!(
                    open(&file[..end]),
                    Err(ModelError::Foreign | ModelError::Truncated { .. })
                ),
                "cut at {end}"
            );
        }
    }

    #[test]
    fn every_changed_bit_is_noticed() {
        let file = seal(Kind::Gazetteer, b"payload");
        for at in 0..file.len() * 8 {
            let mut changed = file.clone();
            changed[at / 8] ^= 1 << (at % 8);
            assert!(open(&changed).is_err(), "bit {at}");
        }
    }

    #[test]
    fn nothing_may_follow() {
        let mut file = seal(Kind::Names, b"payload");
        file.push(0);
        assert_eq!(open(&file), Err(ModelError::Damaged));
    }

    #[test]
    fn another_version_says_so() {
        let mut file = seal(Kind::Names, b"payload");
        file[8] = 99;
        assert_eq!(
            open(&file),
            Err(ModelError::Version {
                kind: Kind::Names,
                found: 99
            })
        );
    }
}
