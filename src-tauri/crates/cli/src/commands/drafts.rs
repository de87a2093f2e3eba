//! `duplicate`, `trash`, `untrash`, `purge`: what is done to a draft as a whole.

use app::Desk;
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
pub struct Draft {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
}

impl Draft {
    pub fn duplicate(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        output.line(&desk.duplicate(&id)?)?;
        Ok(Exit::Done)
    }

    pub fn trash(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        desk.trash(&id)?;
        output.note(&format!(
            "Dans la corbeille\u{A0}: {id}. «\u{A0}amorce-cli untrash {id}\u{A0}» l’en sort."
        ));
        Ok(Exit::Done)
    }

    pub fn untrash(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        desk.untrash(&id)?;
        output.note(&format!("Sorti de la corbeille\u{A0}: {id}."));
        Ok(Exit::Done)
    }

    pub fn purge(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        desk.purge(&id)?;
        output.note(&format!("Supprimé pour toujours\u{A0}: {id}."));
        Ok(Exit::Done)
    }
}
