//! The shell: a window over the crate `app`, and nothing else.
//!
//! What is deliberately absent: rules of the call, arithmetic, SQL, PDF. A command here parses nothing and
//! decides nothing; it calls one method of `app` off the main thread and hands back its answer.

mod closing;
mod costs;
mod desk;
#[cfg(not(feature = "e2e"))]
mod dialogs;
#[cfg(feature = "e2e")]
#[path = "doors.rs"]
mod dialogs;
mod dossier;
mod events;
mod figures;
mod files;
mod home;
mod scenarios;
mod sheets;
mod texts;
mod webkit;
mod window;
pub mod words;
mod working_time;

use std::process::ExitCode;

use tauri::Manager;

/// Opens the window and returns when it is closed.
pub fn run() -> ExitCode {
    webkit::prepare();
    let outcome = tauri::Builder::default()
        // First: a second start must end before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::bring_forward(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .setup(|app| {
            let desk = desk::Desk::new(app.handle().clone());
            desk.open_ahead();
            app.manage(desk);
            app.manage(sheets::CostFiles::default());
            Ok(())
        })
        .on_window_event(closing::on_event)
        .invoke_handler(tauri::generate_handler![
            window::set_zoom,
            home::home,
            home::trash,
            home::create_draft,
            home::create_example,
            home::duplicate_draft,
            home::remake_draft,
            home::abandon_draft,
            home::trash_draft,
            home::untrash_draft,
            home::dismiss_loss,
            home::purge_draft,
            home::rename_draft,
            home::set_author,
            dossier::open_draft,
            dossier::close_draft,
            dossier::edit,
            dossier::undo,
            dossier::redo,
            dossier::findings,
            costs::arrange_costs,
            costs::sum_costs,
            figures::trace,
            figures::figure_svg,
            figures::budget_table,
            figures::financing_plan,
            scenarios::scenarios,
            scenarios::keep_scenario,
            scenarios::adopt_scenario,
            scenarios::compare_scenarios,
            texts::text_figures,
            texts::section_reading,
            working_time::agent_times,
            working_time::daily_cost,
            working_time::set_daily_cost,
            sheets::export_budget,
            sheets::export_cost_template,
            sheets::choose_cost_file,
            sheets::look_at_pasted,
            sheets::pasted_totals,
            sheets::look_at_costs,
            sheets::take_costs,
            files::open_file,
            files::attach_file,
            files::replace_annex_file,
            files::extract_annex,
            files::preview_export,
            files::export_pdf,
            files::export_json,
        ])
        .run(tauri::generate_context!());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
