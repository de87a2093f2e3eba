import { useState } from "react";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { Field } from "../components/Field";
import { words } from "../words";

type Props = {
	title: string;
	label: string;
	hint?: string;
	confirm: string;
	value: string;
	onClose: () => void;
	onConfirm: (text: string) => void;
};

/** Asks for one line of text. */
export function TextDialog({ title, label, hint, confirm, value, onClose, onConfirm }: Props) {
	const [text, setText] = useState(value);
	return (
		<Dialog
			title={title}
			onClose={onClose}
			actions={
				<>
					<Button kind="primary" type="submit" form="one-line" data-testid="text-confirm">
						{confirm}
					</Button>
					<Button onClick={onClose}>{words.common.cancel}</Button>
				</>
			}
		>
			<form
				id="one-line"
				onSubmit={(event) => {
					event.preventDefault();
					onConfirm(text);
				}}
			>
				<Field label={label} help={hint} value={text} onChange={setText} />
			</form>
		</Dialog>
	);
}
