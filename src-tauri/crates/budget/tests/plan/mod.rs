//! A few words to write a plan with, so that a test reads like a row of the worked examples.

#![allow(dead_code, reason = "each test file uses some of these words")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where its plan is wrong")]

use budget::{Budget, Cents};
use call::Call;
use dossier::parts::Dossier;
use dossier::{Node, Pointer, Value};

/// The call of 2016 with two categories, in the order that the test wants.
pub fn call_with(categories: &[&str]) -> Call {
    let file = include_bytes!("../../../../../assets/calls/laboratoires-innovation-territoriale-2016.json");
    let mut call = Call::read(file).expect("the call of 2016");
    let sample = call.categories.first().expect("a category").clone();
    call.categories =
        categories.iter().map(|id| call::Category { id: (*id).to_owned(), ..sample.clone() }).collect();
    call
}

/// A plan under construction: a project of 24 months, 210 working days, carriers c1 to c3, partners p1 (which
/// recovers its VAT) and p2, categories A and B.
pub struct Plan {
    pub dossier: Dossier,
    pub call: Call,
    lines: usize,
    fundings: usize,
}

pub fn plan() -> Plan {
    let mut plan = Plan { dossier: Dossier::default(), call: call_with(&["A", "B"]), lines: 0, fundings: 0 };
    for id in ["c1", "c2", "c3"] {
        plan.put("/carriers", id);
    }
    for id in ["p1", "p2"] {
        plan.put("/partners", id);
    }
    plan.set("/partners/p1/vat_recovered", "100");
    plan.months(24).set("/project/working_days", "210");
    plan
}

fn node<'a>(dossier: &'a mut Dossier, pointer: &str) -> &'a mut dyn Node {
    let mut node: &mut dyn Node = dossier;
    for key in Pointer::new(pointer).keys() {
        node = node.child_mut(&key).unwrap_or_else(|| panic!("no {key} in {pointer}"));
    }
    node
}

impl Plan {
    /// Adds an item at the end of a list.
    pub fn put(&mut self, list: &str, id: &str) -> &mut Self {
        let list = node(&mut self.dossier, list).list_mut().expect("a list");
        let order = list.order_at(&dossier::Position::Last, None).expect("room at the end");
        list.put(id, order);
        self
    }

    /// Sets a field to a value of its format.
    pub fn set_value(&mut self, pointer: &str, value: &Value) -> &mut Self {
        let leaf = node(&mut self.dossier, pointer).leaf_mut().expect("a field");
        leaf.set(value).unwrap_or_else(|error| panic!("{pointer}: {error}"));
        self
    }

    /// Sets a field to a text.
    pub fn set(&mut self, pointer: &str, text: &str) -> &mut Self {
        self.set_value(pointer, &Value::Text(text.to_owned()))
    }

    /// Makes a field missing.
    pub fn unset(&mut self, pointer: &str) -> &mut Self {
        node(&mut self.dossier, pointer).leaf_mut().expect("a field").unset();
        self
    }

    /// The project's duration.
    pub fn months(&mut self, months: i64) -> &mut Self {
        self.set_value("/project/months", &Value::Int(months))
    }

