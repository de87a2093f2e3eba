/** Cost lines out of a spreadsheet: choose a file, say what its columns are, see what each row becomes, take. */
import { type ReactNode, useCallback, useRef, useState } from "react";
import type { CostFileView } from "../../bindings/CostFileView";
import { Alert } from "../../components/Alert";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { ErrorNote } from "../../components/ErrorNote";
import { Select } from "../../components/Select";
import { useDossier, useRevision } from "../../dossier/hooks";
import type { TakeTable } from "../../grid/board";
import { ipc } from "../../ipc";
import { goToField } from "../../route";
import { useAction } from "../../useAction";
import { words } from "../../words";
import { ColumnChoices } from "./ColumnChoices";
import { ImportRows, isPlain, isTaken, type Ticks } from "./ImportRows";
import "./import.css";

const w = words.costImport;

/** What each column gives, as the screen shows it now. */
function fieldsOf(view: CostFileView): Record<number, string> {
	return Object.fromEntries(view.columns.map(({ index, field }) => [index, field]));
}

/** What was done, and the state of the dossier then. */
type Done = { said: string; at: number };

/** True until the next edit or undo, and said no longer. */
function DoneNote({ done, onClose }: { done: Done; onClose: () => void }) {
	const revision = useRevision();
	if (revision !== done.at) return null;
	return (
		<Alert severity="success" announced onClose={onClose} testId="costs-taken">
			{done.said}
		</Alert>
	);
}

/** The buttons, which stand with those of the grid, and what came of them; and what they open, which stands outside of it. */
export function useCostImport(): {
	buttons: ReactNode;
	opened: ReactNode;
	/** Opens a pasted table that has headings; false where it has none. */
	takeTable: TakeTable;
} {
	const dossier = useDossier();
	const [view, setView] = useState<CostFileView | null>(null);
	/** Rows that the person ticked or unticked. */
	const [ticks, setTicks] = useState<Ticks>(new Map());
	const [done, setDone] = useState<Done | null>(null);
	const { run, running, error, clear } = useAction();

	/** The column that is being told, and what all of them gave before. */
	const told = useRef<{ index: number; before: Record<number, string> } | null>(null);
	/** The lines that were begun to paste this into. */
	const begun = useRef<readonly string[]>([]);
	const open = useCallback((chosen: CostFileView | null, instead: readonly string[] = []) => {
		if (!chosen) return;
		begun.current = instead;
		setTicks(new Map());
		told.current = null;
		setView(chosen);
	}, []);
	const choose = () => run(async () => open(await ipc.chooseCostFile(dossier.id)));
	const takeTable = useCallback(
		async (text: string, instead: readonly string[]) => {
			const pasted = await ipc.lookAtPasted(dossier.id, text).catch(() => null);
			open(pasted, instead);
			return pasted !== null;
		},
		[dossier, open],
	);
	const template = () =>
		run(async () => {
			const made = await ipc.exportCostTemplate(dossier.id);
			if (made) setDone({ said: w.templateWritten(made.path), at: dossier.revision });
		});
	const look = (sheet: string, fields: Record<number, string> | null) =>
		run(async () => {
			if (fields === null) {
				setTicks(new Map());
				told.current = null;
			}
			const next = await ipc.lookAtCosts(dossier.id, sheet, fields);
			// Told of the sheet that was proposed.
			setView((before) => ({ ...next, others: before?.sheet === sheet ? before.others : next.others }));
		});
	const rows = view?.rows.filter((row) => isTaken(row, ticks)) ?? [];
	const take = () =>
		run(async () => {
			if (!view) return;
			const numbers = rows.map(({ row }) => row);
			const taken = await ipc.takeCosts(dossier.id, view.sheet, fieldsOf(view), numbers, begun.current);
			const before = new Set(dossier.list("/costs"));
			dossier.apply(taken.answer);
			setView(null);
			setDone({
				said: w.taken(taken.lines, taken.amount, view.rows.length - taken.lines),
				at: dossier.revision,
			});
			const first = dossier.list("/costs").find((id) => !before.has(id));
			if (first !== undefined) goToField(`/costs/${first}/label`);
		});
	/** Nothing is to be told or looked at before: Enter takes. */
	const isReady =
		view !== null &&
		view.sheets.length === 1 &&
		view.waits.length === 0 &&
		view.known === null &&
		view.above === 0 &&
		view.columns.every(({ field }) => field !== "") &&
		view.rows.every(isPlain);
	const tooMany = view !== null && rows.length > view.room;
	const buttons = (
		<>
			<Button
				kind="quiet"
				icon="folder-2-line"
				onClick={() => void choose()}
				disabled={running}
				data-testid="import-costs"
			>
				{w.open}
			</Button>
			<Button kind="quiet" onClick={() => void template()} disabled={running} data-testid="cost-template">
				{w.template}
			</Button>
			{!view && <ErrorNote error={error} onClose={clear} />}
			{done && <DoneNote done={done} onClose={() => setDone(null)} />}
		</>
	);
	const opened = view && (
		<div className="cost-import">
			<Dialog
				title={w.title(view.file)}
				onClose={() => setView(null)}
				place="wide"
				testId="cost-import"
				actions={
					<>
						<Button
							kind="primary"
							disabled={running || rows.length === 0 || tooMany}
							onClick={() => void take()}
							data-testid="take-costs"
							data-first={isReady || undefined}
						>
							{w.take(rows.length)}
						</Button>
						<Button onClick={() => setView(null)}>{words.common.cancel}</Button>
					</>
				}
			>
				<ErrorNote error={error} onClose={clear} />
				{view.sheets.length > 1 && (
					<Select
						label={w.sheet}
						width="medium"
						value={view.sheet}
						empty={null}
						choices={view.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
						onChange={(sheet) => void look(sheet, null)}
					/>
				)}
				{view.others && <p className="quiet">{view.others}</p>}
				{view.known && (
					<Alert severity="warning" testId="import-known">
						{view.known}
					</Alert>
				)}
				<ColumnChoices
					view={view}
					onChange={(index, field) => {
						// A field is given by one column: choosing it here takes it from where it was, and gives it back
						// where one only passed over it with the arrows.
						if (told.current?.index !== index) told.current = { index, before: fieldsOf(view) };
						const { before } = told.current;
						const others = Object.entries(before).map(([at, one]) => [at, one === field ? "" : one]);
						void look(view.sheet, { ...Object.fromEntries(others), [index]: field });
					}}
				/>
				{tooMany && <Alert severity="error">{w.tooMany(rows.length, view.room)}</Alert>}
				<ImportRows view={view} ticks={ticks} onTick={setTicks} />
			</Dialog>
		</div>
	);
	return { buttons, opened, takeTable };
}
