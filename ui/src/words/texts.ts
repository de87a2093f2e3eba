/** The sections, the figures of the budget in them, the annexes. */
import { count, NUMBER } from "./counting";

const FILE_TYPES: Record<string, string> = {
	"application/pdf": "PDF",
	"image/png": "PNG",
	"image/jpeg": "JPEG",
	"image/webp": "WebP",
	"text/csv": "CSV",
	"application/vnd.oasis.opendocument.text": "ODT",
	"application/vnd.oasis.opendocument.spreadsheet": "ODS",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
};

export const textsWords = {
	sections: {
		intro: "Les textes demandés par l’appel. Écrivez dans l’ordre qui vous convient.",
		list: "Rubriques",
		statusIs: "État : ",
		required: "Obligatoire",
		proposed: "Rubrique proposée par Amorce",
		text: "Votre texte",
		signs:
			"Une ligne vide sépare deux paragraphes. En tête de ligne, « - » ou « 1. » fait une liste, « ## » un intertitre. Les mots entre doubles étoiles, **comme ceux-ci**, sont en gras.",
		count: (n: number, max: number) => `${NUMBER.format(n)} caractères sur ${NUMBER.format(max)}`,
		countFree: (n: number) => count(n, "caractère", "caractères"),
		over: (n: number, max: number) =>
			`${NUMBER.format(n)} caractères sur ${NUMBER.format(max)} : ${NUMBER.format(n - max)} de trop`,
		status: "État de la rubrique",
		owner: "Rédigée par",
		noOwner: "Personne",
	},
	textFigures: {
		insert: "Insérer un chiffre du budget…",
		inserted: (label: string) => `Chiffre du budget : ${label}`,
		title: "Insérer un chiffre du budget",
		search: "Chercher",
		searchHelp: "Un nom, un service, un poste, une dépense, un montant.",
		none: "Aucun chiffre ne porte ce nom.",
		more: (n: number) => `Et ${NUMBER.format(n)} autres : précisez la recherche.`,
		reading: "Tel qu’on le lira",
		readingHelp: (n: number) =>
			n === 0
				? "Mis en forme, comme il sera imprimé."
				: n === 1
					? "Un chiffre y est cité ; il suit le budget."
					: `${NUMBER.format(n)} chiffres y sont cités ; ils suivent le budget.`,
		readingEmpty: "Ce que vous écrivez se lira ici, mis en forme.",
		show: "Afficher la lecture",
		hide: "Masquer la lecture",
		note: (number: string) => `Note ${number}`,
		backToText: (number: number) => `Revenir au texte, à l’appel de la note ${number}`,
		linkTo: (address: string) => `Lien vers ${address}, actif dans le PDF`,
		image: (caption: string, shown: string) =>
			["Image jointe en annexe", [caption, shown].filter(Boolean).join(". ")].filter(Boolean).join(" : "),
	},
	annexes: {
		intro: "Lettres, devis, attestations : les fichiers sont copiés dans le dossier et le suivent partout.",
		none: "Aucune annexe pour l’instant.",
		one: "annexe",
		noFile: "Fichier sans nom",
		title: "Intitulé",
		extract: "Enregistrer une copie…",
		extracted: (path: string) => `La copie est enregistrée : ${path}`,
		replace: "Remplacer le fichier…",
		again: "Joindre à nouveau…",
		came: {
			new: null,
			back: "Le fichier manquait : il a repris sa place dans son annexe.",
			instead: "Le fichier de l’annexe est remplacé.",
			same: "C’est déjà le fichier de cette annexe : rien n’a changé.",
		},
		attachTitle: "Joindre un fichier",
		kind: "Nature de l’annexe",
		requiredKind: (name: string) => `${name} (obligatoire)`,
		accepted: (types: string[], size: string | null) =>
			`Fichiers acceptés : ${types.map((type) => FILE_TYPES[type] ?? type).join(", ")}${size ? ` ; ${size} au plus` : ""}`,
		owner: "Concerne",
		noOwner: "L’ensemble du dossier",
		attach: "Choisir un fichier…",
	},
};
