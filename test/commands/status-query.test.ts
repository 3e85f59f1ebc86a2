/** `pep-wizard status --where … --columns …`: questions about a repository's proposals. */
import { describe, expect, test } from "vitest";
import { expectCpuTimeOf } from "../cpu-time.ts";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

const README = "# Title\n\n## Summary\n\nText.\n\n## Motivation\n\n### Goals\n\n- One.\n\n## Proposal\n";

interface Kep {
	readonly owner: string;
	readonly yaml: string;
}

/** Five made-up proposals: who owns them, who takes part, where they are. */
const KEPS: Readonly<Record<string, Kep>> = {
	"1-pools": { owner: "sig-node", yaml: 'status: implementable\nauthors: ["@ann"]\n' },
	"2-zones": {
		owner: "sig-node",
		yaml: 'status: provisional\nstage: alpha\nauthors: ["@ben"]\napprovers: ["@dora"]\nlatest-milestone: v1.9\ncreation-date: 2025-11-30\n',
	},
	"3-drain": {
		owner: "sig-cli",
		yaml: 'status: provisional\nstage: stable\nauthors: ["@ann", "@cleo"]\napprovers: ["@eve"]\nlatest-milestone: v1.36\nmilestone: { alpha: v1.9, stable: v1.36 }\n',
	},
	"4-locks": {
		owner: "sig-auth",
		yaml: 'status: implemented\nstage: beta\nauthors: ["@ann"]\napprovers: ["@eve", "@dora"]\nparticipating-sigs: [sig-windows, sig-ui]\nlatest-milestone: v1.35\ncreation-date: 2026-01-02\n',
	},
	"5-quota": {
		owner: "sig-apps",
		yaml: 'status: implementable\nstage: alpha\nauthors: ["@anne"]\napprovers: ["@eve"]\nparticipating-sigs: [sig-windows]\nlatest-milestone: "1.36"\nreplaces: [keps/2]\n',
	},
};

async function repository(): Promise<Folder> {
	const at = await folder();
	for (const [name, { owner, yaml }] of Object.entries(KEPS)) {
		await at.write(`keps/${owner}/${name}/README.md`, README);
		await at.write(`keps/${owner}/${name}/kep.yaml`, `title: ${name}\nowning-sig: ${owner}\n${yaml}`);
	}
	return at;
}

const where = (...conditions: readonly string[]): string[] => conditions.flatMap((each) => ["--where", each]);

/** The numbers of the proposals that meet the conditions. */
async function numbers(at: Folder, ...conditions: readonly string[]): Promise<string> {
	const { code, out, err } = await at.run("status", "--json", ...where(...conditions));
	expect({ code, err: err.replace("There is no such proposal.\n", "") }).toEqual({ code: 0, err: "" });
	const found: { file: string }[] = JSON.parse(out).proposals;
	return found
		.map(({ file }) => /(\d)-/.exec(file)![1])
		.sort()
		.join(" ");
}

/** Puts each question to the same proposals. */
async function expectEach(questions: readonly (readonly [string, readonly string[], string])[]): Promise<void> {
	const at = await repository();
	for (const [question, conditions, found] of questions)
		expect([question, await numbers(at, ...conditions)]).toEqual([question, found]);
}

