/**
 * `pep-wizard status`: how complete proposals are. One by section, several with a line each; all of it with `--json`, as
 * pages for a browser with `--format html`.
 */
import { InputError, type Problem, problemText } from "../outline/problem.ts";
import type { Stage } from "../outline/types.ts";
import { statusOf } from "../proposal/completeness.ts";
import { shortTitle, titleOf } from "../proposal/title.ts";
import { visible } from "../terminal/sanitize.ts";
import { chooseDrafts } from "./choose-drafts.ts";
import { loadDraft, proposalOf, tellUnknown } from "./load-draft.ts";
import { progressOf } from "./progress.ts";
import { jsonText } from "./show.ts";
import { type Call, optionText, type Run } from "./spec.ts";
import { type Measured, statusJson } from "./status-json.ts";
import { overviewText, sectionsText } from "./status-text.ts";
import { EXIT, UsageError, type World } from "./world.ts";

export const run: Run = async (call, world) => {
	const format = formatOf(call);
	const output = optionText(call, "output");
	if (output !== undefined && (output === "" || format !== "html"))
		throw new UsageError("--output names the folder for the pages of --format html");
	if (format === "html") {
		const { showPages } = await import("./status-pages.ts");
		return showPages(call, output, world);
	}
	const files = await chooseDrafts(call.words, world);
	const { measured, problems } = await measure(files, call, world);
	if (format === "json") world.out(jsonText(statusJson(measured, problems)));
	else if (measured.length > 0) {
		const [only] = measured;
		world.out(files.length === 1 && only ? sectionsText(only, world) : overviewText(measured, world));
	}
	if (problems.length > 0) return EXIT.input;
	const missing = measured.some(({ status }) => status.missing.length > 0);
	return missing && call.options["exit-code"] ? EXIT.incomplete : EXIT.fine;
};

function formatOf(call: Call): string {
	const format = optionText(call, "format");
	if (!call.options.json) return format ?? "text";
	if (format === undefined || format === "json") return "json";
	throw new UsageError(`--json and --format ${format} say different things`);
}

/** One draft that can't be used is told, and keeps the others from nothing. */
async function measure(
	files: readonly string[],
	call: Call,
	world: World,
): Promise<{ readonly measured: readonly Measured[]; readonly problems: readonly Problem[] }> {
	const measured: Measured[] = [];
	const problems: Problem[] = [];
	const progress = progressOf(files.length, "drafts", world);
	for (const file of files) {
		try {
			measured.push(await measuredDraft(file, call, progress.world));
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			problems.push(...error.problems);
			progress.world.err(`${error.problems.map((problem) => visible(problemText(problem))).join("\n")}\n`);
		}
		progress.step();
	}
	progress.end();
	return { measured, problems };
}

async function measuredDraft(file: string, call: Call, world: World): Promise<Measured> {
	if (/\.(md|markdown)$/i.test(file)) throw new InputError([notADraft(file)]);
	const draft = await loadDraft(file, world.cwd, optionText(call, "template"));
	await tellUnknown(draft, world);
	const proposal = proposalOf(draft);
	const stage = (optionText(call, "stage") as Stage | undefined) ?? proposal.stage;
	return { draft, title: shortTitle(proposal), heading: titleOf(proposal), status: statusOf(proposal, stage) };
}

function notADraft(file: string): Problem {
	const message = "is Markdown, not a draft";
	const fix = "Name the draft that it was made from, NAME.pep.yaml";
	return { rule: "file/markdown", severity: "error", message, at: { file }, fix };
}
