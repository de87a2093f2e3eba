//! `budget`: the figures, for people or as `amorce-budget/1`.

use std::collections::HashMap;

use app::{AppError, Desk};
use clap::Args;
use serde_json::Value;

use super::Done;
use crate::exit::Exit;
use crate::french::euros;
use crate::output::Output;
use crate::table::{Side, Table, cut};

#[derive(Debug, Args)]
pub struct Budget {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(long, help = "D’où vient chaque chiffre, ligne à ligne")]
    traces: bool,
}

/// Key of `amorce-budget/1`, and its name.
const TOTALS: [(&str, &str); 12] = [
    ("total", "Total des dépenses"),
    ("eligible", "Dépenses éligibles"),
    ("base", "Base de la subvention"),
    ("grant_ceiling", "Subvention au plus"),
    ("grant_useful", "Subvention utile"),
    ("grant", "Subvention"),
    ("in_kind", "Contributions valorisées"),
    ("cash_costs", "Dépenses à payer"),
    ("cash_funding", "Cofinancements en numéraire"),
    ("self_financing", "Autofinancement"),
    ("resources", "Total des ressources"),
    ("balance", "Reste à financer (négatif : excédent)"),
];

impl Budget {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        let budget = desk.budget(&id, self.traces)?;
        if output.json {
            output.data(&budget)?;
            return Ok(Exit::Done);
        }
        let mut totals = Table::new(&[("", Side::Left), ("", Side::Right)]);
        for (key, name) in TOTALS {
            totals.row([name.to_owned(), amount(&budget, key)]);
        }
        output.table(&totals)?;
        let names = names(desk, &id)?;
        output.line("")?;
        output.table(&parts(&budget, "categories", "Poste", &["amount", "base", "grant"], &names))?;
        output.line("")?;
        let columns = ["amount", "base", "grant", "cash", "in_kind"];
        output.table(&parts(&budget, "bearers", "Porteur ou partenaire", &columns, &names))?;
        let unread = desk.unread_figures(&id)?;
        if !unread.is_empty() {
            output.note("\nSaisies illisibles, dont ces chiffres ne tiennent pas compte\u{A0}:");
            unread.iter().for_each(|what| output.note(&format!("  {what}")));
        }
        if self.traces {
            output.line("")?;
            let traces = budget.get("traces").and_then(Value::as_object).into_iter().flatten();
            let mut traces: Vec<(&String, &Value)> = traces.collect();
            traces.sort_by_key(|(key, _)| steps(key));
            for (key, trace) in traces {
                output.line(&format!("{key}\u{A0}: {}", trace.as_str().unwrap_or_default()))?;
            }
        }
        Ok(Exit::Done)
    }
}

/// A key by its steps, numbers as numbers: `months/3` comes before `months/24`.
fn steps(key: &str) -> Vec<(&str, u64)> {
    key.split('/').map(|step| step.parse().map_or((step, 0), |number| ("", number))).collect()
}

fn amount(part: &Value, key: &str) -> String {
    part.get(key).and_then(Value::as_str).map(euros).unwrap_or_default()
}

fn parts(budget: &Value, list: &str, title: &str, keys: &[&str], names: &HashMap<String, String>) -> Table {
    let head = |key: &str| match key {
        "amount" => "Montant",
        "base" => "Base",
        "grant" => "Subvention",
        "cash" => "Numéraire",
        _ => "En nature",
    };
    let columns: Vec<(&str, Side)> =
        std::iter::once((title, Side::Left)).chain(keys.iter().map(|key| (head(key), Side::Right))).collect();
    let mut table = Table::new(&columns);
    for part in budget.get(list).and_then(Value::as_array).into_iter().flatten() {
        let name = match part.get("id").and_then(Value::as_str) {
            Some(id) => names.get(id).map_or(id, String::as_str),
            None => "(non attribué)",
        };
        let amounts = keys.iter().map(|key| amount(part, key));
        table.row(std::iter::once(cut(name, 44)).chain(amounts));
    }
    table
}

/// What bearers and categories are called, by id.
fn names(desk: &Desk, id: &str) -> Result<HashMap<String, String>, AppError> {
    let call = desk.show(id, "/call/id")?;
    let categories = desk.call_json(call.as_str().unwrap_or_default())?;
    let lists = [
        desk.show(id, "/carriers")?,
        desk.show(id, "/partners")?,
        categories.get("categories").cloned().unwrap_or_default(),
    ];
    let items = lists.iter().filter_map(Value::as_array).flatten();
    let text = |item: &Value, key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
    Ok(items.filter_map(|item| Some((text(item, "id")?, text(item, "name")?))).collect())
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn the_third_month_comes_before_the_twenty_fourth() {
        let mut keys = ["total", "months/24", "months/3", "lines/l1/amount"];
        keys.sort_by_key(|key| steps(key));
        assert_eq!(keys, ["lines/l1/amount", "months/3", "months/24", "total"]);
    }
}
