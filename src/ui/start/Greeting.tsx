/** The first screen for someone who has no draft yet: what this is, and how to begin. Knows no files. */
import { Box, Text, useWindowSize } from "ink";
import SelectInput from "ink-select-input";
import { widthOf } from "../../markdown/width.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import { ABOUT, type Beginning } from "../../wizard/start/greeting.ts";
import { Choice, Indicator } from "./parts.tsx";

interface Props {
	readonly beginnings: readonly Beginning[];
	readonly unicode: boolean;
	readonly onPick: (picked: Beginning["picked"]) => void;
}

/** With fewer rows or columns, the words on what it is make room for the ways to begin. */
const roomy = 15;

export function Greeting({ beginnings, unicode, onPick }: Props) {
	const { columns, rows } = useWindowSize();
	const words = rows >= roomy && columns >= 76;
	const labels = beginnings.map(({ label }) => visibleLine(label, { unicode }));
	const widest = Math.max(...labels.map((label) => widthOf(label)));
	const items = beginnings.map(({ about }, index) => {
		const label = labels[index] ?? "";
		const described = `${label}${" ".repeat(widest - widthOf(label))}   ${about}`;
		return { key: `${index}`, value: index, label: widthOf(described) <= columns - 6 ? described : label };
	});
	return (
		<>
			<Box marginTop={words ? 1 : 0} marginBottom={1} flexDirection="column">
				<Text bold>pep-wizard</Text>
				{(words ? ABOUT : []).map((text) => (
					<Text key={text}>{text}</Text>
				))}
			</Box>
			<Box marginBottom={1}>
				<Text dimColor>Nothing to resume below this folder.</Text>
			</Box>
			<SelectInput
				items={items}
				limit={Math.max(2, rows - (words ? 11 : 6))}
				indicatorComponent={Indicator}
				itemComponent={Choice}
				onSelect={({ value }) => onPick(beginnings[value]!.picked)}
			/>
			<Box flexGrow={1} />
			<Text dimColor wrap="truncate">{`Enter begin   ${unicode ? "↑↓" : "Up/Down"} choose   Esc leave`}</Text>
		</>
	);
}