    /// A new line of this kind: l1, l2, …
    fn line(&mut self, kind: &str, fields: &[(&str, &str)]) -> LineOf<'_> {
        self.lines += 1;
        let id = format!("l{}", self.lines);
        self.put("/costs", &id);
        let mut line = LineOf { plan: self, id };
        line = line.text("category", "A");
        if !kind.is_empty() {
            line = line.text("basis/kind", kind);
        }
        for (key, value) in fields {
            line = line.text(&format!("basis/{key}"), value);
        }
        line
    }

    pub fn lump_sum(&mut self, amount: &str) -> LineOf<'_> {
        self.line("lump_sum", &[("amount", amount)])
    }

    pub fn days(&mut self, days: &str, daily_cost: &str) -> LineOf<'_> {
        self.line("time_daily", &[("days", days), ("daily_cost", daily_cost)])
    }

    pub fn days_of_a_year(&mut self, days: &str, yearly_cost: &str) -> LineOf<'_> {
        self.line("time_yearly", &[("days", days), ("yearly_cost", yearly_cost)])
    }

    pub fn purchase(&mut self, quantity: &str, unit_price: &str, vat: &str) -> LineOf<'_> {
        let basis = [("quantity", quantity), ("unit_price", unit_price), ("vat", vat)];
        self.line("purchase", &basis)
    }

    pub fn without_basis(&mut self) -> LineOf<'_> {
        self.line("", &[])
    }

    /// Cash of a carrier or partner.
    pub fn cash(&mut self, funder: &str, amount: &str) -> &mut Self {
        let id = self.funding(amount);
        self.set(&format!("/funding/{id}/funder"), funder)
    }

    /// Cash of nobody yet; its id: f1, f2, …
    pub fn funding(&mut self, amount: &str) -> String {
        self.fundings += 1;
        let id = format!("f{}", self.fundings);
        self.put("/funding", &id);
        self.set(&format!("/funding/{id}/amount"), amount);
        id
    }

    pub fn requested(&mut self, amount: &str) -> &mut Self {
        self.set("/grant/requested", amount)
    }

    pub fn self_financing(&mut self, funder: &str) -> &mut Self {
        self.set("/self_financing/funder", funder)
    }

    pub fn budget(&self) -> Budget {
        Budget::of(&self.dossier, &self.call)
    }
}

/// A line being described.
pub struct LineOf<'a> {
    plan: &'a mut Plan,
    id: String,
}

impl LineOf<'_> {
    fn with(self, key: &str, value: &Value) -> Self {
        let pointer = format!("/costs/{}/{key}", self.id);
        self.plan.set_value(&pointer, value);
        self
    }

    pub fn text(self, key: &str, text: &str) -> Self {
        self.with(key, &Value::Text(text.to_owned()))
    }

    /// Who bears it.
    pub fn by(self, bearer: &str) -> Self {
        self.text("bearer", bearer)
    }

    pub fn category(self, category: &str) -> Self {
        self.text("category", category)
    }

    /// Its months, as typed.
    pub fn on(self, from: i64, to: i64) -> Self {
        self.with("from", &Value::Int(from)).with("to", &Value::Int(to))
    }

    pub fn not_eligible(self) -> Self {
        self.with("eligible", &Value::Flag(false))
    }

    /// Somebody who is recruited and paid.
    pub fn paid(self) -> Self {
        self.with("in_kind", &Value::Flag(false))
    }

    pub fn in_kind(self) -> Self {
        self.with("in_kind", &Value::Flag(true))
    }
}

/// Amounts as they are written.
pub fn written(amounts: impl IntoIterator<Item = Cents>) -> Vec<String> {
    amounts.into_iter().map(|amount| amount.to_string()).collect()
}

/// The amount of a line.
pub fn amount(budget: &Budget, id: &str) -> String {
    budget.line(id).expect("the line").amount.to_string()
}

/// A bearer's share of the grant.
pub fn share(budget: &Budget, id: &str) -> String {
    budget.bearer(Some(id)).expect("the bearer").grant.to_string()
}

/// A line's amount in each month that has some, with the month.
pub fn months(budget: &Budget, id: &str) -> Vec<(usize, String)> {
    let line = budget.line(id).expect("the line");
    let months = line.months.months().enumerate();
    months.filter(|(_, amount)| !amount.is_zero()).map(|(at, amount)| (at + 1, amount.to_string())).collect()
}

/// The same amount in each month of a range, as [`months`] gives it.
pub fn each(months: std::ops::RangeInclusive<usize>, amount: &str) -> Vec<(usize, String)> {
    months.map(|month| (month, amount.to_owned())).collect()
}
