//! How a figure was obtained: « d’où vient ce chiffre ? ». A trace is made on demand, never with the budget.
//!
//! A figure is named by its pointer in `amorce-budget/1` without the first slash: lists by id (`lines/l1/amount`,
//! `bearers/null/grant` for what nobody bears), months by their number (`months/1` is M1), other periods by
//! theirs (`years/1/base`), the crossed table by its three coordinates (`crossed/c1/locaux/1/amount`). Beyond that
//! format: any other cell of a crossed table, `*` being all and `m3`, `q1`, `y2`, `c2017` a time (`cells/c1/*/q1`);
//! a share (`shares/bearers/quarters/cells/c1/*/q1`, `sides/resources/grant`); the lines of the financing plan
//! (`funding/f1/amount`); and what is left under the call's ceiling (`ceiling_margin`).

mod cells;
mod keys;
mod line;
mod rest;
mod shares;
mod sides;
mod tables;
mod totals;
mod words;

use std::collections::BTreeMap;
use std::fmt;

use call::Call;
use dossier::Pointer;

use crate::{Budget, Parts};

pub(crate) use keys::NO_ID;
pub use keys::{FigureGroup, RATES, TOTALS};
pub use keys::{key, step};

/// How one figure was obtained.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// What the figure is, in French.
    pub title: String,
    /// The computation with its numbers, in French: `50 % × 412 350,10 € = 206 175,05 €`.
    pub formula: String,
    /// How it was rounded, where it could be.
    pub rounding: Option<Rounding>,
    /// What it was computed from.
    pub parts: Vec<TracePart>,
}

/// One thing that a figure was computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct TracePart {
    /// Where it stands.
    pub origin: Origin,
    /// What it is, in French.
    pub label: String,
    /// Its value, in French; what is missing is said so.
    pub figure: String,
}

/// Where a part of a trace stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A field of the dossier.
    Field(Pointer),
    /// Another figure of the budget, by the key of its own trace.
    Figure(String),
    /// A rule of the call, by its name in `amorce-call/1`.
    Rule(&'static str),
}

/// How a figure was rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest cent, half a cent up.
    Nearest,
    /// Down to the cent.
    Down,
    /// Down to the cent, then one of the cents left, by the largest remainder.
    DownAndOneCent,
    /// Cut after four decimals.
    FourDecimals,
    /// To the nearest hundredth, halves up.
    Hundredth,
    /// To hundredths of a percent, together with the other shares of the same whole, by the largest remainder.
    ShareOfWhole,
}

impl fmt::Display for Rounding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Rounding::Nearest => "arrondi au centime le plus proche",
            Rounding::Down => "arrondi au centime inférieur",
            Rounding::DownAndOneCent => {
                "arrondi au centime inférieur, plus un des centimes restants (plus forts restes)"
            }
            Rounding::FourDecimals => "coupé au centième de pour cent",
            Rounding::Hundredth => "arrondi au centième le plus proche",
            Rounding::ShareOfWhole => {
                "arrondi avec les autres parts, pour que leur somme fasse 100,00\u{A0}% (plus forts restes)"
            }
        })
    }
}

impl fmt::Display for Trace {
    /// The formula and its rounding, as `traces` of `amorce-budget/1` writes them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.formula)?;
        match self.rounding {
            Some(rounding) => write!(f, ", {rounding}"),
            None => Ok(()),
        }
    }
}

/// A budget with what it was computed from.
#[derive(Clone, Copy)]
struct Tracer<'a> {
    budget: &'a Budget,
    parts: Parts<'a>,
    call: &'a Call,
    terms: Terms,
}

/// Whether a sum over lines writes out its few terms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Terms {
    /// It does.
    Written,
    /// Not where one of them is the time of people: it tells how many there are.
    TimeCounted,
}

impl Budget {
    /// How the figure of this key was obtained; none where there is no such figure. `parts` and `call` are what
    /// this budget was computed from.
    pub fn trace<'a>(&'a self, key: &str, parts: impl Into<Parts<'a>>, call: &'a Call) -> Option<Trace> {
        let tracer = Tracer { budget: self, parts: parts.into(), call, terms: Terms::Written };
        tracer.trace(key)
    }

    /// As [`Budget::trace`], but no formula of a sum writes out what one line of time costs: for pages where
    /// individual costs are grouped. A key of a line itself is not to be asked for there.
    pub fn trace_with_time_counted<'a>(
        &'a self,
        key: &str,
        parts: impl Into<Parts<'a>>,
        call: &'a Call,
    ) -> Option<Trace> {
        let tracer = Tracer { budget: self, parts: parts.into(), call, terms: Terms::TimeCounted };
        tracer.trace(key)
    }

    /// The text of every trace by its key: of all figures but the lines', and of these too if asked.
    pub fn traces<'a>(
        &'a self,
        parts: impl Into<Parts<'a>>,
        call: &'a Call,
        lines: bool,
    ) -> BTreeMap<String, String> {
        let parts = parts.into();
        let tracer = Tracer { budget: self, parts, call, terms: Terms::Written };
        let mut texts: BTreeMap<String, String> = self
            .figure_keys()
            .filter_map(|key| tracer.trace(&key).map(|trace| (key, trace.to_string())))
            .collect();
        if lines {
            for (line, cost) in self.lines.iter().zip(parts.costs) {
                for figure in ["amount", "base"] {
                    let trace = tracer.line(line, cost, figure);
                    texts.extend(trace.map(|trace| (key(&["lines", &line.id, figure]), trace.to_string())));
                }
            }
        }
        texts
    }
}

impl Tracer<'_> {
    fn trace(&self, key: &str) -> Option<Trace> {
        let keys: Vec<String> = Pointer::new(key).keys().collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        match keys.as_slice() {
            [total] => self.total(total),
            ["lines", id, rest @ ..] => {
                let at = self.parts.costs.position(id)?;
                let (line, cost) = (self.budget.lines.get(at)?, self.parts.costs.get(id)?);
                match rest {
                    [figure] => self.line(line, cost, figure),
                    ["months", month] => self.line_month(line, cost, month.parse().ok()?),
                    _ => None,
                }
            }
            ["categories", id, figure] => self.category(id, figure),
            ["bearers", id, figure] => self.bearer(id, figure),
            ["crossed", bearer, category, year, "amount"] => {
                self.crossed(bearer, category, year.parse().ok()?)
            }
            ["months", month] => self.month(month.parse().ok()?),
            ["quarters", quarter, "amount"] => self.quarter(quarter.parse().ok()?),
            ["years", year, figure] => self.year(year.parse().ok()?, figure),
            ["civil_years", year, "amount"] => self.civil_year(year.parse().ok()?),
            ["cells", bearer, category, period] => self.cell(bearer, category, period),
            ["sides", side, part @ ..] => self.share_of_side(side, part),
            ["shares", rows, columns, rest @ ..] => self.share_of_table(rows, columns, rest),
            ["funding", id, "amount"] => self.funding(id),
            ["funding_by_status", status] => self.funding_by_status(status),
            ["rates", rate] => self.rate(rate),
            ["time", bearer, figure] => self.time(bearer, figure),
            _ => None,
        }
    }
}
