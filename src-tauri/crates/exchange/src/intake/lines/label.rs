//! What a line is called where no column of names is read.

use std::collections::BTreeMap;

use dossier::Value;
use dossier::parts::Cost;

use super::who::{Who, who};
use super::{LineRead, Reader, leaf};
use crate::intake::columns::holds_number;
use crate::intake::grid::{Cell, Row, address};

impl Reader<'_> {
    /// Where no column says what the lines are called, « Poste » does: be it a category of the call or not, beside figures.
    pub(super) fn label_by_category(
        &self,
        read: &mut LineRead,
        row: &Row,
        values: &mut BTreeMap<&'static str, (u32, Value)>,
    ) {
        let column = |code: &str| self.columns.iter().find(|column| column.field.code == code);
        let Some(category) = column("category").filter(|_| column("label").is_none()) else { return };
        let Some(Cell::Text(text)) =
            row.cells.get(&category.index).filter(|_| row.cells.values().any(holds_number))
        else {
            return;
        };
        let sample = Cost::default();
        let label = leaf(&sample, "label")
            .and_then(|leaf| leaf.read(&text.trim().replace(['\n', '\r', '\t'], " ")).ok());
        let Some(label) = label.flatten() else { return };
        values.insert("label", (category.index, label));
        if who(&self.names.categories, text) == Who::Nobody {
            read.faults.retain(|fault| fault.field != "category");
            let at = address(row.number, category.index);
            read.remarks.push(format!(
                "{at} n’est pas un poste de l’appel\u{A0}: il donne le libellé, et le poste est à choisir"
            ));
        }
    }
}
