//! Plans of any content within the limits of the fields, for tests over many of them.
#![allow(dead_code, reason = "each test file uses some of these words")]

use dossier::Value;
use proptest::prelude::*;

use crate::plan::{Plan, plan};

/// A number as a format keeps it, small or up to the limit, with so many decimals at most.
fn number(decimals: u32) -> impl Strategy<Value = String> {
    let unit = 10_u64.pow(decimals);
    let largest = 1_000_000_000 * unit - 1;
    prop_oneof![
        // As people type them.
        4 => (0_u64..400, prop::sample::select(vec!["", ".5", ".25"])).prop_map(|(whole, part)| format!("{whole}{part}")),
        4 => (0_u64..500_000).prop_map(|cents| format!("{}.{:02}", cents / 100, cents % 100)),
        6 => (0..(5_000 * unit)).prop_map(move |count| write(count, decimals)),
        1 => (0..largest).prop_map(move |count| write(count, decimals)),
    ]
}

fn write(count: u64, decimals: u32) -> String {
    let unit = 10_u64.pow(decimals);
    format!("{}.{:0width$}", count / unit, count % unit, width = decimals as usize)
}

fn percent() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["20", "5.5", "100", "0", "2.1", "37.5"]).prop_map(str::to_owned),
        // A number of so little is a share of one, since no rate is: 0.2 is 20 %.
        1 => (51_u64..10_000).prop_map(|count| write(count, 2)),
    ]
}

fn bearer() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["c1", "c1", "c2", "c2", "c3", "p1", "p2", ""])
}

