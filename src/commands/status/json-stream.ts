/** Prints what `status --json` prints, proposal by proposal, so that they need not be in memory together. */
import type { ParsedArguments } from "../../cli/command-spec.ts";
import { jsonText } from "../../cli/output.ts";
import { EXIT, type World } from "../../cli/world.ts";
import type { Problem } from "../../outline/problem.ts";
import { statusJson } from "./json.ts";
import type { MeasuredProposal } from "./measure.ts";
import type { MeasuredFile } from "./measure-many.ts";

const PLACE = '"proposals": [';

class JsonStream {
	private readonly out: (text: string) => void;
	private isEmpty = true;

	constructor(out: (text: string) => void) {
		this.out = out;
	}

	/** Prints one more. */
	add(measured: MeasuredProposal): void {
		const text = jsonText(statusJson([measured], []));
		const [start, end] = [text.indexOf(PLACE) + PLACE.length, text.lastIndexOf("\n  ],\n")];
		this.out(this.isEmpty ? text.slice(0, end) : `,${text.slice(start, end)}`);
		this.isEmpty = false;
	}

	/** Prints the rest. */
	end(problems: readonly Problem[]): void {
		const text = jsonText(statusJson([], problems));
		this.out(this.isEmpty ? text : `\n  ${text.slice(text.indexOf(PLACE) + PLACE.length)}`);
	}
}

/** Prints all files as they come, and `nothing` if there is none. Returns the exit code. */
export async function streamJson(
	files: AsyncIterable<MeasuredFile>,
	options: ParsedArguments["options"],
	nothing: string,
	world: World,
): Promise<number> {
	const stream = new JsonStream((text) => world.out(text));
	const problems: Problem[] = [];
	let [shown, open] = [0, 0];
	for await (const { measured, problems: own = [] } of files) {
		problems.push(...own);
		const isIncomplete = measured !== undefined && measured.status.missing.length > 0;
		if (!measured || (options["only-incomplete"] && !isIncomplete)) continue;
		stream.add(measured);
		shown++;
		if (isIncomplete) open++;
	}
	stream.end(problems);
	if (shown === 0 && problems.length === 0) world.err(`${nothing}\n`);
	if (problems.length > 0) return EXIT.input;
	return open > 0 && options["exit-code"] ? EXIT.incomplete : EXIT.fine;
}