describe("what a release team asks", () => {
	// The questions that the tests of kepctl's query ask, about the proposals above.
	const QUESTIONS = [
		["everything", [], "1 2 3 4 5"],
		[
			"by all criteria",
			["owning-sig=sig-node", "status=provisional", "stage=alpha", "authors=@ben", "approvers=@dora"],
			"2",
		],
		["a group", ["owning-sig=sig-node"], "1 2"],
		["groups by a pattern", ["owning-sig=sig-a*"], "4 5"],
		["a group that owns nothing", ["owning-sig=sig-windows"], ""],
		["a status", ["status=provisional"], "2 3"],
		["no stage", ["stage="], "1"],
		["no stage, in a word", ["stage=none"], "1"],
		["a stage", ["stage=alpha"], "2 5"],
		["beta", ["stage=beta"], "4"],
		["stable", ["stage=stable"], "3"],
		["an author, and not one whose name begins like hers", ["authors=@ann"], "1 3 4"],
		["an author of nothing", ["authors=@nobody"], ""],
		["no author", ["authors="], ""],
		["an approver", ["approvers=@eve"], "3 4 5"],
		["an approver of nothing", ["approvers=@nobody"], ""],
		["no approver", ["approvers="], "1"],
		["a group that takes part", ["participating-sigs=sig-windows"], "4 5"],
		["a group that only owns", ["participating-sigs=sig-cli"], ""],
	] as const;

	test("is answered, as kepctl does", async () => {
		await expectEach(QUESTIONS);
	});

	const APPROVALS = [
		["an approver of production readiness", ["prr-approver=@john"], "1 4"],
		["a pattern of them", ["prr-approver=@j*"], "1 2 4"],
		["an approver for a stage", ["beta/approver=@john"], "4"],
		["the same with a dot", ["beta.approver=@john"], "4"],
		["an approver, whatever the stage", ["approver=@jane"], "2"],
		["no approver of production readiness", ["prr-approver="], "3 5"],
		["approvals of implementable proposals", ["prr-approver!=", "status=implementable"], "1"],
		["the release that is worked on, and not one planned for another stage", ["milestone=v1.9"], "2"],
		["what all templates call the same", ["owner=@ann", "group=sig-a*", "milestone>1.30"], "4"],
	] as const;

	test("is answered about approvals, which are kept elsewhere", async () => {
		const at = await repository();
		const approve = (group: string, number: string, yaml: string): Promise<void> =>
			at.write(`keps/prod-readiness/${group}/${number}.yaml`, `kep-number: ${number}\n${yaml}`);
		for (const [name, { owner, yaml }] of Object.entries(KEPS)) {
			const number = name.charAt(0);
			await at.write(
				`keps/${owner}/${name}/kep.yaml`,
				`title: ${name}\nkep-number: ${number}\nowning-sig: ${owner}\n${yaml}`,
			);
		}
		await approve("sig-node", "1", "alpha: { approver: '@john' }\n");
		await approve("sig-node", "2", "alpha: { approver: '@jane' }\n");
		await approve("sig-auth", "4", "alpha:\n  approver: TBD\nbeta:\n  approver: '@john'\n");
		for (const [question, conditions, found] of APPROVALS)
			expect([question, await numbers(at, ...conditions)]).toEqual([question, found]);
		const { out } = await at.run("status", "--columns", "prr-approver", "--where", "prr-approver!=", "--format", "csv");
		expect(out).toBe("prr-approver\n@john\n@john\n@jane\n");
	});

	test.each([
		["owning-sig=sig-nod", "--where “owning-sig=sig-nod”: “owning-sig” can't be “sig-nod”; did you mean “sig-node”?"],
		["status=implementd", "“status” can't be “implementd”; did you mean “implemented”?"],
		["stage=gama", "“stage” can't be “gama”"],
		["autors=@ann", "no proposal has a field “autors”; did you mean “authors”?"],
	])("%s is an error, with the nearest word", async (condition, message) => {
		const { code, out, err } = await (await repository()).run("status", "--where", condition);
		expect({ code, out }).toEqual({ code: 2, out: "" });
		expect(err).toContain(message);
	});

	test.each([
		["stage=gamma", "“stage” can't be “gamma”\n  it can be alpha, beta, stable, deprecated, disabled or removed\n"],
		["status=implementable,stage=beta", "a comma means “or”; for several conditions at once, repeat --where\n"],
	])("%s is an error, with what to do", async (condition, message) => {
		const { code, err } = await (await repository()).run("status", "--where", condition);
		expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
	});

	test("a usual field that no template here has is an error that doesn't suggest itself", async () => {
		const at = await folder();
		await at.run("new", "1-a.pep.yaml", "--no-edit", "--title", "A");
		const { code, err } = await at.run("status", "--columns", "title,status");
		const message = "pep-wizard: no proposal has a field “status”\n  their templates have nothing of that kind\n";
		expect({ code, err }).toEqual({ code: 2, err: message });
	});

	test("a group that the settings know is no error, though it owns nothing", async () => {
		const at = await repository();
		await at.write(".pep-wizard.yaml", "lists:\n  groups: [sig-node, sig-cli, sig-auth, sig-apps, sig-tea]\n");
		expect(await numbers(at, "owning-sig=sig-tea")).toBe("");
		expect((await at.run("status", "--where", "owning-sig=sig-windows")).code).toBe(2);
	});

	test("an unknown format is an error", async () => {
		const { code, err } = await (await repository()).run("status", "--format", "pdf");
		expect({ code, err }).toMatchObject({
			code: 2,
			err: expect.stringContaining("expected text, json, csv, markdown or html"),
		});
	});
});

