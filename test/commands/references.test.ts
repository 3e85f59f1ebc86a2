/** References of proposals to each other: what `check` reports about them in a repository. */
import { describe, expect, test } from "vitest";
import { targetsIn } from "../../src/metadata/references.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { type Folder, folder } from "./run.ts";

const README = "# Title\n\n## Summary\n\nText.\n\n## Motivation\n\n### Goals\n\n- One.\n\n## Proposal\n";

async function repository(keps: Readonly<Record<string, string>>): Promise<Folder> {
	const at = await folder();
	await at.write(".git/HEAD", "ref: refs/heads/main\n");
	for (const [name, yaml] of Object.entries(keps)) {
		await at.write(`keps/${name}/README.md`, README);
		await at.write(`keps/${name}/kep.yaml`, `title: T\nowning-sig: ${name.split("/")[0]}\n${yaml}`);
	}
	return at;
}

/** The findings about references, by the proposal's number. */
async function found(at: Folder, ...words: readonly string[]): Promise<string[]> {
	const { files } = JSON.parse((await at.run("check", "--format", "json", ...words)).out) as {
		files: { file: string; findings: { rule: string; message: string; line: number; fix: string }[] }[];
	};
	return files.flatMap(({ file, findings }) =>
		findings
			.filter(({ rule }) => rule.startsWith("reference/"))
			.map(({ rule, message, line }) => `${/(\d+)-/.exec(file)?.[1] ?? file}:${line} ${rule.slice(10)}: ${message}`),
	);
}

const list = (key: string, ...values: readonly string[]): string =>
	`${key}:\n${values.map((value) => `  - "${value}"\n`).join("")}`;

describe("a proposal is found", () => {
	test.each([
		"/keps/sig-b/2-zones",
		"/keps/sig-b/2-zones/",
		"keps/sig-b/2-zones/README.md",
		"keps/sig-b/2-zones/kep.yaml",
		"../../sig-b/2-zones",
		"../../sig-b/2-zones/README.md#summary",
		"sig-b/2-zones",
		"owner/name/keps/sig-b/2-zones",
		"[Zones](/keps/sig-b/2-zones)",
		"KEP-2",
		"KEP 0002",
		"2",
		"#2",
		"https://example.org/owner/name/tree/main/keps/sig-b/2-zones",
		"(https://example.org/owner/name/blob/main/keps/sig-b/2-zones/README.md)",
	])("by %s", async (text) => {
		const at = await repository({ "sig-a/1-pools": list("replaces", text), "sig-b/2-zones": "status: replaced\n" });
		expect(await found(at)).toEqual([
			"1:4 one-sided: “keps/sig-b/2-zones/README.md” doesn't refer back to this proposal",
		]);
		await at.write("keps/sig-b/2-zones/kep.yaml", `title: T\nowning-sig: sig-b\n${list("superseded-by", "KEP-1")}`);
		expect(await found(at)).toEqual([]);
	});
});

describe("a proposal that isn't there is reported", () => {
	test.each(["/keps/sig-b/3-gone", "keps/3-gone.md", "./3-gone.md", "gone.md", "KEP-3", "0003", "/nowhere/at/all"])(
		"%s",
		async (text) => {
			const at = await repository({ "sig-a/1-pools": list("see-also", text), "sig-b/2-zones": "" });
			expect(await found(at)).toEqual([`1:4 dangling: “${text}” refers to a proposal that isn't there`]);
		},
	);

	test("in another folder than it says", async () => {
		const at = await repository({ "sig-a/1-pools": list("see-also", "/keps/sig-b/2-zones"), "sig-a/2-zones": "" });
		expect(await found(at)).toEqual(["1:4 dangling: “/keps/sig-b/2-zones” refers to a proposal that isn't there"]);
	});

	test("but not what may be elsewhere, and remarks are no references", async () => {
		const texts = [
			"#3",
			"https://example.org/issues/3",
			"https://example.org/owner/name/tree/main/keps/3-gone",
			"other/repository/docs/3-gone.md",
			"github.com/owner/name/3-gone",
			"n/a",
			"TBD",
			"the design of storage",
			"kinflate",
			"v1.3",
		];
		const at = await repository({ "sig-a/1-pools": list("see-also", ...texts) + list("replaces", "none") });
		expect(await found(at)).toEqual([]);
	});

	test("with the one that has its number", async () => {
		const at = await repository({ "sig-a/1-pools": list("see-also", "/keps/sig-a/2-zone"), "sig-b/2-zones": "" });
		const { out } = await at.run("check", "--format", "json", "keps/sig-a");
		expect(out).toContain("Did you mean “keps/sig-b/2-zones/README.md”?");
	});

	test("but a number only where names have numbers", async () => {
		const at = await repository({ "sig-a/pools": list("see-also", "KEP-3") });
		expect(await found(at)).toEqual([]);
	});
});

