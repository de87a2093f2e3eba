import { type ButtonHTMLAttributes, type Ref, useState } from "react";
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

/**
 * A button that is disabled while it has the focus keeps it, as « aria-disabled », until one leaves: browsers would
 * drop it, and who pressed « Annuler » for the last time would have to begin again at the top of the page.
 */
export function Button(props: Props) {
	const {
		kind = "secondary",
		small = true,
		icon,
		iconOnly,
		children,
		ref,
		disabled = false,
		...rest
	} = props;
	const [hasFocus, setHasFocus] = useState(false);
	const side = icon && !iconOnly ? "fr-btn--icon-left" : "";
	const className = `fr-btn ${KIND[kind]} ${small ? "fr-btn--sm" : ""} ${icon ? iconClass(icon) : ""} ${side}`;
	const title = iconOnly && typeof children === "string" ? children : undefined;
	return (
		<button
			type="button"
			ref={ref}
			className={className}
			title={title}
			{...rest}
			disabled={disabled && !hasFocus}
			aria-disabled={(disabled && hasFocus) || undefined}
			onClick={disabled ? undefined : rest.onClick}
			onFocus={() => setHasFocus(true)}
			onBlur={() => setHasFocus(false)}
		>
			{children}
		</button>
	);
}
