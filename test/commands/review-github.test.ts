/** Reviews where they happen today: as a pull request's review, for reviewdog, as a comment to paste, and back. */
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { CREATE_REVIEW, RDJSON } from "../review/github-schema.ts";
import { type Folder, folder, type Outcome, type Where } from "./run.ts";

const FIRST = `# Title

## Summary

Pools grow while their workloads run.
Nothing restarts, and
nothing is drained.

## Motivation

${Array.from({ length: 12 }, (_, at) => `Line ${at + 1}.\n`).join("\n")}
## Risks

Quotas.
`;

function git(place: Folder, ...words: readonly string[]): void {
	const identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
	execFileSync("git", [...identity, ...words], { cwd: place.path, stdio: "pipe" });
}

/** A repository with `docs/a.md` on `main`, and its risks changed since. */
async function repository(): Promise<Folder> {
	const place = await folder();
	await place.write("short.md", "# Title\n\n## Summary\n\n## Motivation\n\n## Risks\n");
	await place.write("docs/a.md", FIRST);
	git(place, "init", "-q", "-b", "main");
	git(place, "add", ".");
	git(place, "commit", "-qm", "one");
	git(place, "checkout", "-qb", "change");
	await place.write("docs/a.md", FIRST.replace("Quotas.", "Quotas of the cloud."));
	return place;
}

const review = (place: Folder, ...words: readonly string[]): Promise<Outcome> =>
	place.run("review", "docs/a.md", "--template", "./short.md", ...words);

/** What it prints as JSON. */
async function json(place: Folder, ...words: readonly string[]) {
	const { code, out, err } = await review(place, ...words);
	expect({ code, err }).toEqual({ code: 0, err: "" });
	return JSON.parse(out);
}

/** Three comments by two people, one of them resolved, and a verdict. */
async function reviewed(): Promise<Folder> {
	const place = await repository();
	const say = async (...words: string[]) => (await review(place, ...words)).out.slice(0, 8);
	await say("--comment", "summary", "--quote", "and nothing is drained", "Not even nodes?", "--as", "@ann");
	await say("--comment", "risks", "--kind", "change", "Which quotas?", "--as", "@ann");
	const done = await say("--comment", "risks", "Typo.", "--as", "@ann");
	await review(place, "--state", `${done}=resolved`);
	await say("--comment", "motivation", "--kind", "question", "--quote", "Line 7.", "Why 7?", "--as", "@ben");
	await review(place, "--verdict", "changes-requested", "Nearly *there*.", "--as", "@ann");
	return place;
}

const valid = (schema: object, data: unknown): unknown => {
	const validate = new Ajv({ strict: false }).compile(schema);
	return validate(data) ? null : validate.errors;
};

