//! What a stop must not lose: parameters, the optimiser's state, the random numbers' state, whole epochs done.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::names::adam::Adam;
use crate::names::random::Random;
use crate::names::training::cannot_write;

/// A state read back.
pub(crate) struct State {
    pub(crate) adam: Adam,
    pub(crate) random: u64,
    pub(crate) epoch: usize,
}

const HEAD: usize = 5;

/// Writes the state beside its place and moves it there, so that a stop leaves the old one or the new one. `course` is a digest
/// of the plan and of what is learnt from.
pub(crate) fn save(
    path: &Path,
    course: u64,
    adam: &Adam,
    random: &Random,
    epoch: usize,
) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    for number in [
        course,
        adam.parameters.len() as u64,
        epoch as u64,
        adam.step,
        random.0,
    ] {
        bytes.extend(number.to_le_bytes());
    }
    for values in [&adam.parameters, &adam.mean, &adam.first, &adam.second] {
        bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    }
    let beside = path.with_extension("part");
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&beside, bytes))
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|error| cannot_write(path, &error))
}

/// The state, where there is one of this course and of a network of this size.
pub(crate) fn load(path: &Path, course: u64, parameters: usize) -> Option<State> {
    let bytes = fs::read(path).ok()?;
    let head: Vec<u64> = bytes
        .chunks_exact(8)
        .take(HEAD)
        .map(|b| b.try_into().map(u64::from_le_bytes))
        .collect::<Result<_, _>>()
        .ok()?;
    let [of, length, epoch, step, random] = head[..] else {
        return None;
    };
    if of != course || length != parameters as u64 || bytes.len() != HEAD * 8 + parameters * 16 {
        return None;
    }
    let mut values = bytes[HEAD * 8..]
        .chunks_exact(4)
        .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    let mut part = || values.by_ref().take(parameters).collect::<Vec<f32>>();
    let adam = Adam {
        parameters: part(),
        mean: part(),
        first: part(),
        second: part(),
        step,
    };
    Some(State {
        adam,
        random,
        epoch: usize::try_from(epoch).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_comes_back_and_a_foreign_one_does_not() {
        let folder =
            std::env::temp_dir().join(format!("pressmark-checkpoint-{}", std::process::id()));
        let path = folder.join("state");
        let mut adam = Adam::new(vec![0.5, -1.5, 2.0]);
        adam.step(&[1.0, 2.0, 3.0], 0.1);
        save(&path, 7, &adam, &Random(9), 4).unwrap();
        let state = load(&path, 7, 3).unwrap();
        assert_eq!((state.epoch, state.random, state.adam.step), (4, 9, 1));
        assert_eq!(state.adam.parameters, adam.parameters);
        assert_eq!(state.adam.second, adam.second);
        assert!(load(&path, 7, 4).is_none(), "another network");
        assert!(load(&path, 8, 3).is_none(), "other texts or another plan");
        fs::write(&path, b"short").unwrap();
        assert!(load(&path, 7, 3).is_none());
        fs::remove_dir_all(folder).unwrap();
    }
}
