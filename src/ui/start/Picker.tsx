/** The drafts below this folder, to resume one or start another. Knows no files: rows come made. */
import { Box, Text, useWindowSize } from "ink";
import SelectInput from "ink-select-input";
import { useContext, useState } from "react";
import { filled } from "../../terminal/cursor-columns.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import { isTyped } from "../../wizard/key.ts";
import { chordOf } from "../../wizard/key-map.ts";
import { type Draft, draftRow, matches, START_NEW } from "../../wizard/start/drafts.ts";
import { MannersContext } from "./ask.tsx";
import { useKeys } from "./keys.ts";
import { LineInput } from "./LineInput.tsx";
import { Choice, Indicator } from "./parts.tsx";

interface Props {
	/** One at least. */
	readonly drafts: readonly Draft[];
	readonly unicode: boolean;
	/** The index of the draft, or START_NEW. */
	readonly onPick: (index: number) => void;
}

/** Rows above and below the list. */
const around = 7;

export function Picker({ drafts, unicode, onPick }: Props) {
	const { columns, rows } = useWindowSize();
	const [filter, setFilter] = useState("");
	const [filtering, setFiltering] = useState(false);
	const [highlighted, setHighlighted] = useState(0);
	useKeys((key) => {
		const chord = chordOf(key);
		if (!filtering && isTyped(key) && key.text.startsWith("/")) {
			setFiltering(true);
			setFilter(filter + key.text.slice(1));
		} else if (filtering && (chord === "up" || chord === "down")) setFiltering(false);
	});
	// Esc takes the filter away first.
	useContext(MannersContext).onEscape = () => {
		if (!filtering && filter === "") return false;
		setFiltering(false);
		setFilter("");
		return true;
	};
	const width = columns - (columns < 60 ? 4 : 6);
	const shown = drafts.map((draft, index) => ({ draft, index })).filter(({ draft }) => matches(draft, filter));
	const items = [
		...(filter ? [] : [{ key: "new", value: START_NEW, label: "Start a new proposal" }]),
		...shown.map(({ draft, index }) => ({ key: draft.file, value: index, label: draftRow(draft, width, unicode) })),
	];
	const file = drafts[highlighted]?.file ?? "";
	return (
		<>
			<Box marginTop={rows > 12 ? 1 : 0} marginBottom={1} flexDirection="column">
				<Text bold>pep-wizard</Text>
				<Text dimColor>Which proposal do you write on?</Text>
			</Box>
			<SelectInput
				items={items}
				initialIndex={1}
				limit={Math.max(2, rows - around - (rows > 12 ? 1 : 0))}
				isFocused={!filtering}
				indicatorComponent={Indicator}
				itemComponent={Choice}
				onHighlight={(item) => setHighlighted(item.value)}
				onSelect={(item) => onPick(item.value)}
			/>
			<Box flexGrow={1} />
			<Text dimColor wrap="truncate-middle">
				{filled(visibleLine(file))}
			</Text>
			{filtering ? (
				<Box>
					<Text>Filter: </Text>
					<LineInput value={filter} onChange={setFilter} onSubmit={() => setFiltering(false)} />
				</Box>
			) : (
				<Text
					dimColor
					wrap="truncate"
				>{`Enter open   ${unicode ? "↑↓" : "Up/Down"} choose   / filter   Esc leave`}</Text>
			)}
		</>
	);
}