describe("as a pull request's review", () => {
	test("has each open comment at the lines of its words, and is what GitHub takes", async () => {
		const data = await json(await reviewed(), "--format", "github");
		expect(valid(CREATE_REVIEW, data)).toBe(null);
		expect(data).toEqual({
			event: "REQUEST_CHANGES",
			body: "**@ann**: changes requested for Alpha.\n\nNearly *there*.",
			comments: [
				{
					path: "docs/a.md",
					body: "**@ann**: Not even nodes?",
					line: 7,
					side: "RIGHT",
					start_line: 6,
					start_side: "RIGHT",
				},
				{ path: "docs/a.md", body: "**@ben**: (question) Why 7?", line: 23, side: "RIGHT" },
				{ path: "docs/a.md", body: "**@ann**: (change wanted) Which quotas?", line: 37, side: "RIGHT" },
			],
		});
	});

	test("since a revision, has comments on lines of the diff, and the rest in the body", async () => {
		const place = await reviewed();
		// `main` goes on: only what changed on the branch counts.
		git(place, "stash", "-q");
		git(place, "checkout", "-q", "main");
		await place.write("docs/a.md", FIRST.replace("Pools", "Node pools"));
		git(place, "commit", "-qam", "two");
		git(place, "checkout", "-q", "change");
		git(place, "stash", "pop", "-q");
		const data = await json(place, "--format", "github", "--since", "main");
		expect(valid(CREATE_REVIEW, data)).toBe(null);
		expect(data.comments).toEqual([
			{ path: "docs/a.md", body: "**@ann**: (change wanted) Which quotas?", line: 37, side: "RIGHT" },
		]);
		expect(data.body).toBe(`**@ann**: changes requested for Alpha.

Nearly *there*.

Elsewhere in the proposal:

- **Summary**: **@ann**: Not even nodes?
- **Motivation**: **@ben**: (question) Why 7?`);
	});

	test("has comments of several lines only within a part that the diff shows in one piece", async () => {
		const place = await reviewed();
		const text = (await place.read("docs/a.md")).replace("Line 1.", "Line one.").replace("Line 12.", "Line twelve.");
		await place.write("docs/a.md", text);
		const all = text.slice(text.indexOf("Line one."), text.indexOf("Line twelve.")).trim();
		const said = await review(place, "--comment", "motivation", "--quote", all, "Long.", "--as", "@eve");
		expect(said.code).toBe(0);
		const { comments } = await json(place, "--format", "github", "--since", "main", "--as", "@eve");
		expect(comments).toEqual([{ path: "docs/a.md", body: "Long.", line: 31, side: "RIGHT" }]);
	});

	test("of one person has only what that person said", async () => {
		const place = await reviewed();
		const data = await json(place, "--format", "github", "--as", "Ben");
		expect(data).toMatchObject({ event: "COMMENT", comments: [{ body: "(question) Why 7?" }] });
		await review(place, "--verdict", "approved", "--as", "@ben");
		expect(await json(place, "--format", "github", "--as", "@ben")).toMatchObject({ event: "APPROVE" });
	});

	test("has comments whose words are gone in the body, with the words", async () => {
		const place = await reviewed();
		await place.write("docs/a.md", (await place.read("docs/a.md")).replace("Line 7.", "Line seven."));
		const { body, comments } = await json(place, "--format", "github", "--as", "@ben");
		expect(comments).toEqual([]);
		expect(body).toContain("- **Motivation**: > Line 7.\n  \n  (question) Why 7?");
	});

	test("of a draft is at the lines of its document, with a warning where that is old", async () => {
		const place = await repository();
		await place.run("import", "docs/a.md", "--template", "./short.md");
		await place.run("review", "docs/a.pep.yaml", "--comment", "risks", "--quote", "cloud", "Which?", "--as", "@ann");
		const run = () => place.run("review", "docs/a.pep.yaml", "--format", "github");
		const { out, err } = await run();
		expect(err).toBe("");
		expect(JSON.parse(out).comments).toMatchObject([{ path: "docs/a.md", line: 37 }]);
		await place.write("docs/a.md", "else\n");
		expect((await run()).err).toContain("docs/a.md is not what the proposal renders to");
	});
});

