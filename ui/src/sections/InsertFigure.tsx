/** Puts a figure of the budget in a text, where the caret stands. */
import { useState } from "react";
import type { TextFigure } from "../bindings/TextFigure";
import { Button } from "../components/Button";
import { useDossier } from "../dossier/hooks";
import { words } from "../words";
import { editorOf } from "./editorOf";
import { FigureDialog } from "./FigureDialog";

const w = words.textFigures;

export function InsertFigure({ pointer }: { pointer: string }) {
	const dossier = useDossier();
	const [open, setOpen] = useState(false);
	const insert = async (figure: TextFigure) => {
		const editor = editorOf(pointer);
		const text = dossier.field(pointer).text;
		const from = Math.min(editor?.selectionStart ?? text.length, text.length);
		const to = Math.min(editor?.selectionEnd ?? from, text.length);
		setOpen(false);
		const splice = { op: "splice" as const, pointer, at: from, delete: to - from, insert: figure.field };
		if (!(await dossier.edit(w.inserted(figure.label), [splice]))) return;
		const caret = from + figure.field.length;
		editor?.focus();
		editor?.setSelectionRange(caret, caret);
	};
	return (
		<div>
			<Button icon="calculator-line" data-testid="insert-figure" onClick={() => setOpen(true)}>
				{w.insert}
			</Button>
			{open && <FigureDialog onChoose={(figure) => void insert(figure)} onClose={() => setOpen(false)} />}
		</div>
	);
}
