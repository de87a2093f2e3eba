//! `add`: an item joins a list.

use app::Desk;
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
pub struct Add {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(value_name = "POINTEUR", help = "La liste\u{A0}: /costs, /carriers/ID/agents")]
    list: String,
    #[arg(value_name = "CHAMP=VALEUR", value_parser = field, help = "Ses champs\u{A0}: label=Atelier basis/kind=lump_sum")]
    fields: Vec<(String, String)>,
}

impl Add {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        output.line(&desk.add(&id, &self.list, &self.fields)?)?;
        Ok(Exit::Done)
    }
}

fn field(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.to_owned())),
        _ => Err("On attend CHAMP=VALEUR, par exemple basis/kind=lump_sum.".to_owned()),
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