describe("sent with gh", () => {
	/** A program that keeps what it is given, or fails. */
	async function withGh(place: Folder, script: string): Promise<Record<string, string>> {
		await place.write(".bin/gh", `#!/bin/sh\n${script}\n`);
		chmodSync(join(place.path, ".bin/gh"), 0o755);
		return { PATH: `${join(place.path, ".bin")}:${process.env.PATH}` };
	}
	const send = (place: Folder, env: Record<string, string>, ...words: string[]): Promise<Outcome> =>
		place.runAt({ env }, "review", "docs/a.md", "--template", "./short.md", "--send", "47", ...words);

	test("is shown first, and marked, so that it isn't sent twice", async () => {
		const place = await reviewed();
		const env = await withGh(place, 'echo "$@" > sent.words; cat > sent.json');
		const { code, out, err } = await send(place, env, "--yes");
		expect({ code, out }).toEqual({ code: 0, out: "Sent to pull request 47: 3 comments\n" });
		expect(err).toContain("To pull request 47: REQUEST_CHANGES\n");
		expect(err).toContain("docs/a.md:37\n  **@ann**: (change wanted) Which quotas?\n");
		expect(await place.read("docs/sent.words")).toBe(
			"api --method POST repos/{owner}/{repo}/pulls/47/reviews --input -\n",
		);
		expect(JSON.parse(await place.read("docs/sent.json")).comments).toHaveLength(3);
		expect(parse(await place.read("docs/a.review.yaml")).comments.motivation[0].sent).toBe("47");
		expect((await json(place, "--format", "github")).comments).toEqual([]);
	});

	test.each([
		["y\n", 0, "Sent to pull request 47"],
		["n\n", 0, ""],
		["\n", 0, ""],
		["", 0, ""],
	])("answering %j", async (typed, code, out) => {
		const place = await reviewed();
		const env = await withGh(place, "cat > sent.json");
		const stdin = Object.assign(new PassThrough(), { isTTY: true });
		const [stdout, stderr] = [new PassThrough(), new PassThrough()];
		stdin.end(typed);
		const streams = { stdin, stdout, stderr } as unknown as NonNullable<Where["streams"]>;
		const outcome = await place.runAt(
			{ env, streams },
			"review",
			"docs/a.md",
			"--template",
			"./short.md",
			"--send",
			"47",
		);
		expect(outcome).toMatchObject({ code, out: expect.stringContaining(out) });
		expect(`${stderr.read()}`).toContain("Send it? [y/N]");
		expect((await place.read("docs/a.review.yaml")).includes("sent:")).toBe(out !== "");
	});

	test("is not marked where GitHub refuses it", async () => {
		const place = await reviewed();
		const env = await withGh(place, "echo 'gh: Can not approve your own pull request (HTTP 422)' >&2; exit 1");
		const { code, err } = await send(place, env, "--yes");
		expect(code).toBe(4);
		expect(err).toContain(
			"pull request 47: gh did not send the review: gh: Can not approve your own pull request (HTTP 422)",
		);
		expect(await place.read("docs/a.review.yaml")).not.toContain("sent");
	});

	test("says why GitHub refuses it, and what to do", async () => {
		const place = await reviewed();
		await place.write("answer", '{"message":"Unprocessable Entity","errors":["Line could not be resolved"]}');
		const env = await withGh(place, "cat ../answer; echo 'gh: Unprocessable Entity (HTTP 422)' >&2; exit 1");
		const { code, err } = await send(place, env, "--yes");
		expect(code).toBe(4);
		expect(err).toContain("gh: Unprocessable Entity (HTTP 422): Line could not be resolved\n  A comment is on a line");
		expect(await place.read("docs/a.review.yaml")).not.toContain("sent");
	});

	test("is not sent without being asked for", async () => {
		const place = await reviewed();
		const env = await withGh(place, "touch called");
		expect(await send(place, env)).toMatchObject({ code: 2, err: expect.stringContaining("--send asks first") });
		expect((await place.names()).includes("called")).toBe(false);
		expect(await send(place, { PATH: "" }, "--yes")).toMatchObject({
			code: 2,
			err: expect.stringContaining("--send needs gh"),
		});
	});
});

test("for reviewdog, has each open comment with its lines", async () => {
	const data = await json(await reviewed(), "--format", "rdjson");
	expect(valid(RDJSON, data)).toBe(null);
	expect(data.diagnostics).toHaveLength(3);
	expect(data.diagnostics[2]).toEqual({
		message: "Risks: @ann: Which quotas?",
		location: { path: "docs/a.md", range: { start: { line: 37 }, end: { line: 37 } } },
		severity: "WARNING",
		code: { value: "review/change" },
	});
});

test("as one comment to paste: open points, verdicts, and a table", async () => {
	const { out } = await review(await reviewed(), "--format", "markdown");
	await expect(out).toMatchFileSnapshot("golden/review.md");
});

