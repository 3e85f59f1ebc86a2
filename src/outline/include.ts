/** Reads a questionnaire and everything that it includes. Opens no file: it is given the texts. */
import { InputError, type Problem } from "./problem.ts";
import { type QuestionnaireFile, readQuestionnaire } from "./questionnaire.ts";
import { questionnaireProblem } from "./questionnaire-entry.ts";
import { nearestFix } from "./wording.ts";

/** A file's text, its name for includes, and its name in messages. */
export interface QuestionnaireSource {
	readonly name: string;
	readonly text: string;
	readonly file: string;
}

/**
 * The questionnaire with that name and everything that it includes, each file once and included files first; empty if
 * there is no such questionnaire.
 * @throws InputError for mistakes in a file, missing includes and include cycles.
 */
export function loadQuestionnaires(
	name: string,
	sources: readonly QuestionnaireSource[],
): readonly QuestionnaireFile[] {
	const first = sources.find((source) => source.name === name);
	if (!first) return [];
	const read: QuestionnaireFile[] = [];
	const problems: Problem[] = [];
	const visit = (source: QuestionnaireSource, open: readonly string[]): void => {
		const file = readQuestionnaire(source.name, source.text, source.file);
		for (const [i, wanted] of (file.data.include ?? []).entries()) {
			const at = file.locationOf(["include", i]);
			const chain = [...open, source.name];
			const next = sources.find((each) => each.name === wanted);
			if (!next) problems.push(unknownInclude(wanted, sources, at));
			else if (chain.includes(wanted)) problems.push(includeCycle(chain.slice(chain.indexOf(wanted)), wanted, at));
			else if (!read.some((each) => each.name === wanted)) visit(next, chain);
		}
		read.push(file);
	};
	visit(first, []);
	if (problems.length > 0) throw new InputError(problems);
	return read;
}

function unknownInclude(wanted: string, sources: readonly QuestionnaireSource[], at: Problem["at"]): Problem {
	const known = sources.map((source) => ({ text: source.name }));
	return questionnaireProblem(
		"include",
		`there is no questionnaire “${wanted}”`,
		at,
		nearestFix(wanted, known, "questionnaire"),
	);
}

function includeCycle(chain: readonly string[], wanted: string, at: Problem["at"]): Problem {
	const way = [...chain, wanted].map((name) => `“${name}”`).join(" includes ");
	return questionnaireProblem(
		"include-circle",
		`questionnaires include each other in a cycle: ${way}`,
		at,
		"Remove this include.",
	);
}
