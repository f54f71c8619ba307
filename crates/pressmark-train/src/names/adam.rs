//! Adam (Kingma and Ba 2015), with the mean of the last parameters beside them (Polyak averaging).

/// The state of the optimiser: all that a checkpoint needs.
pub(crate) struct Adam {
    pub(crate) parameters: Vec<f32>,
    /// The parameters' running mean: what is measured and shipped.
    pub(crate) mean: Vec<f32>,
    pub(crate) first: Vec<f32>,
    pub(crate) second: Vec<f32>,
    pub(crate) step: u64,
}

const BETA: (f32, f32) = (0.9, 0.999);
const EPSILON: f32 = 1e-8;
/// Longest gradient; a longer one is shortened to it.
const LONGEST: f32 = 5.0;
/// The mean forgets half in about 1,400 steps.
const MEAN: f32 = 0.9995;

impl Adam {
    pub(crate) fn new(parameters: Vec<f32>) -> Self {
        let zero = vec![0.0; parameters.len()];
        Self {
            mean: parameters.clone(),
            first: zero.clone(),
            second: zero,
            parameters,
            step: 0,
        }
    }

    /// One step along the gradient of a mean loss.
    pub(crate) fn step(&mut self, gradient: &[f32], rate: f32) {
        self.step += 1;
        let length = gradient.iter().map(|g| g * g).sum::<f32>().sqrt();
        let scale = if length > LONGEST {
            LONGEST / length
        } else {
            1.0
        };
        let age = self.step.min(100_000) as i32;
        let (a, b) = (1.0 - BETA.0.powi(age), 1.0 - BETA.1.powi(age));
        // Young means are short ones.
        let keep = MEAN.min((1.0 + self.step as f32) / (10.0 + self.step as f32));
        for (n, g) in gradient.iter().enumerate() {
            let g = g * scale;
            self.first[n] = BETA.0 * self.first[n] + (1.0 - BETA.0) * g;
            self.second[n] = BETA.1 * self.second[n] + (1.0 - BETA.1) * g * g;
            let step = (self.first[n] / a) / ((self.second[n] / b).sqrt() + EPSILON);
            self.parameters[n] -= rate * step;
            self.mean[n] = keep * self.mean[n] + (1.0 - keep) * self.parameters[n];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bowl_is_descended() {
        let mut adam = Adam::new(vec![3.0, -2.0]);
        for _ in 0..4000 {
            let gradient: Vec<f32> = adam.parameters.iter().map(|p| 2.0 * (p - 1.0)).collect();
            adam.step(&gradient, 0.01);
        }
        for value in adam.parameters.iter().chain(&adam.mean) {
            assert!((value - 1.0).abs() < 0.05, "{value}");
        }
    }
}
