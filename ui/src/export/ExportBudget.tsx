/** The budget alone, as a workbook with formulas or as a table of its lines. */
import { useState } from "react";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { Select } from "../components/Select";
import { useDossier } from "../dossier/hooks";
import { ipc } from "../ipc";
import { useAction } from "../useAction";
import { words } from "../words";

const w = words.export;

/** `contents`: what the file says of people, once it is known. */
type Props = { contents: string | undefined; onWritten: (said: string) => void };

export function ExportBudget({ contents, onWritten }: Props) {
	const dossier = useDossier();
	const [ending, setEnding] = useState("xlsx");
	const { run, running, error, clear } = useAction();
	const write = () =>
		run(async () => {
			const made = await ipc.exportBudget(dossier.id, ending);
			if (made) onWritten(w.writtenBudget(made.path));
		});
	return (
		<section className="export" aria-labelledby="export-budget-title">
			<h2 id="export-budget-title">{w.budgetTitle}</h2>
			<p>{w.budget}</p>
			<p className="export__contents" data-testid="export-budget-contents">
				{contents ?? w.looking}
			</p>
			<ErrorNote error={error} onClose={clear} />
			<Select
				label={w.budgetFormat}
				width="medium"
				value={ending}
				empty={null}
				choices={w.budgetFormats}
				onChange={setEnding}
			/>
			<Button
				icon="file-download-line"
				disabled={running}
				onClick={() => void write()}
				data-testid="export-budget"
			>
				{w.budgetButton}
			</Button>
		</section>
	);
}
