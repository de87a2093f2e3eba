/** The button that adds to a list; the focus comes to it when the last item has gone. */
import type { ReactNode } from "react";
import { Button } from "./Button";
import type { IconName } from "./Icon";

type Props = {
	/** The list, as a pointer. */
	list: string;
	testId: string;
	icon?: IconName;
	disabled?: boolean;
	onAdd: () => void;
	children: ReactNode;
};

export function AddButton({ list, testId, icon = "add-line", disabled = false, onAdd, children }: Props) {
	return (
		<div className="field--full">
			<Button
				icon={icon}
				disabled={disabled}
				onClick={onAdd}
				data-testid={testId}
				data-pointer={list}
				data-after={list}
			>
				{children}
			</Button>
		</div>
	);
}
