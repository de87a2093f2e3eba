//! References to carriers, partners, agents, tasks, and what a call names.

use std::ops::Deref;

use super::text::Line;
use super::{Leaf, text_of, text_value};
use crate::import::canonical_id;
use crate::kind::{Kind, Target};
use crate::{Value, ValueError};

/// Declares the targets of references as types, so that a field's type says what it refers to.
macro_rules! reference {
    ($($(#[$doc:meta])* $name:ident => $target:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Leaf for $name {
            fn kind(&self) -> Kind {
                Kind::Reference($target)
            }
            fn value(&self) -> Option<Value> {
                text_value(&self.0)
            }
            fn set(&mut self, value: &Value) -> Result<(), ValueError> {
                let text = text_of(value, "un identifiant")?;
                Line::<200>::fits(text)?;
                self.0 = text.to_owned();
                Ok(())
            }
            fn check(&self, value: &Value) -> Result<(), ValueError> {
                Self::default().set(value)
            }
            fn unset(&mut self) {
                self.0.clear();
            }
            fn text(&self) -> String {
                self.0.clone()
            }
            fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
                Line::<200>::fits(typed.trim())?;
                Ok(text_value(&canonical_id(typed.trim())))
            }
        }
    )* };
}

reference! {
    /// The id of a carrier or a partner; empty where missing.
    BearerRef => Target::Bearer;
    /// The id of an agent; empty where missing.
    AgentRef => Target::Agent;
    /// The id of a task; empty where missing.
    TaskRef => Target::Task;
    /// The id of a carrier, a partner or a funding; empty where missing.
    AnnexOwnerRef => Target::AnnexOwner;
    /// The id of a cost category of the call; empty where missing.
    CategoryRef => Target::Category;
    /// The id of a kind of annex of the call; empty where missing.
    AnnexKindRef => Target::AnnexKind;
}

/// The tasks that must end before another starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskRefs(Vec<String>);

impl Deref for TaskRefs {
    type Target = [String];
    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl Leaf for TaskRefs {
    fn kind(&self) -> Kind {
        Kind::References(Target::Task)
    }
    fn value(&self) -> Option<Value> {
        (!self.0.is_empty()).then(|| Value::Ids(self.0.clone()))
    }
    fn set(&mut self, value: &Value) -> Result<(), ValueError> {
        match value {
            Value::Ids(ids) if ids.len() <= 1_000 => {
                self.0.clone_from(ids);
                Ok(())
            }
            Value::Ids(ids) => Err(ValueError::TooLong { length: ids.len(), max: 1_000 }),
            _ => Err(ValueError::WrongType { expected: "une liste d’identifiants" }),
        }
    }
    fn check(&self, value: &Value) -> Result<(), ValueError> {
        Self::default().set(value)
    }
    fn unset(&mut self) {
        self.0.clear();
    }
    fn text(&self) -> String {
        self.0.join(" ")
    }
    fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
        let ids: Vec<String> = typed
            .split([' ', ',', ';'])
            .filter(|id| !id.is_empty())
            .map(|id| canonical_id(id).into())
            .collect();
        Ok((!ids.is_empty()).then_some(Value::Ids(ids)))
    }
}
