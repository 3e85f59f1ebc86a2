/** Measures proposals and looks up in them what is asked for, on threads and with what earlier runs kept. */
import type { World } from "../../cli/world.ts";
import { InputError } from "../../outline/problem.ts";
import type { Target } from "../../project/targets.ts";
import { resolveTemplate, templateCandidates } from "../../templates/resolve-template.ts";
import { moreFields } from "./look-up.ts";
import { type MeasuredFile, measureMany } from "./measure-many.ts";
import type { StatusArguments } from "./run.ts";

/** The files in their order. Most queries ask for the same usual fields, so that what is kept for one serves the others. */
export async function* lookUpMany(
	targets: readonly Target[],
	asked: readonly string[],
	args: StatusArguments,
	world: World,
	isOff: boolean,
): AsyncGenerator<MeasuredFile> {
	const fields = await fieldsFor(asked, args);
	yield* measureMany(targets, { ...args, fields, draftFields: asked }, world, isOff);
}

async function fieldsFor(asked: readonly string[], { cwd, template }: StatusArguments): Promise<readonly string[]> {
	try {
		const all =
			template === undefined ? await templateCandidates(cwd) : [await resolveTemplate({ cwd, option: template })];
		const outlines = all.map(({ outline }) => outline);
		return moreFields(asked, outlines);
	} catch (error) {
		// It is reported for the files that need the template.
		if (error instanceof InputError) return asked;
		throw error;
	}
}