describe("back from a pull request", () => {
	const given = (id: number, more: object) => ({
		id,
		path: "docs/a.md",
		body: `Comment ${id}`,
		user: { login: "ann" },
		created_at: "2026-01-13T10:00:00Z",
		diff_hunk: "@@ -1 +1 @@\n+x",
		...more,
	});
	async function imported(place: Folder, ...comments: object[]) {
		await place.write("comments.json", JSON.stringify(comments));
		return place.run("review", "docs/a.md", "comments.json", "--template", "./short.md", "--import", "github");
	}
	const inFile = async (place: Folder) => parse(await place.read("docs/a.review.yaml")).comments;

	test("comments come to the items that their lines are in, with those lines as the quote, and replies below", async () => {
		const place = await repository();
		const outcome = await imported(
			place,
			given(1, { line: 6, start_line: 5 }),
			given(2, { in_reply_to_id: 1, user: { login: "ben" }, line: 6 }),
			given(3, { line: 37 }),
		);
		expect(outcome).toEqual({ code: 0, out: "2 new comments, 1 new reply\n", err: "" });
		expect(await inFile(place)).toMatchObject({
			summary: [
				{
					id: "github-1",
					by: "@ann",
					at: "2026-01-13T10:00:00Z",
					state: "answered",
					quote: "Pools grow while their workloads run.\nNothing restarts, and",
					replies: [{ id: "github-2", by: "@ben", text: "Comment 2" }],
				},
			],
			risks: [{ id: "github-3", state: "open", quote: "Quotas of the cloud." }],
		});
	});

	test("again, only what is new", async () => {
		const place = await repository();
		await imported(place, given(1, { line: 6 }));
		const { out } = await imported(place, given(1, { line: 6 }), given(4, { line: 5 }));
		expect(out).toBe("1 new comment, 0 new replies\n");
	});

	test("comments on lines that are gone come to the item of the lines around, as outdated", async () => {
		const place = await repository();
		await imported(
			place,
			given(1, { line: null, original_line: 21, diff_hunk: "@@ -1,2 +20,2 @@\n Line 6.\n+\n+Line six and a half." }),
		);
		expect(await inFile(place)).toMatchObject({ motivation: [{ quote: "Line six and a half." }] });
		expect((await review(place, "--format", "text")).out).toContain("open, outdated: comment by @ann");
	});

	test("comments on headings come to the answer below, those on the whole file to the first", async () => {
		const place = await repository();
		await imported(
			place,
			given(1, { line: 3 }),
			given(2, { line: 9 }),
			given(3, { line: null, subject_type: "file", diff_hunk: "@@ -1 +1 @@" }),
		);
		const { title, summary, motivation, risks } = await inFile(place);
		expect(risks).toBeUndefined();
		expect(summary).toMatchObject([{ id: "github-1" }]);
		expect(motivation).toMatchObject([{ id: "github-2" }]);
		expect(title).toEqual([expect.not.objectContaining({ quote: expect.anything() })]);
	});

	test("comments on removed lines come to the item of the lines around, whatever line they had", async () => {
		const place = await repository();
		const hunk = "@@ -35,3 +35,3 @@\n \n Quotas of the cloud.\n-Quotas.";
		await imported(place, given(1, { line: 5, side: "LEFT", diff_hunk: hunk }));
		expect(await inFile(place)).toMatchObject({ risks: [{ id: "github-1", quote: "Quotas." }] });
	});

	test("an answer of GitHub that isn't comments is named", async () => {
		const place = await repository();
		await place.write("comments.json", '{"message":"Not Found","status":"404"}');
		const { code, err } = await review(place, "comments.json", "--import", "github");
		expect({ code, err }).toEqual({
			code: 3,
			err: expect.stringContaining(
				"comments.json: is not a list of a pull request's review comments; GitHub answered “Not Found”",
			),
		});
	});

	test("says what it left out", async () => {
		const place = await repository();
		const { out, err } = await imported(
			place,
			given(1, { path: "README.md", line: 1 }),
			given(2, { line: null, diff_hunk: "@@ -1 +1 @@\n-Nowhere." }),
			given(3, { in_reply_to_id: 99 }),
		);
		expect({ out, err }).toEqual({
			out: "0 new comments, 0 new replies\n",
			err: "1 comment on other files than docs/a.md\n2 comments left out: what they are about is not in the document any more\n",
		});
	});

	test("knows people by the names in the settings, and takes pages as gh joins them", async () => {
		const place = await repository();
		await place.write(".pep-wizard.yaml", "people: { Ann Example: ['@ann'] }\n");
		const pages = [[given(1, { line: 6, body: 'a[0][1] "][" \\' })], [given(2, { line: 6, user: null })]];
		for (const text of [JSON.stringify(pages), pages.map((page) => JSON.stringify(page)).join("\n")]) {
			await place.write("comments.json", text);
			expect(await review(place, "comments.json", "--import", "github")).toMatchObject({ code: 0 });
		}
		expect((await inFile(place)).summary[0].text).toBe('a[0][1] "][" \\');
		expect((await inFile(place)).summary.map(({ by }: { by: string }) => by)).toEqual(["Ann Example", "@ghost"]);
	});

	test.each([
		["not JSON", "{", "comments.json: is not JSON"],
		["something else", '{"message":"Not Found"}', "comments.json: is not a list of a pull request's review comments"],
	])("%s is refused", async (_, text, message) => {
		const place = await repository();
		await place.write("comments.json", text);
		const { code, err } = await review(place, "comments.json", "--import", "github");
		expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(message) });
	});
});
