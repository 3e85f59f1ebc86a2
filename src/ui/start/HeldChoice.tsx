/** Someone else has the draft: look, wait or take over. Knows no lock: it is told who, and when they have left. */
import { Box, Text } from "ink";
import SelectInput from "ink-select-input";
import { useEffect, useState } from "react";
import { filled } from "../../terminal/placed.ts";
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

export function HeldChoice({ file, who, unicode, whenFree, onDone }: Props) {
	const [waiting, setWaiting] = useState(false);
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
			<Box marginTop={1} marginBottom={1} flexDirection="column">
				<Text bold>{filled(visibleLine(file))}</Text>
				<Text>{filled(`is open already: ${visibleLine(who)}.`)}</Text>
			</Box>
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
			<Box flexGrow={1} />
			<Text dimColor wrap="truncate">
				{waiting ? "Esc leave" : `Enter choose   ${unicode ? "↑↓" : "Up/Down"} move   Esc leave`}
			</Text>
		</>
	);
}
