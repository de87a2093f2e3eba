import type { ButtonHTMLAttributes, Ref } from "react";
import { type IconName, iconClass } from "./Icon";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> & {
	kind?: "primary" | "secondary" | "tertiary" | "quiet";
	small?: boolean;
	icon?: IconName;
	/** The icon alone is seen; the children are its name, for the screen reader and on hovering. */
	iconOnly?: boolean;
	ref?: Ref<HTMLButtonElement>;
};

const KIND = {
	primary: "",
	secondary: "fr-btn--secondary",
	tertiary: "fr-btn--tertiary",
	quiet: "fr-btn--tertiary-no-outline",
};

export function Button({ kind = "secondary", small = true, icon, iconOnly, children, ref, ...rest }: Props) {
	const side = icon && !iconOnly ? "fr-btn--icon-left" : "";
	const className = `fr-btn ${KIND[kind]} ${small ? "fr-btn--sm" : ""} ${icon ? iconClass(icon) : ""} ${side}`;
	const title = iconOnly && typeof children === "string" ? children : undefined;
	return (
		<button type="button" ref={ref} className={className} title={title} {...rest}>
			{children}
		</button>
	);
}
