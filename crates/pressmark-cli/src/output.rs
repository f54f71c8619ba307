//! Standard output: documents as soon as they are ready, in few writes.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::failure::Failure;
use crate::ordered::{Next, Ordered};

/// Prints a text.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Failure::writing(&error))
}

/// Prints a value as indented JSON, in few writes and without holding all of it.
pub(crate) fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, value)
        .map_err(io::Error::from)
        .and_then(|()| writeln!(out))
        .and_then(|()| out.flush())
        .map_err(|error| Failure::writing(&error))
}

/// Prints each result on its line, and each failure on standard error, where it does not stop the others. Tells how many
/// failed.
pub(crate) fn print_lines(mut results: Ordered<Result<String, Failure>>) -> Result<usize, Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut failed = 0;
    loop {
        let mut next = results.poll();
        if matches!(next, Next::Later) {
            // Whoever reads our output gets what there is before we wait.
            out.flush().map_err(|error| Failure::writing(&error))?;
            next = results.wait();
        }
        match next {
            Next::Ready(Ok(line)) => {
                writeln!(out, "{line}").map_err(|error| Failure::writing(&error))?
            }
            Next::Ready(Err(failure)) => {
                // On a terminal it stands where its line would.
                out.flush().map_err(|error| Failure::writing(&error))?;
                failure.report();
                failed += 1;
            }
            Next::Lost | Next::Later => {
                out.flush().map_err(|error| Failure::writing(&error))?;
                return Err(lost());
            }
            Next::End => break,
        }
    }
    out.flush().map_err(|error| Failure::writing(&error))?;
    Ok(failed)
}

fn lost() -> Failure {
    Failure::new(
        "annotating an article stopped half-way",
        "This is a mistake in pressmark; please report it with the first article that has no line in the output.",
    )
}