test("a proposal doesn't refer to itself, by number, folder or address", async () => {
	const texts = ["KEP-1", "/keps/sig-a/1-pools", "../1-pools"];
	const at = await repository({ "sig-a/1-pools": list("see-also", ...texts) });
	expect(await found(at)).toEqual(texts.map((text, nth) => `1:${4 + nth} itself: “${text}” is this proposal`));
});

describe("the other proposal answers", () => {
	const back = `title: T\nowning-sig: sig-b\n${list("superseded-by", "KEP-1")}`;
	const replacing = { "sig-a/1-pools": list("replaces", "KEP-2") };

	test.each([
		["in the file beside a document of any name", { "2-zones.md": README, "2-zones.kep.yaml": back }],
		["in its front matter", { "2-zones/README.md": `---\n${back}---\n${README}` }],
	])("%s", async (_, files) => {
		const at = await repository(replacing);
		for (const [name, text] of Object.entries(files)) await at.write(`keps/sig-b/${name}`, text);
		expect(await found(at)).toEqual([]);
		for (const [name, text] of Object.entries(files))
			await at.write(`keps/sig-b/${name}`, text.replace("KEP-1", "KEP-3"));
		expect(await found(at)).toContainEqual(expect.stringMatching(/^1:4 one-sided/));
	});

	test("by nothing that is known, if that is broken", async () => {
		const at = await repository({ ...replacing, "sig-b/2-zones": "status: [\n" });
		expect(await found(at)).toEqual([]);
	});
});

test("two proposals that replace each other both hear of it", async () => {
	const at = await repository({ "sig-a/1-a": list("replaces", "KEP-2"), "sig-a/2-b": list("replaces", "KEP-1") });
	expect(await found(at)).toHaveLength(2);
});

test("related proposals need not be mutual, unless the settings say so", async () => {
	const at = await repository({ "sig-a/1-a": list("see-also", "KEP-2"), "sig-a/2-b": "" });
	expect(await found(at)).toEqual([]);
	await at.write(".pep-wizard.yaml", "rules: { reference/unreturned: warning }\n");
	expect(await found(at)).toEqual(["1:4 unreturned: “keps/sig-a/2-b/README.md” doesn't refer back to this proposal"]);
});

test("drafts, and lines of documents, have references as well", async () => {
	const at = await folder();
	await at.run("new", "1-pools.pep.yaml", "--no-edit", "--title", "Pools", "--number", "1");
	await at.run("set", "1-pools.pep.yaml", "pep-status/related-keps", "2, KEP-7 and [Pools](1-pools.md)");
	await at.run("new", "2-zones.pep.yaml", "--no-edit", "--title", "Zones", "--number", "2");
	await at.run("render", "2-zones.pep.yaml", "-o", "9-zones.md");
	await at.write("9-zones.md", (await at.read("9-zones.md")).replace(/(?<=Related KEPs:\*\*).*/, " KEP-8"));
	const messages = (await found(at)).map((line) => line.replace(/^\S+ /, ""));
	expect(messages).toEqual([
		"dangling: “KEP-7” refers to a proposal that isn't there",
		"itself: “[Pools](1-pools.md)” is this proposal",
		"dangling: “KEP-8” refers to a proposal that isn't there",
	]);
});

test("a list without end is not followed to its end", async () => {
	const texts = Array.from({ length: 5000 }, (_, at) => `../gone-${at}/README.md`);
	const at = await repository({ "sig-a/1-pools": list("see-also", ...texts) });
	expect(await found(at)).toHaveLength(200);
});

test("hostile texts take little time", () => {
	for (const text of [
		"[".repeat(50_000),
		"a-".repeat(50_000),
		"1 ".repeat(50_000),
		"a/".repeat(50_000),
		`${"a/".repeat(50_000)} b`,
		" and".repeat(20_000),
	])
		expectCpuTime(1000, () => targetsIn(text), text.slice(0, 4));
});
