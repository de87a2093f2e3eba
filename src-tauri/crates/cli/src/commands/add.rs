//! `add`: an item joins a list.

use std::collections::HashSet;

use app::{AppError, Desk, ErrorCode};
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
pub struct Add {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(value_name = "POINTEUR", value_parser = super::pointer::pointer, help = "La liste\u{A0}: /costs, /carriers/ID/agents")]
    list: String,
    #[arg(value_name = "CHAMP=VALEUR", value_parser = field, help = "Ses champs\u{A0}: label=Atelier basis/kind=lump_sum")]
    fields: Vec<(String, String)>,
}

impl Add {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let mut named = HashSet::new();
        if let Some((twice, _)) = self.fields.iter().find(|(name, _)| !named.insert(name)) {
            let message = format!(
                "Le champ «\u{A0}{twice}\u{A0}» est donné deux fois\u{A0}: une seule valeur est possible."
            );
            return Err(AppError::new(ErrorCode::Usage, message).into());
        }
        let id = desk.resolve(&self.draft)?;
        output.line(&desk.add(&id, &self.list, &self.fields)?)?;
        Ok(Exit::Done)
    }
}

fn field(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) => Ok((super::pointer::field(name)?, value.to_owned())),
        None => Err("On attend CHAMP=VALEUR, par exemple basis/kind=lump_sum.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn the_first_equals_sign_parts_the_name_from_the_value() {
        assert_eq!(field("label=a=b"), Ok(("label".to_owned(), "a=b".to_owned())));
        assert_eq!(field("label="), Ok(("label".to_owned(), String::new())));
        assert!(field("label").is_err());
        assert!(field("=x").is_err());
    }
}
