/** What can be done with one item of a list: move it, remove it. Undo brings it back, so nothing asks. */
import { Menu } from "../components/Menu";
import { words } from "../words";
import { useDossier, useList } from "./hooks";

type Props = { list: string; id: string; name: string; added: string };

export function ListActions({ list, id, name, added }: Props) {
	const dossier = useDossier();
	const ids = useList(list);
	const at = ids.indexOf(id);
	const pointer = `${list}/${id}`;
	const move = (neighbour: string | undefined, side: "before" | "after") => {
		if (!neighbour) return;
		const position = side === "before" ? { before: neighbour } : { after: neighbour };
		void dossier.edit(words.list.moved(added), [{ op: "move", pointer, position }]);
	};
	return (
		<Menu
			label={words.list.actions(name)}
			testId="item-menu"
			actions={[
				{
					label: words.list.up,
					icon: "arrow-up-line",
					disabled: at === 0,
					onSelect: () => move(ids[at - 1], "before"),
				},
				{
					label: words.list.down,
					icon: "arrow-down-line",
					disabled: at === ids.length - 1,
					onSelect: () => move(ids[at + 1], "after"),
				},
				{
					label: words.list.remove,
					icon: "delete-bin-line",
					testId: "item-remove",
					onSelect: () => void dossier.edit(words.list.removed(added), [{ op: "remove", pointer }]),
				},
			]}
		/>
	);
}
