//! Reads the payload of a model file from front to back. What lies in which, `names/format.rs` and `grammar/format.rs`
//! say; all numbers are little-endian.

/// What is left of a payload. Whatever asks for more than that gets nothing.
pub struct Payload<'p> {
    rest: &'p [u8],
}

impl<'p> Payload<'p> {
    /// All of it.
    #[must_use]
    pub const fn new(bytes: &'p [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether all of it was read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next bytes.
    pub fn take(&mut self, bytes: usize) -> Option<&'p [u8]> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    /// A number of 32 bits.
    pub fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// Finite numbers only.
    pub fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count.checked_mul(4)?)?.chunks_exact(4);
        bytes
            .map(|b| Some(f32::from_le_bytes(b.try_into().ok()?)).filter(|f| f.is_finite()))
            .collect()
    }

    /// Numbers of 16 bits.
    pub fn fixed(&mut self, count: usize) -> Option<Vec<i16>> {
        let bytes = self.take(count.checked_mul(2)?)?.chunks_exact(2);
        bytes
            .map(|b| Some(i16::from_le_bytes(b.try_into().ok()?)))
            .collect()
    }

    /// The scales of all rows, then their weights of eight bits.
    pub fn rows(&mut self, rows: usize, columns: usize) -> Option<(Vec<f32>, &'p [u8])> {
        let scales = self.floats(rows)?;
        Some((scales, self.take(rows.checked_mul(columns)?)?))
    }

    /// Numbers of 32 bits, each more than the one before, by their steps.
    pub fn rising(&mut self, count: usize) -> Option<Vec<u32>> {
        // A step takes a byte at least, so a damaged count cannot ask for much.
        let mut numbers = Vec::with_capacity(count.min(self.rest.len()));
        let mut number = 0_u64;
        for _ in 0..count {
            let step = self.step()?;
            if step == 0 && !numbers.is_empty() {
                return None;
            }
            number += step;
            numbers.push(u32::try_from(number).ok()?);
        }
        Some(numbers)
    }

    /// Seven bits a byte, of five bytes at most; the last of them is below 128.
    fn step(&mut self) -> Option<u64> {
        let mut step = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.take(1)?[0];
            step |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Some(step);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Payload;

    #[test]
    fn rising_numbers_by_their_steps() {
        let rising = |bytes: &[u8], count| Payload::new(bytes).rising(count);
        assert_eq!(rising(&[7, 0x80, 1, 2], 3), Some(vec![7, 135, 137]));
        assert_eq!(rising(&[0, 5], 2), Some(vec![0, 5]));
        assert_eq!(rising(&[7, 0], 2), None, "the same again");
        assert_eq!(rising(&[7], 2), None, "one is missing");
        assert_eq!(rising(&[0x80; 6], 1), None, "a step without an end");
        assert_eq!(
            rising(&[0xff, 0xff, 0xff, 0xff, 0x7f], 1),
            None,
            "more than 32 bits"
        );
    }

    #[test]
    fn what_is_not_there_is_not_read() {
        let mut payload = Payload::new(&[1, 0, 0, 0, 9]);
        assert_eq!(payload.number(), Some(1));
        assert!(payload.number().is_none() && !payload.is_empty());
        assert_eq!(payload.take(1), Some(&[9][..]));
        assert!(payload.is_empty());
        assert!(Payload::new(&f32::NAN.to_le_bytes()).floats(1).is_none());
    }
}
