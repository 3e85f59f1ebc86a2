/** `pep-wizard templates` and `outline`: what can be asked for. */
import { expect, test } from "vitest";
import { shortTemplate } from "./drafts.ts";
import { folder } from "./run.ts";

test("lists templates with their purpose", async () => {
	const { code, out, err } = await (await folder()).run("templates");
	expect({ code, err }).toEqual({ code: 0, err: "" });
	expect(out).toMatch(/^pep +\S.* \(the default\)$/m);
});

test("lists id, kind, stage and wording of every item of an outline", async () => {
	const place = await folder();
	await shortTemplate(place);
	expect((await place.run("outline", "--template", "./short.md")).out).toBe(
		[
			"ID                KIND       FROM   HEADING OR QUESTION",
			"number            line       never  Number",
			"title             line       alpha  Title",
			"summary           prose      alpha  Summary",
			"motivation/goals  list       alpha  Goals",
			"risk              choice     beta   Risk",
			"due               date       never  Due",
			"reviewers         people     never  Reviewers",
			"safe              confirm    never  Safe to turn off?",
			"checklist         checklist  never  Checklist",
			"",
		].join("\n"),
	);
});

test("prints JSON in the shape of docs/json.md", async () => {
	const place = await folder();
	await shortTemplate(place);
	const { out } = await place.run("outline", "--template", "./short.md", "--json");
	const { items, ...facts } = JSON.parse(out);
	expect(facts).toEqual({ "pep-wizard-outline": 1, template: "short", description: expect.any(String) });
	expect(items[4]).toEqual({
		id: "risk",
		kind: "choice",
		label: "Risk",
		section: "risk",
		path: [],
		required: "beta",
		choices: [
			{ id: "low", label: "Low" },
			{ id: "high", label: "Quite high" },
		],
	});
	expect(items[8].entries).toContainEqual({ id: "docs-are-written", text: "Docs are written", required: "never" });
});

test("accepts any Markdown with headings as a template", async () => {
	const { run, write } = await folder();
	await write("bare.md", "# Bare\n\n## One\n\n## Two\u001b[2J\n");
	const { code, out } = await run("outline", "--template", "./bare.md");
	expect(code).toBe(0);
	expect(out).toMatch(/^one +prose .* One$/m);
	expect(out).not.toContain("\x1b");
});
