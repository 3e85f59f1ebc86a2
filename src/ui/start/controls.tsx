/**
 * Choices and a line of text, drawn by Ink's own controls. They never have the focus: what is selected and typed is
 * state of the screen, which takes readline's keys and the mouse as well.
 */
import { Text } from "ink";
import SelectInput from "ink-select-input";
import TextInput from "ink-text-input";
import type { StyledLine } from "../../terminal/styled.ts";
import { useAppearance } from "../appearance.tsx";

/** A row each, as they are painted already. */
export function Choices({ lines }: { readonly lines: readonly StyledLine[] }) {
	const { paint } = useAppearance();
	const items = lines.map((line, value) => ({ key: String(value), value, label: paint(line) }));
	return <SelectInput items={items} isFocused={false} indicatorComponent={Nothing} itemComponent={Choice} />;
}

/** The mark is part of the row. */
function Nothing() {
	return null;
}

function Choice({ label }: { readonly label: string }) {
	return <Text wrap="truncate">{label === "" ? " " : label}</Text>;
}

export function Field({ line }: { readonly line: StyledLine }) {
	const { paint } = useAppearance();
	return <TextInput value={paint(line) || " "} focus={false} showCursor={false} onChange={() => {}} />;
}
