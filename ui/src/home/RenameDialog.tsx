import { useState } from "react";
import type { DraftCard } from "../bindings/DraftCard";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { Field } from "../components/Field";
import { words } from "../words";

type Props = { draft: DraftCard; onClose: () => void; onRename: (title: string) => void };

export function RenameDialog({ draft, onClose, onRename }: Props) {
	const [title, setTitle] = useState(draft.title ?? "");
	return (
		<Dialog
			title={words.home.renameTitle}
			onClose={onClose}
			actions={
				<>
					<Button kind="primary" type="submit" form="rename" data-testid="rename-confirm">
						{words.home.rename}
					</Button>
					<Button onClick={onClose}>{words.common.cancel}</Button>
				</>
			}
		>
			<form
				id="rename"
				onSubmit={(event) => {
					event.preventDefault();
					onRename(title);
				}}
			>
				<Field label={words.home.newTitle} value={title} onChange={setTitle} />
			</form>
		</Dialog>
	);
}
