//! The date and time that goes into the documents: given, from SOURCE_DATE_EPOCH, or from the clock.

use std::ffi::OsStr;
use std::time::{Duration, SystemTime};

use crate::failure::Failure;

/// Last second that four-digit years can write: 9999-12-31T23:59:59Z.
const LAST_SECOND: u64 = 253_402_300_799;

/// Checks a time from the command line and gives it back as it was written.
pub(crate) fn given(time: &str) -> Result<String, Failure> {
    match humantime::parse_rfc3339(time) {
        Ok(_) => Ok(time.to_owned()),
        Err(_) => Err(Failure::new(
            format!("--generated {time:?} is not a date and time in RFC 3339 and UTC"),
            "Write it like 2026-01-31T12:00:00Z.",
        )),
    }
}

/// The time of this run, to the second; `epoch` is the value of SOURCE_DATE_EPOCH, which makes builds repeatable.
pub(crate) fn from_environment(epoch: Option<&OsStr>) -> Result<String, Failure> {
    let time = match epoch.filter(|epoch| !epoch.is_empty()) {
        None => SystemTime::now(),
        Some(epoch) => epoch
            .to_str()
            .and_then(|epoch| epoch.parse().ok())
            .filter(|seconds| *seconds <= LAST_SECOND)
            .map(|seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .ok_or_else(|| {
                Failure::new(
                    format!("SOURCE_DATE_EPOCH is {epoch:?}, not a number of seconds since 1970"),
                    "Set it to a number such as 1769860800, or unset it.",
                )
            })?,
    };
    Ok(humantime::format_rfc3339_seconds(time).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_epoch_is_written_in_utc() {
        let time = from_environment(Some(OsStr::new("1769860800"))).expect("a number");
        assert_eq!(time, "2026-01-31T12:00:00Z");
    }

    #[test]
    fn the_clock_gives_a_time_that_we_would_accept() {
        let time = from_environment(None).expect("a clock");
        assert_eq!(given(&time).expect("RFC 3339"), time);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for wrong in ["", "2026-01-31", "2026-13-01T00:00:00Z", "12:00"] {
            assert!(given(wrong).is_err(), "{wrong}");
        }
        for wrong in ["soon", "-1", "99999999999999999999", "253402300800"] {
            assert!(
                from_environment(Some(OsStr::new(wrong))).is_err(),
                "{wrong}"
            );
        }
    }
}
