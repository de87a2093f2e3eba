/** The icons that `icons.css` brings. They always stand beside words, so they say nothing themselves. */
export type IconName =
	| "add-line"
	| "alert-fill"
	| "arrow-down-line"
	| "arrow-down-s-line"
	| "arrow-go-back-line"
	| "arrow-go-forward-line"
	| "arrow-left-line"
	| "arrow-right-s-line"
	| "arrow-up-line"
	| "article-line"
	| "attachment-line"
	| "calculator-line"
	| "check-line"
	| "checkbox-circle-fill"
	| "close-line"
	| "delete-bin-line"
	| "user-line"
	| "download-line"
	| "draft-line"
	| "edit-line"
	| "error-warning-fill"
	| "file-download-line"
	| "file-pdf-line"
	| "folder-2-line"
	| "font-size"
	| "government-line"
	| "information-fill"
	| "information-line"
	| "more-fill"
	| "pen-nib-line"
	| "profil-line"
	| "question-line"
	| "shake-hands-line"
	| "subtract-line"
	| "theme-fill"
	| "todo-line";

export const iconClass = (name: IconName) => `fr-icon-${name}`;

export function Icon({ name, size = "sm" }: { name: IconName; size?: "xs" | "sm" | "md" }) {
	return <span className={`${iconClass(name)} fr-icon--${size}`} aria-hidden="true" />;
}
