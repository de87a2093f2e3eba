//! What a person tells of columns, which goes before what is guessed of them.

use std::collections::BTreeMap;

use super::fields::{FIELDS, Field, by_code};
use super::{Column, Layout};
use crate::intake::IntakeError;
use crate::intake::grid::letters;
use crate::names::fold;

impl Layout {
    /// The same with what was told of some columns, each by its letter or heading; an empty field leaves one out.
    ///
    /// # Errors
    /// Where there is no such column or field, or one of them is told twice: a slip, and no order of the words mends it.
    pub fn map_told(&mut self, told: &[(String, String)]) -> Result<(), IntakeError> {
        let mut seen: Vec<(u32, Option<&Field>)> = Vec::new();
        for (column, code) in told {
            let (index, field) = self.map(column, code)?;
            if seen.iter().any(|(other, _)| *other == index) {
                return Err(IntakeError::TwiceTheColumn(letters(index)));
            }
            if let Some(field) = field
                && let Some((other, _)) = seen.iter().find(|(_, told)| *told == Some(field))
            {
                return Err(twice(field, *other, index));
            }
            seen.push((index, field));
        }
        Ok(())
    }

    /// Says what one column gives: its place, and the field.
    pub(super) fn map(
        &mut self,
        column: &str,
        field: &str,
    ) -> Result<(u32, Option<&'static Field>), IntakeError> {
        let field = match field.trim() {
            "" => None,
            code => Some(by_code(code).ok_or_else(|| IntakeError::NoSuchField {
                name: code.to_owned(),
                known: FIELDS.map(|field| field.code).join(", "),
            })?),
        };
        let wanted = fold(column);
        let letter = |other: &Column| letters(other.index).eq_ignore_ascii_case(column.trim());
        let heading = |other: &Column| !wanted.is_empty() && fold(&other.heading) == wanted;
        let at = self.columns.iter().position(letter).or_else(|| self.columns.iter().position(heading));
        let place = at.and_then(|at| self.columns.get_mut(at));
        let place = place.ok_or_else(|| IntakeError::NoSuchColumn(column.to_owned()))?;
        let index = place.index;
        place.field = field;
        // What was told takes the field from where it was guessed.
        for other in self.columns.iter_mut().filter(|other| other.index != index && other.field.is_some()) {
            if other.field == field {
                other.field = None;
            }
        }
        Ok((index, field))
    }

    /// The same, with exactly these fields by column: what a screen shows is what is read.
    ///
    /// # Errors
    /// Where there is no such column or field, or two columns give one field.
    pub fn map_exactly(&mut self, fields: &BTreeMap<u32, String>) -> Result<(), IntakeError> {
        for column in &mut self.columns {
            column.field = None;
        }
        for (index, code) in fields.iter().filter(|(_, code)| !code.is_empty()) {
            if let Some(field) = by_code(code)
                && let Some(other) = self.columns.iter().find(|other| other.field == Some(field))
            {
                return Err(twice(field, other.index, *index));
            }
            self.map(&letters(*index), code)?;
        }
        Ok(())
    }
}

fn twice(field: &Field, first: u32, second: u32) -> IntakeError {
    IntakeError::TwiceTheField { field: field.name, first: letters(first), second: letters(second) }
}
