/**
 * A program that takes the terminal over and records every byte it is given: so that a test can tell whether another
 * program read some of them. Knows nothing of the wizard.
 */
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** ExitHandlers the recording; not a key that a test sends for anything else. */
export const END_OF_RECORDING = "\x04";

const SCRIPT = `
import { renameSync, writeFileSync } from "node:fs";
let bytes = "";
process.stdin.setRawMode(true);
process.stdin.setEncoding("latin1");
process.stdin.on("data", (data) => {
	bytes += data;
	const end = bytes.indexOf("\\x04");
	if (end < 0) return;
	writeFileSync(process.argv[2] + ".part", bytes.slice(0, end));
	renameSync(process.argv[2] + ".part", process.argv[2]);
	process.exit(0);
});
process.stdout.write("recorder runs");
`;

export interface Recorder {
	/** As $EDITOR. */
	readonly command: string;
	/** What was recorded; undefined until the recording has ended. */
	bytes(): string | undefined;
}

/** Writes the program into a folder; it runs on this Node, whatever runs the wizard. */
export async function recorderIn(folder: string): Promise<Recorder> {
	const script = join(folder, "recorder.mjs");
	const record = join(folder, "record");
	await writeFile(script, SCRIPT);
	return {
		command: `'${process.execPath}' '${script}' '${record}'`,
		bytes: () => (existsSync(record) ? readFileSync(record, "latin1") : undefined),
	};
}
