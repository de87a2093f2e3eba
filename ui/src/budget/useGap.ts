/** What is missing from the resources, or too much of them, by its name and without a sign; null where nothing is. */
import { useBudget, useFigure } from "../dossier/hooks";
import { words } from "../words";

export function useGap(): { name: string; text: string } | null {
	const { balance } = useBudget();
	const figure = useFigure("balance");
	if (figure === null || (balance !== "shortfall" && balance !== "surplus")) return null;
	return { name: words.budget.key.unbalanced[balance], text: figure.replace(/^[−-]/, "") };
}
