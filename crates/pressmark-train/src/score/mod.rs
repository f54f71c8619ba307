//! `train score`: how good the pipeline is.

pub(crate) mod coref;