describe("conditions", () => {
	const CONDITIONS = [
		["given twice must both be met", ["stage=alpha", "status=provisional"], "2"],
		["contradict each other", ["stage=alpha", "stage=beta"], ""],
		["with commas are met by any of the values", ["stage=alpha,beta"], "2 4 5"],
		["may include no value", ["stage=,stable"], "1 3"],
		["may exclude", ["stage!=alpha,beta"], "1 3"],
		["may exclude with a sign in front", ["!stage=alpha"], "1 3 4"],
		["may ask for any value", ["stage!="], "2 3 4 5"],
		["compare releases by their numbers", ["latest-milestone<v1.35"], "2"],
		["compare releases without the v", ["latest-milestone>=1.36"], "3 5"],
		["find releases however they are written", ["latest-milestone=v1.36"], "3 5"],
		["take keys in keys", ["milestone/alpha=v1.9"], "3"],
		["take keys in keys with a dot", ["milestone.stable>=v1.36"], "3"],
		["compare dates", ["creation-date>=2026-01-01"], "4"],
		["compare dates with a year", ["creation-date<2026"], "2"],
		["find dates by month", ["creation-date=2025-11"], "2"],
		["know today", ["creation-date<today"], "2 4"],
		["compare stages", ["stage<stable"], "2 4 5"],
		["compare completeness", ["complete>=1%", "complete<100"], "1 2 3 4 5"],
		["compare what is missing", ["missing<1"], ""],
		["take items", ["motivation/goals=one"], "1 2 3 4 5"],
		["take items by the end of their ids", ["goals="], ""],
		["take the title's words", ["title=quota"], "5"],
		["take numbers as a whole", ["kep-number=", "number=4"], "4"],
		["take keys that only some have", ["replaces!="], "5"],
		["ignore case", ["status=Implemented"], "4"],
	] as const;

	test("are met by the proposals of which they hold", async () => {
		await expectEach(CONDITIONS);
	});

	test("may be written as programmers do", async () => {
		const at = await repository();
		expect(await numbers(at, "stage==alpha")).toBe(await numbers(at, "stage=alpha"));
		expect(await numbers(at, "!stage==alpha")).toBe(await numbers(at, "stage!=alpha"));
	});

	test.each(["x", "=y", "", "<", "!stage<beta"])("%j is refused", async (condition) => {
		const { code, err } = await (await repository()).run("status", `--where=${condition}`);
		expect(code).toBe(2);
		expect(err).toContain(`invalid --where “${condition}”\n  write FIELD=VALUE`);
	});

	test("take words such as TBD, n/a and 0.0 in metadata for no value, alone or in a list", async () => {
		const at = await repository();
		await at.write("keps/sig-x/6-open/README.md", README);
		const blank = 'latest-milestone: "0.0"\ncreation-date: yyyy-mm-dd\nreplaces: ["n/a"]\nreviewers: ["@ann", TBD]\n';
		await at.write("keps/sig-x/6-open/kep.yaml", `title: Open\nowning-sig: sig-x\n${blank}`);
		for (const field of ["latest-milestone", "creation-date", "replaces"])
			expect(await numbers(at, "group=sig-x", `${field}=`)).toBe("6");
		expect(await numbers(at, "latest-milestone<v1.9")).toBe("");
		const { out } = await at.run("status", ...where("group=sig-x"), "--columns", "reviewers", "--format", "csv");
		expect(out).toBe("reviewers\n@ann\n");
	});

	test("with an order need something that has one", async () => {
		const { code, err } = await (await repository()).run("status", "--where", "title<M");
		expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("“M”, which has no order") });
	});

	test("find drafts as well, by choices, dates, people, yes or no", async () => {
		const at = await folder();
		await shortDraft(
			at,
			'  title: Pools\n  risk: high\n  due: 2026-05-01\n  reviewers: ["@ann"]\n  safe: { answer: "yes", explanation: Nothing is known. }\n',
		);
		const found = async (condition: string): Promise<number> =>
			JSON.parse((await at.run("status", "--json", "--where", condition)).out).proposals.length;
		for (const condition of [
			"risk=high",
			"risk=quite high",
			"due>2026-04",
			"reviewers=ann",
			"safe=yes",
			"safe=known",
			"stage=alpha",
			"summary=",
			"template=short.md",
		])
			expect([condition, await found(condition)]).toEqual([condition, 1]);
		for (const condition of [
			"risk=low",
			"due<2026",
			"reviewers=@an",
			"safe=no",
			"stage=",
			"title!=pool",
			"format=markdown",
		])
			expect([condition, await found(condition)]).toEqual([condition, 0]);
	});

	test("match hostile patterns in little time", async () => {
		const at = await folder();
		await shortDraft(at, `  title: ${"a".repeat(5000)}\n  reviewers: ["${"a".repeat(5000)}"]\n`);
		const hostile = where(`reviewers=${"*a".repeat(1000)}*b`, `title=${"\\,".repeat(2000)}`);
		await expectCpuTimeOf(1500, () => at.run("status", ...hostile));
	});
});

