//! Whole-program tests: what no single crate can show by itself. Everything is in `tests/`; this library is
//! deliberately empty, so that a test's tools never reach the program.
