/** What stands around every screen: saving, findings, the menu, appearance, faults. */
import { count, NUMBER } from "./counting";

export const shellWords = {
	common: {
		close: "Fermer",
		cancel: "Annuler",
		undo: "Annuler",
		choose: "Choisir…",
		unknownChoice: (value: string) => `${value} (inconnu)`,
	},
	errors: {
		defect: (detail: string) =>
			`Le programme a rencontré un défaut. Ce que vous avez tapé est conservé. Détail : ${detail}`,
		screenTitle: "Cet écran n’a pas pu s’afficher",
		screen:
			"Vos textes sont conservés. Réessayez, ou revenez à l’accueil ; si cela se reproduit, signalez le message ci-dessous.",
		retry: "Réessayer",
	},
	zoom: (percent: number) => `Taille de l’affichage : ${percent} %`,
	theme: {
		now: {
			system: "Apparence : celle de l’ordinateur",
			light: "Apparence : claire",
			dark: "Apparence : sombre",
		},
	},
	save: {
		saved: (at: string | null) => (at ? `Enregistré à ${at}` : "Enregistré"),
		saving: "Enregistrement…",
		notSaved: "Non enregistré",
		notSavedMeans:
			"Ce que vous avez tapé est toujours ici, et l’écriture est tentée à nouveau d’elle-même. Pour le mettre en lieu sûr dès maintenant, exportez les données (JSON) vers un autre disque.",
	},
	findings: {
		blocking: (n: number) => count(n, "bloquant", "bloquants"),
		fix: (n: number) => `${NUMBER.format(n)} à corriger`,
		note: (n: number) => `${NUMBER.format(n)} à noter`,
		todo: (n: number) => `${NUMBER.format(n)} à remplir`,
		none: "Rien à corriger",
	},
	nav: {
		home: "Accueil",
		skip: "Aller au contenu",
		label: "Parties du dossier",
		parts: {
			identity: "Identité",
			carriers: "Porteurs",
			partners: "Partenaires",
			sections: "Rubriques",
			budget: "Budget",
			annexes: "Annexes",
			signature: "Signature",
			verification: "Vérification",
			export: "Export",
		},
	},
	dossier: {
		nothingToPaste: "Rien à coller : le presse-papiers ne contient pas de texte. Rien n’a été changé.",
		pasteTooLong: (limit: number) =>
			`Le texte collé est trop long : ce champ en tient ${NUMBER.format(limit)} caractères au plus. Rien n’a été changé.`,
		field: "Champ",
		untitled: "Dossier sans titre",
		opening: "Ouverture du dossier…",
		damaged: "Ce dossier a été endommagé",
		openFound: "Ouvrir ce qui a été retrouvé",
		cannotOpen: "Ce dossier n’a pas pu être ouvert",
		undo: (what: string) => `Annuler : ${what} (Ctrl+Z)`,
		stays:
			"Le dossier reste ouvert avec ce que vous avez tapé, et l’écriture est tentée à nouveau d’elle-même. Pour partir sans attendre, fermez la fenêtre : Amorce vous demandera de confirmer.",
		undoNothing: "Annuler : rien à annuler",
		redo: (what: string) => `Rétablir : ${what} (Ctrl+Maj+Z)`,
		redoNothing: "Rétablir : rien à rétablir",
		trashed: "Ce dossier a été mis à la corbeille depuis une autre fenêtre ou la ligne de commande",
		trashedMeans:
			"Ce que vous y écrivez est toujours enregistré. Il ne figure plus à l’accueil tant qu’il n’est pas restauré.",
		gone: "Ce dossier n’est plus dans le fichier des dossiers",
		goneMeans:
			"Il a été supprimé définitivement depuis une autre fenêtre ou la ligne de commande, ou ce fichier a été remplacé par une copie où il n’est pas. Il n’existe plus que dans cette fenêtre, et rien n’en est plus enregistré. Vous pouvez en refaire un dossier : tout ce qui y est écrit s’y retrouvera. Vérifiez-y les fichiers joints.",
		remake: "En refaire un dossier",
		abandon: "Quitter sans le garder",
	},
	shortcuts: {
		title: "Raccourcis clavier",
		groups: [
			{
				title: "Partout",
				keys: [
					["Ctrl+Z", "Annuler"],
					["Ctrl+Maj+Z", "Rétablir"],
					["Alt+1 … Alt+9", "Aller à la partie du menu"],
					["Ctrl++, Ctrl+-, Ctrl+0", "Agrandir, réduire, taille normale"],
					["? ou F1", "Afficher ces raccourcis"],
				],
			},
			{
				title: "Dans un tableau",
				keys: [
					["Tab, ← →", "Cellule suivante, cellule voisine"],
					["Ctrl+flèche", "Bord du bloc rempli"],
					["Début, Fin", "Première, dernière cellule de la ligne"],
					["Ctrl+Début, Ctrl+Fin", "Première, dernière cellule du tableau"],
					["Page préc., Page suiv.", "Un écran plus haut, plus bas"],
					["Maj+flèche, glisser", "Sélectionner des cellules"],
					["Maj+Espace, Ctrl+Espace", "Sélectionner la ligne, la colonne"],
					["Ctrl+A", "Sélectionner tout le tableau"],
					["↑ ↓, Entrée", "Ligne au-dessus, au-dessous"],
					["Entrée, dernière ligne", "Ajouter une ligne"],
					["F2", "Modifier la cellule, ouvrir la liste (aussi F4)"],
					["Échap", "Reprendre la valeur d’avant"],
					["Ctrl+C, Ctrl+X, Ctrl+V", "Copier, couper, coller, aussi avec un tableur"],
					["Suppr", "Effacer les cellules"],
					["Ctrl+D", "Recopier vers le bas"],
					["Ctrl+Entrée, avec Maj", "Insérer une ligne au-dessous, au-dessus"],
					["Ctrl+Maj+D", "Dupliquer les lignes"],
					["Ctrl+Suppr", "Supprimer les lignes"],
					["Alt+↑, Alt+↓", "Déplacer les lignes (dans un choix : ouvrir la liste)"],
				],
			},
		],
	},
};
