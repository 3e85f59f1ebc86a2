/** Someone else has the draft: look, wait or take over. Knows no lock: it is told who, and when they have left. */
import { Box, Text, useWindowSize } from "ink";
import SelectInput from "ink-select-input";
import { useEffect, useState } from "react";
import { filled } from "../../terminal/cursor-columns.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import { type Cancelled, HELD_CHOICES, type Held } from "../../wizard/start/outcomes.ts";
import { Choice, Indicator } from "./parts.tsx";

interface Props {
	readonly file: string;
	/** Who has it, and since when. */
	readonly who: string;
	readonly unicode: boolean;
	/** Resolves when nobody has the draft any more. */
	readonly whenFree: (stop: AbortSignal) => Promise<void>;
	readonly onDone: (held: Exclude<Held, Cancelled>) => void;
}

/** With so many rows there is air between the parts; with fewer, they are below each other. */
const AIRY = 14;

export function HeldChoice({ file, who, unicode, whenFree, onDone }: Props) {
	const [waiting, setWaiting] = useState(false);
	const { rows } = useWindowSize();
	const isAiry = rows >= AIRY;
	useEffect(() => {
		if (!waiting) return;
		const stop = new AbortController();
		whenFree(stop.signal).then(
			() => onDone({ type: "free" }),
			() => {},
		);
		return () => stop.abort();
	}, [waiting, whenFree, onDone]);
	return (
		<>
			<Box marginTop={isAiry ? 1 : 0} flexDirection="column" flexShrink={0}>
				<Text bold wrap={isAiry ? "wrap" : "truncate-middle"}>
					{filled(visibleLine(file))}
				</Text>
			</Box>
			{/* All that can be chosen has its rows; of a very long name, what has room is shown. */}
			<Box marginBottom={1} flexShrink={1} minHeight={1} overflow="hidden">
				<Text>{filled(`is open already: ${visibleLine(who)}.`)}</Text>
			</Box>
			<Box flexDirection="column" flexShrink={0}>
				{waiting ? (
					<Text>{`Waiting until they leave${unicode ? "…" : "..."}`}</Text>
				) : (
					<SelectInput
						items={HELD_CHOICES.map(({ type, label }) => ({ key: type, value: type, label }))}
						indicatorComponent={Indicator}
						itemComponent={Choice}
						onSelect={({ value }) => (value === "wait" ? setWaiting(true) : onDone({ type: value }))}
					/>
				)}
			</Box>
			<Box flexGrow={1} />
			<Box flexShrink={0}>
				<Text dimColor wrap="truncate">
					{waiting ? "Esc leave" : `Enter choose   ${unicode ? "↑↓" : "Up/Down"} move   Esc leave`}
				</Text>
			</Box>
		</>
	);
}
