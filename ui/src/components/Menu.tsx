/** A button that opens a short list of actions. Arrows walk through it, Escape closes it. */
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./Icon";

export type Action = {
	label: string;
	icon?: IconName;
	onSelect: () => void;
	testId?: string;
	/** It can be gone to all the same, so that the others stay where one expects them. */
	disabled?: boolean;
};

/** In pixels, what one action takes, and the list around them. */
const ACTION_HEIGHT = 44;
const LIST_FRAME = 12;

type Props = { label: string; actions: Action[]; testId?: string };

export function Menu({ label, actions, testId }: Props) {
	const [open, setOpen] = useState(false);
	const root = useRef<HTMLDivElement>(null);
	const button = useRef<HTMLButtonElement>(null);
	const id = useId();

	useEffect(() => {
		if (!open) return;
		root.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
		const outside = (event: PointerEvent) => {
			if (!root.current?.contains(event.target as Node)) setOpen(false);
		};
		// The list stands over the screen, not in what scrolls: it leaves when its button does.
		const gone = () => setOpen(false);
		document.addEventListener("pointerdown", outside);
		window.addEventListener("resize", gone);
		document.addEventListener("scroll", gone, true);
		return () => {
			document.removeEventListener("pointerdown", outside);
			window.removeEventListener("resize", gone);
			document.removeEventListener("scroll", gone, true);
		};
	}, [open]);

	const close = () => {
		setOpen(false);
		button.current?.focus();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (!open) return;
		event.stopPropagation();
		const items = [...(root.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
		const at = items.indexOf(document.activeElement as HTMLElement);
		const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
		if (to !== undefined) {
			event.preventDefault();
			items[(to + items.length) % items.length]?.focus();
		} else if (event.key === "Escape") {
			event.preventDefault();
			close();
		} else if (event.key === "Tab") {
			setOpen(false);
		}
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: the keys of the menu that it holds, whichever item has the focus
		<div className="menu" ref={root} onKeyDown={onKeyDown}>
			<button
				ref={button}
				type="button"
				className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-icon-more-fill menu__button"
				aria-haspopup="menu"
				aria-expanded={open}
				aria-controls={open ? id : undefined}
				title={label}
				data-testid={testId}
				onClick={() => setOpen(!open)}
			>
				{label}
			</button>
			{open && (
				<div
					className="menu__list"
					role="menu"
					id={id}
					aria-label={label}
					style={placeAt(button.current, actions.length)}
				>
					{actions.map((action) => (
						<button
							key={action.label}
							type="button"
							role="menuitem"
							tabIndex={-1}
							className="menu__item"
							aria-disabled={action.disabled || undefined}
							data-testid={action.testId}
							onClick={() => {
								if (action.disabled) return;
								close();
								action.onSelect();
							}}
						>
							{action.icon && <Icon name={action.icon} />}
							{action.label}
						</button>
					))}
				</div>
			)}
		</div>
	);
}

/** Under its button, or above it where the window ends. */
function placeAt(button: HTMLElement | null, actions: number): CSSProperties {
	if (!button) return {};
	const { top, bottom, right } = button.getBoundingClientRect();
	const side = { right: Math.max(0, document.documentElement.clientWidth - right) };
	const isRoom = window.innerHeight - bottom > actions * ACTION_HEIGHT + LIST_FRAME;
	return isRoom ? { ...side, top: bottom } : { ...side, bottom: window.innerHeight - top };
}
