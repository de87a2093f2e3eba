/** What comes in and goes out: import of costs, checks before an export, exports. */
import { NUMBER } from "./counting";

export const filesWords = {
	costImport: {
		open: "Importer des lignes…",
		template: "Modèle à remplir (.xlsx)",
		templateWritten: (path: string) => `Modèle écrit dans ${path}`,
		title: (file: string) => `Importer des lignes de « ${file} »`,
		sheet: "Feuille",
		columns: (used: number, all: number, left: string[]) =>
			`Colonnes reprises : ${NUMBER.format(used)} sur ${NUMBER.format(all)}${left.length > 0 ? ` (sans ${left.join(" ; ")})` : ""}`,
		more: (n: number) => `et ${NUMBER.format(n)} de plus`,
		columnsTitle: "Ce que donne chaque colonne",
		column: "Colonne",
		columnName: (letter: string, heading: string) => (heading ? `${letter} — ${heading}` : letter),
		samples: "Exemples",
		field: "Donne",
		fieldOf: (letter: string) => `Ce que donne la colonne ${letter}`,
		leftOut: "Non reprise",
		head: (row: number) => `Intitulés lus à la ligne ${NUMBER.format(row)}.`,
		above: (row: number, n: number) =>
			n > 1
				? `Intitulés lus à la ligne ${NUMBER.format(row)} ; les ${NUMBER.format(n)} lignes au-dessus ne sont pas reprises.`
				: `Intitulés lus à la ligne ${NUMBER.format(row)} ; la ligne au-dessus n’est pas reprise.`,
		noColumn: "Aucune colonne n’est reconnue : dites ci-dessus ce que donne chacune.",
		noRow: (sheet: string) =>
			`Aucune ligne de dépense trouvée dans « ${sheet} ». On attend une ligne d’intitulés, comme « Libellé » et « Montant », puis une ligne par dépense.`,
		names: "Les noms que l’on peut y écrire",
		rowsTitle: "Ce que devient chaque ligne",
		row: "Ligne",
		label: "Libellé",
		category: "Poste",
		bearer: "Porteur",
		kind: "Mode",
		amount: "Montant",
		toComplete: "à compléter",
		all: "Tout prendre",
		none: "Ne rien prendre",
		toLookAt: (n: number) => `Ne voir que les lignes à regarder (${NUMBER.format(n)})`,
		everyRow: "Voir toutes les lignes",
		fault: (cell: string, message: string) => `${cell} : ${message}`,
		summary: (sound: number, amount: string, blank: number, faulty: number, aside: number, doubted: number) =>
			[
				`Lignes lisibles : ${NUMBER.format(sound)}, pour ${amount} en tout.`,
				blank > 0 ? `Lignes sans montant, à compléter : ${NUMBER.format(blank)}.` : "",
				faulty > 0
					? `Lignes à corriger dans votre tableau, qui ne seront pas prises : ${NUMBER.format(faulty)}.`
					: "",
				doubted > 0
					? `Lignes dont le montant n’est pas celui de votre tableau : ${NUMBER.format(doubted)}.`
					: "",
				aside > 0 ? `Lignes laissées de côté : ${NUMBER.format(aside)}.` : "",
			]
				.filter((said) => said !== "")
				.join(" "),
		aside: (why: string) => `Laissée de côté : ${why}. Si c’est une dépense, cochez-la.`,
		doubt: (said: string) =>
			`${said.charAt(0).toUpperCase()}${said.slice(1)} : vérifiez le prix, la TVA et la quantité.`,
		off: (said: string) =>
			`${said} : une ligne manque, est comptée deux fois ou est mal lue. Vérifiez avant de prendre.`,
		before: "Lignes précédentes",
		after: "Lignes suivantes",
		shown: (first: number, last: number, all: number) =>
			`${NUMBER.format(first)} à ${NUMBER.format(last)} sur ${NUMBER.format(all)}`,
		take: (n: number) =>
			n > 1 ? `Prendre ${NUMBER.format(n)} lignes` : n === 1 ? "Prendre une ligne" : "Aucune ligne à prendre",
		taken: (n: number, amount: string, left: number) => {
			const taken = n > 1 ? `${NUMBER.format(n)} lignes importées` : "Une ligne importée";
			const inAll = `${taken}, pour ${amount}`;
			if (left === 0) return inAll;
			return `${inAll} ; ${left > 1 ? `${NUMBER.format(left)} autres lignes n’ont pas été prises` : "une autre n’a pas été prise"}`;
		},
		tooMany: (n: number, room: number) =>
			`${NUMBER.format(n)} lignes à prendre : le dossier n’en prend plus que ${NUMBER.format(room)} (5 000 au plus). Écartez-en.`,
	},
	verification: {
		intro: "Tout ce qui manque ou mérite un regard. Chaque constat mène au champ concerné.",
		none: "Rien à signaler : le dossier est complet.",
		severity: { blocking: "Bloquant", fix: "À corriger", note: "À noter" },
		meaning: {
			blocking: "Empêche l’export définitif.",
			fix: "N’empêche rien, mais le dossier serait mal reçu.",
			note: "Pour information.",
		},
	},
	export: {
		intro: "Un projet à tout moment ; le dossier définitif quand plus rien ne bloque.",
		draftTitle: "Projet",
		draft: "Porte la mention « PROJET » sur chaque page. Pour relire, annoter, faire circuler.",
		draftButton: "Exporter le projet (PDF)",
		finalTitle: "Dossier définitif",
		final: "Avec sa référence et les emplacements de signature, prêt à être signé par le préfet de région.",
		finalButton: "Exporter le dossier définitif (PDF)",
		jsonTitle: "Données",
		json: "Tout le dossier dans un fichier ouvert, pour un tableur, un script ou une autre version d’Amorce.",
		jsonButton: "Exporter les données (JSON)",
		budgetTitle: "Budget",
		budget:
			"Un classeur avec de vraies formules, pour travailler à plusieurs ou vérifier, ou les lignes de dépense seules.",
		budgetFormat: "Format",
		budgetFormats: [
			{ value: "xlsx", label: "Excel (.xlsx)" },
			{ value: "ods", label: "OpenDocument (.ods)" },
			{ value: "csv", label: "Lignes seules (.csv)" },
		],
		budgetButton: "Exporter le budget",
		writtenBudget: (path: string) => `Budget écrit dans ${path}`,
		looking: "Examen du dossier…",
		fileName: (name: string) => `Fichier : ${name}`,
		fingerprint: (print: string) => `Empreinte : ${print.slice(0, 16)}…`,
		reference: (reference: string) => `Référence : ${reference}`,
		blocked: (n: number) =>
			n > 1 ? `${n} constats empêchent l’export définitif` : "Un constat empêche l’export définitif",
		blockedBelow: (n: number) =>
			n > 1
				? `${n} constats empêchent l’export définitif : voyez plus bas.`
				: "Un constat empêche l’export définitif : voyez plus bas.",
		fixBelow: (n: number) =>
			n > 1
				? `${n} points sont à corriger avant la signature : voyez plus bas.`
				: "Un point est à corriger avant la signature : voyez plus bas.",
		fix: (n: number) =>
			n > 1
				? `${n} points à corriger avant la signature : ils n’empêchent pas l’export définitif`
				: "Un point à corriger avant la signature : il n’empêche pas l’export définitif",
		settings: "Présentation",
		individualCosts: "Coûts individuels",
		individualCostsHelp:
			"Regroupés : une ligne de temps par service, ou par poste quand un service n’y a qu’un agent. Détaillés : une ligne par agent, avec sa fonction, et son nom dans un projet seulement.",
		design: "Mise en page",
		written: (path: string, reference: string | null) =>
			reference ? `Dossier ${reference} écrit dans ${path}` : `Projet écrit dans ${path}`,
		lacking: (annexes: string[]) =>
			annexes.length > 1
				? `Il y manque les fichiers de ${NUMBER.format(annexes.length)} annexes, à joindre à nouveau : ${annexes.join(", ")}.`
				: `Il y manque le fichier de l’annexe ${annexes[0]} : joignez-le à nouveau.`,
		annex: (title: string) => `« ${title} »`,
		writtenJson: (path: string) => `Données écrites dans ${path}`,
	},
};
