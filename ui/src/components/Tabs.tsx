/** Tabs over one panel: arrows go from one to the next, and only the chosen one is drawn. */
import { type KeyboardEvent, type ReactNode, useId } from "react";

type Tab<K extends string> = { key: K; label: string };

type Props<K extends string> = {
	label: string;
	tabs: Tab<K>[];
	chosen: K;
	onChoose: (key: K) => void;
	children: ReactNode;
};

export function Tabs<K extends string>({ label, tabs, chosen, onChoose, children }: Props<K>) {
	const id = useId();
	const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (!step) return;
		event.preventDefault();
		const at = tabs.findIndex((tab) => tab.key === chosen);
		const next = tabs[(at + step + tabs.length) % tabs.length];
		if (!next) return;
		onChoose(next.key);
		document.getElementById(`${id}-${next.key}`)?.focus();
	};
	return (
		<>
			<div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
				{tabs.map((tab) => (
					<button
						key={tab.key}
						type="button"
						role="tab"
						id={`${id}-${tab.key}`}
						className="tabs__tab"
						aria-selected={tab.key === chosen}
						aria-controls={`${id}-panel`}
						tabIndex={tab.key === chosen ? 0 : -1}
						data-testid={`tab-${tab.key}`}
						onClick={() => onChoose(tab.key)}
					>
						{tab.label}
					</button>
				))}
			</div>
			<div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} className="tabs__panel">
				{children}
			</div>
		</>
	);
}
