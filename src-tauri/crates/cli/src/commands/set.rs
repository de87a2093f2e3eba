//! `set`: one field, or with `--json-value` an object or a list.

use app::Desk;
use clap::Args;

use super::Done;
use crate::exit::Exit;

#[derive(Debug, Args)]
pub struct Set {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(value_name = "POINTEUR", value_parser = super::pointer::pointer, help = "Le champ\u{A0}: /identity/title, /costs/ID/basis/days")]
    pointer: String,
    #[arg(
        value_name = "VALEUR",
        allow_hyphen_values = true,
        help = "La valeur, comme on l’écrit en français\u{A0}: 12 345,67\u{202F}; vide, elle efface"
    )]
    value: String,
    #[arg(long, help = "VALEUR est du JSON\u{A0}: un objet ou une liste entiers")]
    json_value: bool,
}

impl Set {
    pub fn run(self, desk: &Desk) -> Done {
        let id = desk.resolve(&self.draft)?;
        if self.json_value {
            desk.set_json(&id, &self.pointer, &self.value)?;
        } else {
            desk.set(&id, &self.pointer, &self.value)?;
        }
        Ok(Exit::Done)
    }
}