/// A line: its kind and fields, by pointer below it.
#[derive(Clone, Debug)]
pub struct ALine {
    pub texts: Vec<(&'static str, String)>,
    pub months: Vec<(&'static str, i64)>,
    pub flags: Vec<(&'static str, bool)>,
}

const LABELS: [&str; 8] = [
    "Atelier d’été",
    "=SOMME(A1:A9)",
    "+33 1",
    "-5 %",
    "@lieu ; « café »",
    "Achat \"n° 2\", lot\u{A0}B",
    "  espaces  ",
    "x",
];

fn line() -> impl Strategy<Value = ALine> {
    let basis = (number(4), number(4), number(2), percent(), number(2));
    let kind =
        prop::sample::select(vec!["time_daily", "time_yearly", "purchase", "purchase", "lump_sum", ""]);
    let month = || prop::option::weighted(0.7, 1_i64..=27);
    let flag = || prop::option::of(any::<bool>());
    let words = (prop::sample::select(LABELS.to_vec()), prop::sample::select(LABELS.to_vec()), any::<bool>());
    let places = (bearer(), prop::sample::select(vec!["A", "A", "B", ""]));
    (kind, basis, places, (month(), month()), (flag(), flag()), words, 0_u32..40).prop_map(
        |(
            kind,
            basis,
            (bearer, category),
            (from, to),
            (eligible, in_kind),
            (label, note, has_note),
            missing,
        )| {
            let (many, price, yearly, vat, amount) = basis;
            let fields: &[(&'static str, &String)] = match kind {
                "time_daily" => &[("basis/days", &many), ("basis/daily_cost", &price)],
                "time_yearly" => &[("basis/days", &many), ("basis/yearly_cost", &yearly)],
                "purchase" => &[("basis/quantity", &many), ("basis/unit_price", &price), ("basis/vat", &vat)],
                "lump_sum" => &[("basis/amount", &amount)],
                _ => &[("basis/days", &many), ("basis/amount", &amount), ("basis/vat", &vat)],
            };
            // Now and then a value is missing.
            let skipped = fields.len() + 4;
            let kept = |at: usize| missing as usize % (skipped * 4) != at;
            let mut texts = vec![("label", label.to_owned())];
            texts.extend((!kind.is_empty()).then(|| ("basis/kind", kind.to_owned())));
            texts.extend((!bearer.is_empty()).then(|| ("bearer", bearer.to_owned())));
            texts.extend((!category.is_empty()).then(|| ("category", category.to_owned())));
            let present = fields.iter().enumerate().filter(|(at, _)| kept(*at));
            texts.extend(present.map(|(_, (path, value))| (*path, (*value).clone())));
            if has_note {
                texts.push(("note", format!("{note}\nseconde ligne")));
                texts.push(("provider/name", label.trim().to_owned()));
                texts.push(("provider/siret", "12345678900012".to_owned()));
            }
            let months =
                [("from", from), ("to", to)].into_iter().filter_map(|(key, month)| Some((key, month?)));
            let flags = [("eligible", eligible), ("in_kind", in_kind)].into_iter();
            ALine {
                texts,
                months: months.collect(),
                flags: flags.filter_map(|(key, flag)| Some((key, flag?))).collect(),
            }
        },
    )
}

/// A whole plan.
#[derive(Clone, Debug)]
pub struct APlan {
    pub lines: Vec<ALine>,
    funding: Vec<(&'static str, &'static str, bool, String, &'static str)>,
    requested: Option<String>,
    payer: &'static str,
    months: Option<i64>,
    working_days: Option<String>,
    start: Option<(u32, u32)>,
    recovered: String,
    rules: (&'static str, u32, bool, bool),
}

/// Any plan of a dozen lines.
pub fn a_plan() -> impl Strategy<Value = APlan> {
    let outside = prop::sample::select(vec!["", "Fondation", "DREAL"]);
    let status = prop::sample::select(vec!["acquired", "requested", "planned"]);
    let funding = (bearer(), outside, any::<bool>(), number(2), status);
    let rate = prop::sample::select(vec!["0.5", "0.5", "0.8", "0.3333333333", "1"]);
    (
        prop::collection::vec(line(), 0..11),
        prop::collection::vec(funding, 0..5),
        prop::option::weighted(0.3, number(2)),
        bearer(),
        prop::option::of(1_i64..=26),
        prop::option::weighted(
            0.9,
            prop_oneof![3 => Just("210".to_owned()), 1 => Just("229.57".to_owned()), 1 => number(4)],
        ),
        prop::option::of((2016_u32..2020, 1_u32..=12)),
        percent(),
        (rate, 1_u32..=24, any::<bool>(), any::<bool>()),
    )
        .prop_map(|(lines, funding, requested, payer, months, working_days, start, recovered, rules)| {
            APlan { lines, funding, requested, payer, months, working_days, start, recovered, rules }
        })
}

/// Puts a line's fields into a plan.
pub fn fill(plan: &mut Plan, id: &str, line: &ALine) {
    plan.put("/costs", id);
    for (path, text) in &line.texts {
        plan.set(&format!("/costs/{id}/{path}"), text);
    }
    for (path, month) in &line.months {
        plan.set_value(&format!("/costs/{id}/{path}"), &Value::Int(*month));
    }
    for (path, flag) in &line.flags {
        plan.set_value(&format!("/costs/{id}/{path}"), &Value::Flag(*flag));
    }
}

impl APlan {
    /// The plan itself, its bearers named as people name them.
    pub fn plan(&self) -> Plan {
        let mut plan = plan();
        let names = [("carriers/c1", "DREAL"), ("carriers/c2", "dréal"), ("carriers/c3", "Préfecture * ?")];
        let more = [("partners/p1", "=Région ~ \"Centre\""), ("partners/p2", "Université, « Tours » & Cie")];
        for (at, name) in names.into_iter().chain(more) {
            plan.set(&format!("/{at}/name"), name);
        }
        plan.set("/partners/p2/kind", "higher_education");
        plan.set("/partners/p1/vat_recovered", &self.recovered);
        match self.months {
            Some(months) => plan.months(months),
            None => plan.unset("/project/months"),
        };
        match &self.working_days {
            Some(days) => plan.set("/project/working_days", days),
            None => plan.unset("/project/working_days"),
        };
        if let Some((year, month)) = self.start {
            plan.set("/project/start", &format!("{year}-{month:02}"));
        }
        for (number, line) in (1..).zip(&self.lines) {
            fill(&mut plan, &format!("l{number}"), line);
        }
        for (funder, name, public, amount, status) in &self.funding {
            let id = plan.funding(amount);
            plan.set(&format!("/funding/{id}/funder"), funder);
            plan.set(&format!("/funding/{id}/funder_name"), name);
            plan.set(&format!("/funding/{id}/status"), status);
            plan.set_value(&format!("/funding/{id}/public"), &Value::Flag(*public));
        }
        if let Some(requested) = &self.requested {
            plan.requested(requested);
        }
        plan.self_financing(self.payer);
        let (rate, window, valued, project) = self.rules;
        plan.call.rules.rate.value.0 = rate.parse().unwrap();
        plan.call.rules.window_months.value = window;
        plan.call.rules.valued_time_in_base.value = valued;
        plan.call.rules.base_of.value = if project { call::BaseOf::Project } else { call::BaseOf::Window };
        let names = ["Poste A", "Poste = B"];
        for (category, name) in plan.call.categories.iter_mut().zip(names) {
            category.name = name.to_owned();
        }
        plan
    }
}
