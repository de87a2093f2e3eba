/** The kind of each partner, in the order of the list. Told again only when one of them changes. */
import { useCallback, useSyncExternalStore } from "react";
import { useDossier, useList } from "../dossier/hooks";

export function useKinds(): string[] {
	const dossier = useDossier();
	const partners = useList("/partners");
	const listen = useCallback(
		(listener: () => void) => {
			const stops = partners.map((id) => dossier.listeners.listen(`f:/partners/${id}/kind`, listener));
			return () => {
				for (const stop of stops) stop();
			};
		},
		[dossier, partners],
	);
	// One string, which is the same as long as the kinds are.
	const read = () => partners.map((id) => dossier.field(`/partners/${id}/kind`).text).join("\n");
	return useSyncExternalStore(listen, read).split("\n");
}
