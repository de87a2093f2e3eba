//! Whole-program tests: what no single crate can show by itself.