describe("columns", () => {
	const COLUMNS = ["--columns", "title,status,stage,latest-milestone,approvers", "--where", "stage=beta,"];

	test("are a table", async () => {
		const { code, out } = await (await repository()).run("status", ...COLUMNS);
		expect(code).toBe(0);
		expect(out).toBe(
			[
				"TITLE    STATUS         STAGE  LATEST-MILESTONE  APPROVERS",
				"4 Title  implemented    beta   v1.35             @eve, @dora",
				"1 Title  implementable",
				"",
			].join("\n"),
		);
	});

	test("are CSV, quoted where necessary", async () => {
		const { out } = await (await repository()).run("status", ...COLUMNS, "--format", "csv");
		expect(out).toBe(
			[
				"title,status,stage,latest-milestone,approvers",
				'4 Title,implemented,beta,v1.35,"@eve, @dora"',
				"1 Title,implementable,,,",
				"",
			].join("\n"),
		);
	});

	test("are a Markdown table, in which values stay what they are", async () => {
		const at = await folder();
		await shortDraft(at, "  title: A | B `c` <b>\n  summary: |\n    One.\n\n    *Two*.\n");
		const { out } = await at.run("status", "--columns", "title,summary,stage", "--format", "markdown");
		expect(out).toBe(
			"| title | summary | stage |\n| --- | --- | --- |\n| A \\| B \\`c\\` \\<b\\> | One. \\*Two\\*. | alpha |\n",
		);
	});

	test("show metadata as it is written, and not again as the document would word it", async () => {
		const at = await repository();
		const gates = "feature-gates:\n  - name: Pools\n    components: [kubelet]\n";
		await at.write("keps/sig-node/1-pools/kep.yaml", `title: Pools\nowning-sig: sig-node\n${gates}`);
		const asked = ["--columns", "feature-gates", "--format", "csv"];
		expect((await at.run("status", ...where("title=Pools"), ...asked)).out).toBe('feature-gates\n"Pools, kubelet"\n');
	});

	test("are added to the JSON, each with a list of values", async () => {
		const { out } = await (await repository()).run("status", ...COLUMNS, "--json");
		expect(JSON.parse(out).proposals[0].columns).toEqual({
			title: ["4 Title"],
			status: ["implemented"],
			stage: ["beta"],
			"latest-milestone": ["v1.35"],
			approvers: ["@eve", "@dora"],
		});
	});

	test("have defaults for CSV and Markdown", async () => {
		const at = await folder();
		await shortDraft(at);
		const { out } = await at.run("status", "--format", "csv");
		expect(out).toBe("title,stage,complete,all,missing,file\nPools,alpha,66%,22%,1,a.pep.yaml\n");
	});

	test("are cut to a terminal's width, and can't control it", async () => {
		const at = await folder();
		await shortDraft(at, `  title: ${"宽".repeat(60)}\n  summary: "\\e[2Jx"\n`);
		const { out } = await at.runAt({ columns: 50 }, "status", "--columns", "title,summary,file");
		expect(out).not.toContain("\x1b[2J");
		expect(out.split("\n")[1]).toMatch(/^宽+…\s+\S+x\s+a\.pep\.yaml$/u);
		const csv = await at.runAt({ columns: 50 }, "status", "--columns", "summary", "--format", "csv");
		expect(csv.out).not.toContain("\x1b");
	});

	test.each([["title,,stage"], [""]])("need names: %j", async (columns) => {
		const { code, err } = await (await repository()).run("status", `--columns=${columns}`);
		expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("--columns needs names of fields") });
	});

	test("must be fields", async () => {
		const { code, err } = await (await repository()).run("status", "--columns", "title,staus");
		expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("did you mean “status”?") });
	});
});

test("columns and conditions compare how long proposals are to read", async () => {
	const at = await folder();
	const draft = (summary: string) => `pep-wizard: 1\ntemplate: pep\nstage: alpha\nanswers:\n  summary: ${summary}\n`;
	await at.write("a.pep.yaml", draft(`"${"word ".repeat(300)}"`));
	await at.write("b.pep.yaml", draft("Three little words"));
	const { out } = await at.run("status", "--columns", "file,words,minutes", "--format", "csv");
	expect(out.replaceAll("\r", "")).toBe("file,words,minutes\na.pep.yaml,300,2\nb.pep.yaml,3,1\n");
	expect((await at.run("status", "--where", "words<100", "--columns", "file", "--format", "csv")).out).not.toContain(
		"a.pep",
	);
});
