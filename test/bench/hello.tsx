/** What an Ink program can't be faster than: as many lines as the wizard's screen, one of them showing what is typed. */
import { Box, render, Text, useInput } from "ink";
import { useState } from "react";

function Hello() {
	const [typed, setTyped] = useState("");
	// A line that never gets longer than the screen, as no line of the wizard's does.
	useInput((input) => setTyped((before) => (before.length > 60 ? input : before + input)));
	return (
		<Box flexDirection="column" height={process.stdout.rows}>
			{Array.from({ length: process.stdout.rows - 1 }, (_, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the rows never move.
				<Text key={row}>{`line ${row} of a screen that says nothing but hello`}</Text>
			))}
			<Text>hello {typed}</Text>
		</Box>
	);
}

// As the wizard is drawn.
render(<Hello />, { alternateScreen: true, incrementalRendering: true, maxFps: 120 });
