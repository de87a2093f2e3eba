/** Export: a draft at any time, a final when nothing blocks it, and the same dossier as JSON. */
import { useCallback, useEffect, useState } from "react";
import type { AppError } from "../bindings/AppError";
import type { ExportPreview } from "../bindings/ExportPreview";
import type { FindingView } from "../bindings/FindingView";
import { Alert } from "../components/Alert";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { Fieldset } from "../components/Fieldset";
import { PartHead } from "../components/PartHead";
import { FieldInput } from "../dossier/FieldInput";
import { useDossier, useSaved } from "../dossier/hooks";
import { ipc } from "../ipc";
import { useAction } from "../useAction";
import { FindingList } from "../verification/FindingList";
import { words } from "../words";
import { ExportBudget } from "./ExportBudget";
import "./export.css";

const w = words.export;

export default function Export() {
	const dossier = useDossier();
	const saved = useSaved();
	const [draft, setDraft] = useState<ExportPreview | null>(null);
	const [final, setFinal] = useState<ExportPreview | null>(null);
	const [written, setWritten] = useState<{ said: string; isWhole: boolean; time: number } | null>(null);
	const { run, running, error, clear } = useAction();
	// Apart: what a gesture came to stays said when the dossier is looked at again.
	const { run: lookAgain, error: unseen, clear: clearUnseen } = useAction();

	const look = useCallback(async () => {
		setDraft(await ipc.previewExport(dossier.id, false));
		setFinal(await ipc.previewExport(dossier.id, true));
	}, [dossier]);
	// What an export holds is looked at again each time that the dossier is saved.
	// biome-ignore lint/correctness/useExhaustiveDependencies: `saved` stands for the dossier's content
	useEffect(() => void lookAgain(look), [lookAgain, look, saved]);
	// What comes from the command line is saved already.
	useEffect(() => dossier.listeners.listen("epoch", () => void lookAgain(look)), [dossier, lookAgain, look]);

	/** The annex that a finding is about, by its title or else its file. */
	const annexOf = ({ pointer }: FindingView) => {
		const [title, file] = ["title", "file"].map((field) =>
			dossier.field(pointer.replace(/[^/]+$/, field)).text.trim(),
		);
		return w.annex(title || file || "");
	};
	/** The same words said again are another answer. */
	const tell = (said: string, isWhole = true) =>
		setWritten((before) => ({ said, isWhole, time: (before?.time ?? 0) + 1 }));
	const pdf = (isFinal: boolean) =>
		run(async () => {
			setWritten(null);
			// Writing it may have shown that an annex's file is lost.
			const made = await ipc.exportPdf(dossier.id, isFinal).finally(() => lookAgain(look));
			if (!made) return;
			const written = w.written(made.path, made.reference);
			const lacking = made.fix.filter(({ rule }) => rule === "annexes.bytes_absent").map(annexOf);
			if (lacking.length === 0) return tell(written);
			tell(`${written}. ${w.lacking(lacking)}`, false);
		});
	const json = () =>
		run(async () => {
			setWritten(null);
			const made = await ipc.exportJson(dossier.id);
			if (made) tell(w.writtenJson(made.path));
		});
	const blocking = final?.blocking.length ?? 0;
	const blocked = blocking > 0;
	return (
		<>
			<PartHead title={words.nav.parts.export} intro={w.intro} />
			<ErrorNote error={error} onClose={clear} />
			<ErrorNote error={error || isGone(unseen) ? null : unseen} onClose={clearUnseen} unasked />
			{written && (
				<Alert
					key={written.time}
					severity={written.isWhole ? "success" : "warning"}
					announced
					answers
					onClose={() => setWritten(null)}
					testId="export-written"
				>
					{written.said}
				</Alert>
			)}
			<div className="exports">
				<section className="export" aria-labelledby="export-draft-title">
					<h2 id="export-draft-title">{w.draftTitle}</h2>
					<p>{w.draft}</p>
					<Contents preview={draft} />
					<Button
						kind={blocked ? "primary" : "secondary"}
						icon="file-pdf-line"
						disabled={running}
						onClick={() => void pdf(false)}
						data-testid="export-draft"
					>
						{w.draftButton}
					</Button>
				</section>
				<section className="export" aria-labelledby="export-final-title">
					<h2 id="export-final-title">{w.finalTitle}</h2>
					<p>{w.final}</p>
					<Contents preview={final} final />
					{blocked && <p id="export-why">{w.blockedBelow(blocking)}</p>}
					{final && !blocked && final.fix.length > 0 && <p>{w.fixBelow(final.fix.length)}</p>}
					<Button
						kind={blocked ? "secondary" : "primary"}
						icon="file-pdf-line"
						disabled={running || blocked || !final}
						aria-describedby={blocked ? "export-why" : undefined}
						onClick={() => void pdf(true)}
						data-testid="export-final"
					>
						{w.finalButton}
					</Button>
				</section>
				<ExportBudget contents={draft?.tables} onWritten={tell} />
				<section className="export" aria-labelledby="export-json-title">
					<h2 id="export-json-title">{w.jsonTitle}</h2>
					<p>{w.json}</p>
					<p className="export__contents">{draft?.data ?? w.looking}</p>
					<Button
						icon="file-download-line"
						disabled={running}
						onClick={() => void json()}
						data-testid="export-json"
					>
						{w.jsonButton}
					</Button>
				</section>
			</div>
			{final && blocked && (
				<section
					aria-labelledby="export-blocked"
					className="findings findings--blocking"
					data-testid="export-blocked"
				>
					<h2 id="export-blocked">{w.blocked(blocking)}</h2>
					<FindingList findings={final.blocking} />
				</section>
			)}
			{final && final.fix.length > 0 && (
				<section aria-labelledby="export-fix" className="findings findings--fix" data-testid="export-fix">
					<h2 id="export-fix">{w.fix(final.fix.length)}</h2>
					<FindingList findings={final.fix} />
				</section>
			)}
			<Fieldset title={w.settings}>
				<FieldInput
					pointer="/pdf/individual_costs"
					label={w.individualCosts}
					help={w.individualCostsHelp}
					width="medium"
				/>
				<FieldInput pointer="/pdf/design" label={w.design} width="medium" />
			</Fieldset>
		</>
	);
}

/** That the draft was deleted from elsewhere is said above all its parts. */
const isGone = (error: AppError | null) => error?.code === "not_found";

function Contents({ preview, final }: { preview: ExportPreview | null; final?: boolean }) {
	if (!preview) return <p className="quiet export__contents">{w.looking}</p>;
	return (
		<div className="export__contents">
			<p>{preview.contents}</p>
			<p className="quiet">{w.fileName(preview.file_name)}</p>
			{final && preview.reference && <p className="quiet">{w.reference(preview.reference)}</p>}
			{final && preview.fingerprint && <p className="quiet">{w.fingerprint(preview.fingerprint)}</p>}
		</div>
	);
}
