/**
 * A list of choices and a text field, drawn by Ink's own controls. They never have the focus: selection and text are
 * part of the screen's state, which also supports readline keys.
 */
import { Text } from "ink";
import SelectInput from "ink-select-input";
import TextInput from "ink-text-input";
import type { StyledLine } from "../../terminal/styled.ts";
import { useAppearance } from "../Rows.tsx";

/** Choices that are painted already, one per row. */
export function Choices({ lines }: { readonly lines: readonly StyledLine[] }) {
	const { paint } = useAppearance();
	const items = lines.map((line, value) => ({ key: String(value), value, label: paint(line) }));
	return <SelectInput items={items} isFocused={false} indicatorComponent={Nothing} itemComponent={Choice} />;
}

/** No indicator: the mark is part of the row. */
function Nothing() {
	return null;
}

function Choice({ label }: { readonly label: string }) {
	return <Text wrap="truncate">{label === "" ? " " : label}</Text>;
}

/** One row of a form. */
export function Field({ line }: { readonly line: StyledLine }) {
	const { paint } = useAppearance();
	return <TextInput value={paint(line) || " "} focus={false} showCursor={false} onChange={() => {}} />;
}
