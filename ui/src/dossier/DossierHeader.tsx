import { Button } from "../components/Button";
import { Mark } from "../components/Mark";
import { SaveLine } from "../components/SaveLine";
import { ScreenSwitches } from "../components/ScreenSwitches";
import { words } from "../words";
import { useDossier, useField, useSaved, useUndoState } from "./hooks";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { focusPart } from "./useShortcuts";

type Props = { onLeave: () => void; help: boolean; onHelp: (shown: boolean) => void };

export function DossierHeader({ onLeave, help, onHelp }: Props) {
	const dossier = useDossier();
	const title = useField("/identity/title").text;
	const acronym = useField("/identity/acronym").text;
	const saved = useSaved();
	const { undo, redo } = useUndoState();
	return (
		<header className="frame__head">
			<button type="button" className="fr-btn fr-btn--sm frame__skip" onClick={focusPart}>
				{words.nav.skip}
			</button>
			<button type="button" className="frame__home" onClick={onLeave} data-testid="leave">
				<Mark />
				<span>{words.nav.home}</span>
			</button>
			<div className="frame__title">
				<p className="frame__name" title={title || undefined} data-testid="dossier-title">
					{acronym && <span className="frame__acronym">{`${acronym} `}</span>}
					{title || words.dossier.untitled}
				</p>
				<p className="quiet frame__time">{dossier.timeLeft}</p>
			</div>
			<SaveLine state={saved} />
			<div className="frame__tools">
				<Button
					kind="quiet"
					icon="arrow-go-back-line"
					iconOnly
					disabled={undo === null}
					onClick={() => dossier.undo()}
					data-testid="undo"
				>
					{undo === null ? words.dossier.undoNothing : words.dossier.undo(undo)}
				</Button>
				<Button
					kind="quiet"
					icon="arrow-go-forward-line"
					iconOnly
					disabled={redo === null}
					onClick={() => dossier.redo()}
					data-testid="redo"
				>
					{redo === null ? words.dossier.redoNothing : words.dossier.redo(redo)}
				</Button>
				<ScreenSwitches />
				<Button
					kind="quiet"
					icon="question-line"
					iconOnly
					onClick={() => onHelp(true)}
					data-testid="shortcuts"
				>
					{words.shortcuts.title}
				</Button>
			</div>
			{help && <ShortcutsDialog onClose={() => onHelp(false)} />}
		</header>
	);
}
