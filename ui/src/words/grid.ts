/** Lists and grids, whatever they hold. */
import { count, NUMBER } from "./counting";

/** « Copie : dépense », « Copie : 3 dépenses »: the labels of undo. */
const several = (what: string, one: string, n: number) =>
	n > 1 ? `${what} : ${count(n, one, `${one}s`)}` : `${what} : ${one}`;

const shortened = (text: string) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);

/** So many labels are named. */
const NAMED = 6;

const quoted = (labels: readonly string[]) => {
	const named = labels.slice(0, NAMED).map((label) => `« ${shortened(label)} »`);
	const rest = labels.length - named.length;
	return [...named, ...(rest > 0 ? [`et ${count(rest, "autre", "autres")}`] : [])].join(", ");
};

export const gridWords = {
	list: {
		actions: (name: string) => `Actions pour « ${name} »`,
		up: "Monter",
		down: "Descendre",
		remove: "Supprimer",
		moved: (one: string) => `Déplacement : ${one}`,
		removed: (one: string) => `Suppression : ${one}`,
	},
	month: {
		month: "Mois",
		year: "Année",
		names: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
	},
	grid: {
		number: (row: number) => NUMBER.format(row),
		cell: (header: string, row: number) => `${header}, ligne ${NUMBER.format(row)}`,
		actionsHead: "Actions",
		actions: (row: number) => `Actions sur la ligne ${NUMBER.format(row)}`,
		rowHead: "Ligne",
		handle: "Cliquer : sélectionner la ligne. Glisser : la déplacer",
		insertAbove: "Insérer au-dessus",
		insertBelow: "Insérer au-dessous",
		duplicate: "Dupliquer",
		details: "Détails",
		empty: "Aucune ligne.",
		hint: "Copiez et collez avec Excel ou LibreOffice. Touche ? : raccourcis",
		catcher: "Presse-papiers du tableau",
		yes: "oui",
		no: "non",
		months: (first: number, last: number) => (first === last ? `mois ${first}` : `mois ${first} à ${last}`),
		opens: "Tapez un chiffre : le calcul de la ligne en découle. Ou choisissez d’abord le calcul.",
		inert: (cell: string, why: string) => (why ? `${cell} : sans objet, ${why}` : `${cell} : sans objet`),
		group: (n: number) => `(${count(n, "ligne", "lignes")})`,
		sort: (header: string) => `${header}, trier`,
		selected: (n: number) => count(n, "cellule sélectionnée", "cellules sélectionnées"),
		selectedPlace: (top: number, bottom: number, from: string, to: string) =>
			`${top === bottom ? `ligne ${NUMBER.format(top)}` : `lignes ${NUMBER.format(top)} à ${NUMBER.format(bottom)}`}, ${from === to ? from : `${from} à ${to}`}`,
		added: (one: string) => `Ajout : ${one}`,
		duplicated: (one: string, n: number) => several("Copie", one, n),
		removed: (one: string, n: number) => several("Suppression", one, n),
		moved: (one: string, n: number) => several("Déplacement", one, n),
		pasted: (rows: number) => `Collage de ${count(rows, "ligne", "lignes")}`,
		filled: (rows: number) => `Recopie vers le bas sur ${count(rows, "ligne", "lignes")}`,
		cleared: (cells: number) => `Effacement de ${count(cells, "cellule", "cellules")}`,
		cut: "Couper",
		copying: "Copie en cours…",
		notCopied: "La copie n’a pas abouti. Recommencez, ou copiez moins de lignes à la fois.",
		full: (limit: number) =>
			`Trop de lignes : ce tableau en tient ${NUMBER.format(limit)} au plus. Rien n’a été ajouté ; supprimez d’abord celles qui ne servent plus.`,
		tooMany: (limit: number) =>
			`Trop de lignes : ce tableau en tient ${NUMBER.format(limit)} au plus. Rien n’a été changé ; collez un bloc plus petit.`,
		nothingToPaste:
			"Rien à coller : le presse-papiers ne contient pas de texte. Rien n’a été changé ; copiez des cellules ou du texte, puis collez.",
		tooLong: (limit: number) =>
			`Texte trop long : une case en tient ${NUMBER.format(limit)} caractères au plus. Rien n’a été changé ; ce que vous avez copié est toujours dans le presse-papiers.`,
		tooMuchText: (limit: number) =>
			`Trop de texte d’un coup : ${NUMBER.format(limit)} caractères au plus, répétitions comprises. Rien n’a été changé ; collez un bloc plus petit.`,
		tooManyCells: (limit: number) =>
			`Trop de cellules : on en colle ${NUMBER.format(limit)} au plus à la fois. Rien n’a été changé ; collez un bloc plus petit.`,
		unread: (named: readonly string[], n: number) => {
			const rest = n - named.length;
			const cells = [...named, ...(rest > 0 ? [`et ${count(rest, "autre", "autres")}`] : [])].join(" ; ");
			return n > 1
				? `${NUMBER.format(n)} cellules n’ont pas pu être lues : ${cells}. Elles gardent ce qui a été collé et sont marquées. Allez sur l’une d’elles : la raison s’affiche sous le tableau.`
				: `Une cellule n’a pas pu être lue : ${cells}. Elle garde ce qui a été collé et elle est marquée. Allez-y : la raison s’affiche sous le tableau.`;
		},
		beyond: "au-delà de la dernière colonne",
		/** A cell of a line that is not shown. */
		cellOf: (header: string, label: string) => (label === "" ? header : `${header}, « ${shortened(label)} »`),
		noColumn: "faute de colonne",
		computed: "car Amorce calcule cette colonne, et trouve autre chose",
		or: ", ou ",
		allOfThem: "Les voir toutes",
		valueOf: (where: string, text: string) => `${where} : ${text}`,
		dropped: (named: readonly { where: string; text: string }[], n: number, why: string) => {
			const each = named.map(({ where, text }) => `${where} (« ${shortened(text)} »)`);
			const more = n - named.length;
			const rest = more > 0 ? [`et ${count(more, "autre", "autres")}`] : [];
			const what =
				n > 1 ? `${NUMBER.format(n)} valeurs n’ont pas été prises` : "Une valeur n’a pas été prise";
			return `${what}, ${why} : ${[...each, ...rest].join(" ; ")}.`;
		},
		noChoice: (cell: string, typed: string, kept: string) =>
			`${cell} : aucun choix n’a de mot qui commence par « ${typed} ». La case contient « ${kept} ».`,
		gone: "Cette ligne n’existe plus : elle a été supprimée depuis.",
		groupEdge:
			"Une ligne se déplace à l’intérieur de son groupe. Pour aller plus loin, changez le poste ou le porteur de la ligne, ou choisissez « Sans groupes ».",
		/** A row that only gives a sum, among those that are quoted by their labels. */
		unnamed: "sans libellé",
		totalsLeft: (labels: readonly string[]) => {
			if (labels.length === 0) return "";
			return labels.length > 1
				? `${NUMBER.format(labels.length)} totaux n’ont pas été collés, car ils compteraient deux fois : ${quoted(labels)}.`
				: `La ligne ${quoted(labels)} n’a pas été collée : un total compterait deux fois.`;
		},
		totalsTaken: (labels: readonly string[]) => {
			if (labels.length === 0) return "";
			return labels.length > 1
				? `${NUMBER.format(labels.length)} lignes portent le nom d’un total, mais aucune n’est la somme des montants qui la précèdent dans sa colonne : ${quoted(labels)}. Elles ont été collées ; supprimez celles qui compteraient deux fois.`
				: `La ligne ${quoted(labels)} porte le nom d’un total, mais elle n’est pas la somme des montants qui la précèdent dans sa colonne : elle a été collée. Supprimez-la si elle compterait deux fois.`;
		},
		apart: "Les lignes collées se trouvent chacune dans son groupe.",
		sorted: "Le tableau est trié : revenez à l’ordre du dossier pour déplacer une ligne.",
	},
};
