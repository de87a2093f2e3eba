import { Dialog } from "../components/Dialog";
import { words } from "../words";

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
	return (
		<Dialog title={words.shortcuts.title} onClose={onClose} testId="shortcuts-dialog">
			{words.shortcuts.groups.map((group) => (
				<section key={group.title} className="shortcuts">
					<h3>{group.title}</h3>
					<dl>
						{group.keys.map(([keys, does]) => (
							<div key={keys}>
								<dt>
									<kbd>{keys}</kbd>
								</dt>
								<dd>{does}</dd>
							</div>
						))}
					</dl>
				</section>
			))}
		</Dialog>
	);
}
