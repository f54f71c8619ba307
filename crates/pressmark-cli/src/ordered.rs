//! Work on all cores whose results come out in the order in which the inputs went in, in constant memory.

use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Inputs that may be on their way for each thread. More would only hold more articles in memory.
const AHEAD: usize = 4;

/// One input, and where its result is waited for.
type Job<I, O> = (I, SyncSender<O>);

/// The results of some work, in the order of its inputs.
pub(crate) struct Ordered<O> {
    waiting: Receiver<Receiver<O>>,
    next: Option<Receiver<O>>,
}

/// What [`Ordered::poll`] finds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next<O> {
    /// The next result.
    Ready(O),
    /// The next result is not there yet.
    Later,
    /// There are no more.
    End,
    /// The work on an input panicked; its result will never come.
    Lost,
}

/// Starts one thread that reads `inputs` and `threads` that `work` on them.
///
/// The threads are not joined: one may wait for ever for a line from a pipe that stays open, and a run that has failed
/// must end all the same.
pub(crate) fn ordered<I, O>(
    inputs: impl Iterator<Item = I> + Send + 'static,
    threads: usize,
    work: impl Fn(I) -> O + Send + Sync + 'static,
) -> Ordered<O>
where
    I: Send + 'static,
    O: Send + 'static,
{
    let threads = threads.max(1);
    let (to_workers, jobs) = sync_channel::<Job<I, O>>(threads);
    let (to_writer, waiting) = sync_channel(threads * AHEAD);
    let jobs = Arc::new(Mutex::new(jobs));
    let work = Arc::new(work);
    for _ in 0..threads {
        let (jobs, work) = (Arc::clone(&jobs), Arc::clone(&work));
        thread::spawn(move || perform(&jobs, &*work));
    }
    thread::spawn(move || feed(inputs, &to_workers, &to_writer));
    Ordered {
        waiting,
        next: None,
    }
}

/// Hands out jobs until the inputs end or nobody wants results any more.
fn feed<I, O>(
    inputs: impl Iterator<Item = I>,
    to_workers: &SyncSender<Job<I, O>>,
    to_writer: &SyncSender<Receiver<O>>,
) {
    for input in inputs {
        let (done, result) = sync_channel(1);
        if to_writer.send(result).is_err() || to_workers.send((input, done)).is_err() {
            return;
        }
    }
}

/// Takes jobs until there are none.
fn perform<I, O>(jobs: &Mutex<Receiver<Job<I, O>>>, work: &dyn Fn(I) -> O) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((input, done)) = job else { return };
        // Nobody waits for it only after a failure, when the run is at its end.
        let _ = done.send(work(input));
    }
}

impl<O> Ordered<O> {
    /// The next result if it is there already.
    pub(crate) fn poll(&mut self) -> Next<O> {
        if self.next.is_none() {
            match self.waiting.try_recv() {
                Ok(result) => self.next = Some(result),
                Err(TryRecvError::Empty) => return Next::Later,
                Err(TryRecvError::Disconnected) => return Next::End,
            }
        }
        match self.next.as_ref().map(Receiver::try_recv) {
            Some(Ok(output)) => {
                self.next = None;
                Next::Ready(output)
            }
            Some(Err(TryRecvError::Disconnected)) => Next::Lost,
            Some(Err(TryRecvError::Empty)) | None => Next::Later,
        }
    }

    /// Waits for the next result; never [`Next::Later`].
    pub(crate) fn wait(&mut self) -> Next<O> {
        let next = self.next.take().map_or_else(|| self.waiting.recv(), Ok);
        match next.map(|result| result.recv()) {
            Ok(Ok(output)) => Next::Ready(output),
            Ok(Err(_)) => Next::Lost,
            Err(_) => Next::End,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    fn all<O>(mut results: Ordered<O>) -> Vec<O> {
        let mut outputs = Vec::new();
        loop {
            match results.wait() {
                Next::Ready(output) => outputs.push(output),
                Next::End => return outputs,
                Next::Later | Next::Lost => panic!("a result is missing"),
            }
        }
    }

    #[test]
    fn results_keep_the_order_of_inputs_that_take_unequal_time() {
        let results = ordered(0_u64..200, 4, |n| {
            thread::sleep(Duration::from_micros(n * 7919 % 900));
            n
        });
        assert_eq!(all(results), (0..200).collect::<Vec<_>>());
    }

    #[test]
    fn inputs_are_read_no_further_than_results_are_taken() {
        let read = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&read);
        let mut results = ordered(
            (0..10_000).inspect(move |_| {
                count.fetch_add(1, Ordering::SeqCst);
            }),
            2,
            |n: u32| n,
        );
        assert_eq!(results.wait(), Next::Ready(0));
        thread::sleep(Duration::from_millis(50));
        // What waits for the writer, what waits for a worker, what is being worked on, one in hand.
        assert!(read.load(Ordering::SeqCst) <= 1 + 2 * AHEAD + 2 + 2 + 1);
        assert_eq!(results.wait(), Next::Ready(1));
    }

    #[test]
    fn nothing_in_gives_nothing_out() {
        let mut results = ordered(std::iter::empty::<u32>(), 3, |n| n);
        assert_eq!(results.wait(), Next::End);
        assert_eq!(results.poll(), Next::End);
    }

    #[test]
    fn a_panic_is_not_taken_for_the_end() {
        let mut results = ordered(
            0..3_u32,
            1,
            |n| if n == 1 { panic!("on purpose") } else { n },
        );
        assert_eq!(results.wait(), Next::Ready(0));
        assert_eq!(results.wait(), Next::Lost);
    }
}
