/** The arguments of a run of `status`, as plain data that can be passed to a thread, and the result for one file. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { InputError, type Problem } from "../../outline/problem.ts";
import type { Outline, Stage } from "../../outline/types.ts";
import { isMarkdown, type Target } from "../../project/targets.ts";
import { templateSelection } from "../../templates/resolve-template.ts";
import type { Done } from "../many/done.ts";
import { type MeasuredProposal, type MeasureOptions, measureProposal } from "./measure.ts";

export interface StatusArguments {
	readonly cwd: string;
	readonly template: string | undefined;
	readonly stage: Stage | undefined;
	/** The fields that are looked up in documents besides the usual ones; undefined if nothing is looked up. */
	readonly fields?: readonly string[];
	/** Those in drafts, which may have a template of their own and aren't kept. */
	readonly draftFields?: readonly string[];
}

/** As plain data. The outline of a document is its template's, which needn't be sent along. */
export interface PackedProposal {
	readonly measured?: Omit<MeasuredProposal, "outline"> & { readonly outline?: Outline };
	/** Why the file can't be used. */
	readonly problems?: readonly Problem[];
}

/** The options for all files. */
export async function measuringOf({
	cwd,
	template,
	stage,
	fields,
	draftFields = fields,
}: StatusArguments): Promise<MeasureOptions> {
	const measuring = { ...templateSelection(template, cwd), stage };
	if (!fields || !draftFields) return measuring;
	const [{ subjects }, { lookUp }] = await Promise.all([import("./subject.ts"), import("./look-up.ts")]);
	const subject = subjects(cwd);
	return {
		...measuring,
		lookUp: async (measured, ...given) => {
			return lookUp(await subject(measured, ...given), measured.format === "draft" ? draftFields : fields);
		},
	};
}

/** Works on one file for a run. */
export function statusWorker(args: StatusArguments): (target: Target) => Promise<Done> {
	const measuring = measuringOf(args);
	return async (target) => {
		try {
			const measured = await measureProposal(target, await measuring);
			if (!measured) return { result: {}, keep: {} };
			// A draft has sections of its own, and may name a template that is anywhere.
			if (!isMarkdown(target.file)) return { result: { measured } };
			const { outline: _, ...rest } = measured;
			return { result: { measured: rest }, keep: { measured: rest } };
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			return { result: { problems: error.problems } };
		}
	};
}

/** The proposal with its outline. The time of a kept one is that of the file now. */
export function unpackedProposal(
	{ measured }: PackedProposal,
	outlineOf: (template: string) => Outline,
	kept: { readonly cwd: string } | undefined,
): MeasuredProposal | undefined {
	if (!measured) return undefined;
	const changed = kept ? statSync(resolve(kept.cwd, measured.file)).mtimeMs : measured.changed;
	return { ...measured, outline: measured.outline ?? outlineOf(measured.template), changed };
}
