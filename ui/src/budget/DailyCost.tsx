/**
 * What a day of an agent costs, from the yearly cost and the working days. The division, its rounding and the
 * justification that stays in the line are the program's; here one only types and chooses.
 */
import { useCallback, useState } from "react";
import type { DailyCostBasis } from "../bindings/DailyCostBasis";
import { Alert } from "../components/Alert";
import { Announced } from "../components/Announced";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { Field } from "../components/Field";
import { useDossier } from "../dossier/hooks";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { useAction } from "../useAction";
import { words } from "../words";
import "./dailyCost.css";

const w = words.dailyCost;

/** A line of time, or all those of an agent. */
type About = { line: string } | { agent: string };

/** The button that opens the helper. */
export function DailyCostButton({ about, name }: { about: About; name?: string }) {
	const [open, setOpen] = useState(false);
	return (
		<>
			<Button icon="calculator-line" data-testid="daily-cost" onClick={() => setOpen(true)}>
				{w.open}
				{name && <span className="fr-sr-only">{` (${name})`}</span>}
			</Button>
			{open && <DailyCost about={about} onClose={() => setOpen(false)} />}
		</>
	);
}

function DailyCost({ about, onClose }: { about: About; onClose: () => void }) {
	const dossier = useDossier();
	const [typed, setTyped] = useState<{ yearly?: string; days?: string }>({});
	const [source, setSource] = useState("");
	const { yearly = "", days = "" } = typed;
	const { line, agent } = { line: null, agent: null, ...about };
	const request = useCallback(
		(yearlyText: string, daysText: string) => ({ line, agent, yearly: yearlyText, days: daysText, source }),
		[line, agent, source],
	);
	const start = useView(
		useCallback(
			(draftId: string) => ipc.dailyCost(draftId, { line, agent, yearly: "", days: "", source: "" }),
			[line, agent],
		),
	);
	const shownYearly = typed.yearly ?? start?.yearly ?? "";
	const shownDays = typed.days ?? start?.days ?? "";
	const view = useView(
		useCallback(
			(draftId: string) => ipc.dailyCost(draftId, request(shownYearly, shownDays)),
			[request, shownYearly, shownDays],
		),
	);
	const { run, running, error } = useAction();
	const take = (basis: DailyCostBasis) =>
		void run(async () => {
			dossier.apply(await ipc.setDailyCost(dossier.id, request(shownYearly, shownDays), basis));
			onClose();
		});
	const ready = view?.formula != null && view.lines.length > 0 && !running;
	return (
		<Dialog
			title={w.title}
			onClose={onClose}
			testId="daily-cost-dialog"
			actions={
				<>
					<Button
						kind="primary"
						disabled={!ready}
						data-testid="daily-cost-take"
						onClick={() => take("daily")}
					>
						{w.take}
					</Button>
					<Button
						disabled={!ready || view?.no_yearly != null}
						data-testid="daily-cost-yearly"
						onClick={() => take("yearly")}
					>
						{w.takeYearly}
					</Button>
					<Button kind="quiet" onClick={onClose}>
						{words.common.cancel}
					</Button>
				</>
			}
		>
			<div className="daily-cost">
				<Field
					label={w.yearly}
					help={w.yearlyHelp}
					inputMode="decimal"
					width="medium"
					value={shownYearly}
					onChange={(text) => setTyped({ ...typed, yearly: text })}
				/>
				<Field
					label={w.days}
					help={w.daysHelp}
					inputMode="decimal"
					width="medium"
					value={shownDays}
					onChange={(text) => setTyped({ ...typed, days: text })}
				/>
				<Field label={w.source} help={w.sourceHelp} value={source} onChange={setSource} />
				<div className="daily-cost__result" data-testid="daily-cost-result">
					{view?.error && (yearly !== "" || days !== "") && <p className="fr-error-text">{view.error}</p>}
					{view?.formula && <p className="daily-cost__formula">{view.formula}</p>}
					{view?.rounding && <p className="quiet">{view.rounding}</p>}
				</div>
				<Announced>{view?.error ?? view?.formula ?? ""}</Announced>
				{view && view.lines.length === 0 && (
					<Alert severity="warning">
						<p>{w.noLine}</p>
					</Alert>
				)}
				{view && view.lines.length > 1 && <p className="quiet">{w.lines(view.lines)}</p>}
				{view?.no_yearly && <p className="quiet">{view.no_yearly}</p>}
				{view?.note && (
					<p className="quiet">
						{w.note} {view.note}
					</p>
				)}
				<ErrorNote error={error} />
			</div>
		</Dialog>
	);
}
