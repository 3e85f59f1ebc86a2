/** Provides the appearance to all components, and draws rows with it. */
import { Text } from "ink";
import { createContext, useContext } from "react";
import type { StyledLine } from "../terminal/styled.ts";
import type { Appearance } from "./rows/appearance.ts";

const AppearanceContext = createContext<Appearance | undefined>(undefined);
export const AppearanceProvider = AppearanceContext.Provider;

/** How this terminal shows text; throws outside `AppearanceProvider`, which is a bug. */
export function useAppearance(): Appearance {
	const appearance = useContext(AppearanceContext);
	if (!appearance) throw new Error("a component is rendered outside AppearanceProvider");
	return appearance;
}

/** One row of the screen; an empty row takes space too. */
export function Row({ line }: { readonly line: StyledLine }) {
	const { paint } = useAppearance();
	const text = paint(line);
	return <Text wrap="truncate">{text === "" ? " " : text}</Text>;
}

/** Rows keyed by position: only rows that changed are repainted. */
export function Rows({ lines }: { readonly lines: readonly StyledLine[] }) {
	return lines.map((line, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a row is identified by its position on the screen.
		<Row key={index} line={line} />
	));
}
