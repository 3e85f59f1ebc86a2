/**
 * A program that takes over the terminal and records every byte it gets, so that a test can tell whether another
 * program read some of them. Knows nothing about the wizard.
 */
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Ends the recording; a key that tests use for nothing else. */
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
	/** For $EDITOR. */
	readonly command: string;
	/** The recording; undefined until it has ended. */
	bytes(): string | undefined;
}

/** Writes the program into a folder; it runs on the test's Node, whichever version runs the wizard. */
export async function recorderIn(folder: string): Promise<Recorder> {
	const script = join(folder, "recorder.mjs");
	const record = join(folder, "record");
	await writeFile(script, SCRIPT);
	return {
		command: `'${process.execPath}' '${script}' '${record}'`,
		bytes: () => (existsSync(record) ? readFileSync(record, "latin1") : undefined),
	};
}
