import { useRef } from "react";
import type { DraftCard as Draft } from "../bindings/DraftCard";
import { Alert } from "../components/Alert";
import { FindingMarks } from "../components/FindingMarks";
import { Gauge } from "../components/Gauge";
import { Menu } from "../components/Menu";
import { words } from "../words";

type Props = {
	draft: Draft;
	onOpen: () => void;
	onRename: () => void;
	onDuplicate: () => void;
	onTrash: () => void;
	/** What was lost of it is known. */
	onLossRead: () => void;
};

export function DraftCard({ draft, onOpen, onRename, onDuplicate, onTrash, onLossRead }: Props) {
	const opener = useRef<HTMLButtonElement>(null);
	const name = draft.title || draft.acronym || words.dossier.untitled;
	const putAway = () => {
		// The button that one presses goes with what it is of.
		opener.current?.focus();
		onLossRead();
	};
	// What is missing is a fault only once one has begun.
	const isBegun = draft.progress > 0;
	return (
		<li className="card" data-list="drafts" data-id={draft.id} data-testid="draft-card">
			<div className="card__head">
				<h2>
					<button type="button" ref={opener} className="card__open" onClick={onOpen}>
						{name}
					</button>
				</h2>
				<Menu
					label={words.home.actions(name)}
					testId="draft-menu"
					actions={[
						{ label: words.home.rename, icon: "edit-line", onSelect: onRename, testId: "draft-rename" },
						{
							label: words.home.duplicate,
							icon: "draft-line",
							onSelect: onDuplicate,
							testId: "draft-duplicate",
						},
						{ label: words.home.toTrash, icon: "delete-bin-line", onSelect: onTrash, testId: "draft-trash" },
					]}
				/>
			</div>
			<p className="quiet card__region">{draft.region || words.home.noRegion}</p>
			{draft.damaged && (
				// What cannot be read at all is said as long as it is so.
				<Alert severity="error" {...(draft.total === "" ? {} : { onClose: putAway })}>
					{draft.damaged}
				</Alert>
			)}
			{/* Of one that cannot be read at all nothing is known; opening it says why. */}
			{draft.total !== "" && (
				<>
					<dl className="card__figures">
						<div>
							<dt>{words.home.total}</dt>
							<dd>{draft.total}</dd>
						</div>
						<div>
							<dt>{words.home.grant}</dt>
							<dd>{draft.grant}</dd>
						</div>
					</dl>
					<Gauge
						label={words.home.progress}
						permille={draft.progress * 10}
						text={words.home.progressText(draft.progress)}
					/>
					<p className="card__progress">{words.home.progressText(draft.progress)}</p>
					<p className="card__marks">
						{isBegun ? (
							<FindingMarks blocking={draft.blocking} fix={draft.fix} note={draft.note} />
						) : (
							words.home.toBegin
						)}
						{draft.blocking + draft.fix + draft.note === 0 && words.findings.none}
					</p>
				</>
			)}
			<p className="quiet card__foot">
				<span>{words.home.modified(draft.modified)}</span>
				<span>{draft.time_left}</span>
			</p>
		</li>
	);
}
