/** The figures of the budget that a text can quote, by their names, with what they are worth now. */
import { type KeyboardEvent, useCallback, useState } from "react";
import type { TextFigure } from "../bindings/TextFigure";
import type { TextFigureGroup } from "../bindings/TextFigureGroup";
import { Dialog } from "../components/Dialog";
import { Field } from "../components/Field";
import { useView } from "../dossier/useView";
import { fold } from "../grid/fold";
import { ipc } from "../ipc";
import { words } from "../words";

const w = words.textFigures;

/** How many figures of a group are listed: one who sees so many searches. */
const MOST = 40;
/** Words that say no more than that it is an amount. */
const MONEY: ReadonlySet<string> = new Set(["€", "eur", "euro", "euros"]);
/** The class of the button of each. */
const ONE = "text-figures__one";

type Props = { onChoose: (figure: TextFigure) => void; onClose: () => void };

export function FigureDialog({ onChoose, onClose }: Props) {
	const groups = useView(useCallback((draftId: string) => ipc.textFigures(draftId), []));
	const [search, setSearch] = useState("");
	const shown = groups ? found(groups, search) : [];
	/** The one that Enter takes, marked as such. */
	const first = shown[0]?.figures[0];
	const onKeyDown = (event: KeyboardEvent) => {
		const isOurs = event.key === "Enter" || event.key === "ArrowDown";
		if (!first || !isOurs || event.nativeEvent.isComposing) return;
		// Enter is not to press the button besides, which has the focus back.
		event.preventDefault();
		if (event.key === "Enter") {
			onChoose(first);
			return;
		}
		// The first is marked already.
		const all = event.currentTarget.closest("dialog")?.querySelectorAll<HTMLElement>(`.${ONE}`);
		(all?.[1] ?? all?.[0])?.focus();
	};
	/** From one to the next, to the first and the last, and from the first back to the search, where letters go. */
	const onListKey = (event: KeyboardEvent<HTMLElement>) => {
		if (!(event.target instanceof HTMLButtonElement)) return;
		const dialog = event.currentTarget.closest("dialog");
		const [input, ...all] = dialog?.querySelectorAll<HTMLElement>(`.dialog__body input, .${ONE}`) ?? [];
		const at = all.indexOf(event.target);
		const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
		const to = {
			ArrowDown: all[at + 1],
			ArrowUp: all[at - 1] ?? input,
			Home: all[0],
			End: all.at(-1),
		}[event.key];
		if (isLetter) return input?.focus();
		if (!to) return;
		event.preventDefault();
		to.focus();
	};
	return (
		<Dialog title={w.title} place="side" onClose={onClose} testId="figure-dialog">
			<Field label={w.search} help={w.searchHelp} value={search} onChange={setSearch} onKeyDown={onKeyDown} />
			{groups && shown.length === 0 && <p className="quiet">{w.none}</p>}
			{shown.map((group) => (
				<section key={group.title} aria-label={group.title} onKeyDown={onListKey}>
					<h3 className="text-figures__group">{group.title}</h3>
					<ul>
						{group.figures.slice(0, MOST).map((figure) => (
							<li key={figure.field}>
								<button
									type="button"
									className={`${ONE} ${figure === first ? "text-figures__one--enter" : ""}`}
									title={figure.field}
									data-testid={`figure-choice-${figure.field}`}
									onClick={() => onChoose(figure)}
								>
									<span>{figure.label}</span>
									<span className="text-figures__value">{figure.value}</span>
								</button>
							</li>
						))}
					</ul>
					{group.figures.length > MOST && <p className="quiet">{w.more(group.figures.length - MOST)}</p>}
				</section>
			))}
		</Dialog>
	);
}

/**
 * The figures whose names hold every word, those that begin with them first, and so with groups; a long group is shown
 * only to one who searches.
 */
function found(groups: TextFigureGroup[], search: string): TextFigureGroup[] {
	const asked = fold(search)
		.split(" ")
		.filter((word) => word !== "" && !MONEY.has(word));
	if (asked.length === 0) return groups.filter((group) => !group.long);
	const amount = amountOf(asked.join(" "));
	const isHeld = (group: TextFigureGroup, { label, value }: TextFigure) => {
		const begins = (typed: string | null) => typed !== null && amountOf(value)?.startsWith(typed);
		if (begins(amount)) return true;
		const name = fold(`${group.title} ${label} ${amount === null ? value : ""}`);
		return asked.every((word) => name.includes(word) || begins(amountOf(word)));
	};
	const isBegun = (name: string) => fold(name).startsWith(asked.join(" "));
	const kept = groups.map((group) => {
		const figures = group.figures.filter((figure) => isHeld(group, figure));
		return { ...group, figures: firstIf(figures, ({ label }) => isBegun(label)) };
	});
	return firstIf(
		kept.filter(({ figures }) => figures.length > 0),
		({ title, figures }) => isBegun(title) || isBegun(figures[0]?.label ?? ""),
	);
}

/** « 194312,14 », « 194.312,14 € » and « 194 312,14 » are one amount; null where more than one is typed. */
function amountOf(text: string): string | null {
	if (!/\d/.test(text) || /[^\d\s.,€]/u.test(text)) return null;
	return text.replace(/[\s€]|[.,](?=\d{3})/gu, "").replace(".", ",");
}

/** Those of which this is true first, each in its order. */
function firstIf<T>(all: readonly T[], isSo: (one: T) => boolean): T[] {
	return [...all.filter(isSo), ...all.filter((one) => !isSo(one))];
}
