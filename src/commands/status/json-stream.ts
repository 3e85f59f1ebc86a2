/** Prints what `status --json` prints, proposal by proposal, so that they need not be in memory together. */
import { jsonText } from "../../cli/output.ts";
import type { Problem } from "../../outline/problem.ts";
import { statusJson } from "./json.ts";
import type { MeasuredProposal } from "./measure.ts";

const PLACE = '"proposals": [';

export class JsonStream {
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
