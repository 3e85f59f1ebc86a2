/** The interactive commands: `edit`, `new` and `pep-wizard` alone, on the screen and as a plain conversation. */
import { writeFileSync } from "node:fs";
import { readdir, readFile, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import { openTerminal, type TestTerminal } from "../ui/terminal.ts";
import { shortDraft, shortTemplate } from "./drafts.ts";
import { type Folder, folder, type Outcome } from "./run.ts";
import { enter, interrupt, leave, says, type } from "./typing.ts";

/** Saving failed, and the wizard says so instead of leaving. */
const held = says("so not leaving");

/** The same, line by line. */
async function talk(place: Folder, args: readonly string[], lines: readonly string[]) {
	const { streams, written } = openTerminal(80, 24);
	const stdin = new PassThrough();
	stdin.end(lines.map((line) => `${line}\n`).join(""));
	const all = { ...streams, stdin: stdin as unknown as NodeJS.ReadStream };
	const outcome = await place.runAt({ streams: all }, ...args, "--plain");
	return { said: written(), ...outcome };
}

async function withDraft(answers?: string): Promise<Folder> {
	const place = await folder();
	await shortDraft(place, answers);
	return place;
}

describe("edit", () => {
	test("saves what is typed, and prints where the draft is and how to resume it", async () => {
		const place = await withDraft("  title: Pools\n");
		const { code, out, err, terminal } = await type(place, ["edit", "a.pep.yaml"], ["New words", leave]);
		expect({ code, out }).toEqual({ code: 0, out: "" });
		expect(err).toBe("Draft saved: a.pep.yaml\nResume with: pep-wizard a.pep.yaml\n");
		expect(await place.read("a.pep.yaml")).toContain("  summary: New words\n");
		expect(terminal.alternate()).toBe(false);
	});

	test("accepts a draft's name alone", async () => {
		const { code, screens } = await type(await withDraft(), ["a.pep.yaml"], [leave]);
		expect(code).toBe(0);
		expect(screens[0]).toContain("Goals");
	});

	test("resumes where the author left off", async () => {
		const place = await withDraft("  title: Pools\n");
		await type(place, ["a.pep.yaml"], ["One", "\t", leave]);
		const { screens } = await type(place, ["a.pep.yaml"], ["Two", leave]);
		expect(screens[0]).toContain("Goals");
		expect((await place.run("get", "a.pep.yaml", "motivation/goals")).out).toContain("Two");
	});

	test("Ctrl+C saves everything, too", async () => {
		const place = await withDraft("  title: Pools\n");
		const { code } = await type(place, ["a.pep.yaml"], ["Kept", interrupt, says("again to leave"), interrupt]);
		expect(code).toBe(130);
		expect(await place.read("a.pep.yaml")).toContain("Kept");
	});

	test("Ctrl+S writes the Markdown next to the draft", async () => {
		const place = await withDraft();
		const { screens } = await type(place, ["a.pep.yaml"], ["\x13", says("Written: a.md"), leave]);
		expect(screens.at(-1)).toContain("Written: a.md");
		expect(await place.read("a.md")).toContain("Pools can grow.");
	});

	test("Ctrl+S doesn't overwrite the template", async () => {
		const place = await folder();
		await shortDraft(place, "  title: Pools\n", "short.pep.yaml");
		const template = await place.read("short.md");
		const { screens } = await type(place, ["short.pep.yaml"], ["\x13", says("Not written"), leave]);
		expect(screens.at(-1)).toContain("Not written");
		expect(await place.read("short.md")).toBe(template);
	});

	test("unknown answers are reported on leaving, and kept", async () => {
		const place = await withDraft("  title: Pools\n  gaols: x\n  old: y\n");
		const { err } = await type(place, ["a.pep.yaml"], ["Z", leave]);
		expect(err).toContain("a.pep.yaml:6:3: the template doesn't ask for “gaols”");
		expect(err).toContain("1 more: pep-wizard status a.pep.yaml");
		expect(await place.read("a.pep.yaml")).toContain("  gaols: x\n");
	});

	test("prints names quoted for a shell", async () => {
		const place = await folder();
		await shortDraft(place, undefined, "it's mine.pep.yaml");
		const { err } = await type(place, ["edit", "it's mine.pep.yaml"], [leave]);
		expect(err).toContain("Resume with: pep-wizard 'it'\\''s mine.pep.yaml'\n");
	});

	test("repeats a given template in the command that resumes", async () => {
		const place = await withDraft();
		const { err } = await type(place, ["edit", "a.pep.yaml", "--template", "./short.md"], [leave]);
		expect(err).toContain("Resume with: pep-wizard a.pep.yaml --template ./short.md\n");
	});

	test("keeps what can't be saved when the author leaves", async () => {
		const place = await folder();
		await shortTemplate(place);
		await place.write("sub/a.pep.yaml", "pep-wizard: 1\ntemplate: ../short.md\nanswers: {title: Pools}\n");
		const vanish = () => rm(join(place.path, "sub"), { recursive: true });
		const { code, err } = await type(place, ["sub/a.pep.yaml"], [vanish, "Precious", leave, held, leave]);
		expect(code).toBe(4);
		const [, copy = ""] = /Not saved: sub\/a\.pep\.yaml\n.*in this copy: (.*)\n/.exec(err) ?? [];
		expect(await readFile(copy, "utf8")).toContain("Precious");
		await rm(dirname(copy), { recursive: true });
	});

	test("keeps an undecided conflict on leaving, even if the recovery file can't be written", async () => {
		const place = await withDraft("  title: Pools\n");
		await place.write(".state", "no folder");
		const mine = await place.read("a.pep.yaml");
		await place.run("set", "a.pep.yaml", "summary", "Theirs.");
		const theirs = await place.read("a.pep.yaml");
		await place.write("a.pep.yaml", mine);
		// In one go: the session looks at the draft whenever it is time to.
		const both = (terminal: TestTerminal) => {
			writeFileSync(join(place.path, "a.pep.yaml"), theirs);
			return terminal.type("Precious");
		};
		const { code, err } = await type(place, ["a.pep.yaml"], [both, leave]);
		expect(code).toBe(4);
		expect(await place.read("a.pep.yaml")).toContain("Theirs.");
		const [, copy = ""] = /Not saved: a\.pep\.yaml\n.*in this copy: (.*)\n/.exec(err) ?? [];
		expect(await readFile(copy, "utf8")).toContain("Precious");
	});

	test("offers unsaved text at the next start, with a choice between both versions", async () => {
		for (const [choice, stays] of [
			["1", "Precious"],
			["2", "old"],
		] as const) {
			const place = await withDraft("  title: Pools\n  summary: old\n");
			await place.run("set", "a.pep.yaml", "motivation/goals", "[a]");
			const draft = await place.read("a.pep.yaml");
			await type(place, ["a.pep.yaml"], ["\x1b[Z", leave]);
			const broken = () => place.write("a.pep.yaml", "pep-wizard: [\n");
			const { err } = await type(place, ["a.pep.yaml"], [broken, "Precious ", leave, held, leave]);
			expect(err).toContain("Not saved");
			await place.write("a.pep.yaml", draft);
			const { screens } = await type(place, ["a.pep.yaml"], [choice, leave]);
			expect(screens[0]).toContain("was written last time and could not be saved");
			expect(await place.read("a.pep.yaml")).toContain(stays);
			expect((await type(place, ["a.pep.yaml"], [leave])).screens[0]).not.toContain("last time");
		}
	});

	test("reports a missing draft, and how to create it", async () => {
		const { code, err } = await type(await folder(), ["b.pep.yaml"], []);
		expect(code).toBe(3);
		expect(err).toContain("b.pep.yaml: draft not found\n  Make it with “pep-wizard new b.pep.yaml”");
	});

	test("reports an unusable draft before drawing anything", async () => {
		const place = await folder();
		await place.write("a.pep.yaml", "pep-wizard: 1\nstage: [\n");
		const { code, err, terminal } = await type(place, ["a.pep.yaml"], []);
		expect(code).toBe(3);
		expect(err).toContain("a.pep.yaml:3:1:");
		expect(terminal.written()).toBe("");
	});
});

describe("pep-wizard alone", () => {
	async function two(): Promise<Folder> {
		const place = await withDraft();
		await shortDraft(place, "  title: Nodes\n", "sub/b.pep.yaml");
		await shortTemplate({ ...place, write: (name, text) => place.write(`sub/${name}`, text) });
		await utimes(join(place.path, "a.pep.yaml"), new Date(2026, 2, 4, 11), new Date(2026, 2, 4, 11));
		await utimes(join(place.path, "sub/b.pep.yaml"), new Date(2026, 1, 1), new Date(2026, 1, 1));
		return place;
	}

	test("lists the drafts, the last written first, and resumes one", async () => {
		const { screens, err } = await type(await two(), [], [enter, leave]);
		expect(screens[0]).toMatch(
			/Pools +alpha +█+░+ +1 missing +1 hour ago\n.*Nodes +alpha +█+░+ +2 missing +1 month ago\n/,
		);
		expect(err).toContain("Draft saved: a.pep.yaml");
	});

	test("reports which drafts can't be used", async () => {
		const place = await two();
		await place.write("bad.pep.yaml", "pep-wizard: 9\n");
		const { err, screens } = await type(place, [], ["\x1b"]);
		expect(err).toContain("bad.pep.yaml:1:13: made by a newer pep-wizard");
		expect(screens[0]).toContain("Nodes");
	});

	test("starts a new draft", async () => {
		const place = await folder();
		const acceptAll = async (terminal: TestTerminal) => {
			while (/New proposal|^\s*$/.test(terminal.text())) await terminal.type(enter);
		};
		const { code } = await type(place, [], [enter, "Pools", acceptAll, leave]);
		expect(code).toBe(0);
		expect(await place.names()).toEqual(["pools.pep.yaml"]);
	});

	test("Esc leaves, Ctrl+C interrupts", async () => {
		const place = await two();
		expect((await type(place, [], ["\x1b"])).code).toBe(0);
		expect((await type(place, [], [interrupt])).code).toBe(130);
	});
});

describe("--plain", () => {
	test("makes edit a conversation that ends with the same words", async () => {
		const place = await withDraft("  title: Pools\n");
		const { code, err, said } = await talk(place, ["edit", "a.pep.yaml"], ["It grows.", "", "/quit"]);
		expect({ code, err }).toEqual({ code: 0, err: "Draft saved: a.pep.yaml\nResume with: pep-wizard a.pep.yaml\n" });
		expect(said).not.toContain("\x1b");
		expect(await place.read("a.pep.yaml")).toContain("It grows.");
	});

	test("is the default for dumb terminals and screen readers", async () => {
		const place = await withDraft();
		for (const [name, value] of [
			["TERM", "dumb"],
			["INK_SCREEN_READER", "true"],
		] as const) {
			const { streams, written } = openTerminal(80, 24);
			const stdin = new PassThrough();
			stdin.end("/quit\n");
			const all = { ...streams, stdin: stdin as unknown as NodeJS.ReadStream };
			expect((await place.runAt({ env: { [name]: value }, streams: all }, "a.pep.yaml")).code).toBe(0);
			expect(written()).not.toContain("\x1b");
		}
	});

	test("makes new ask line by line", async () => {
		const place = await folder();
		const { code } = await talk(place, ["new", "--template", "pep"], ["Pools", "12", "", "", "", "/quit"]);
		expect(code).toBe(0);
		expect(await place.read("12-pools.pep.yaml")).toContain("title: Pools");
	});

	test("makes pep-wizard alone list the drafts by number", async () => {
		const place = await withDraft();
		const { said, err } = await talk(place, [], ["1", "/quit"]);
		expect(said).toContain("1. Pools, alpha, 66 percent");
		expect(err).toContain("Draft saved: a.pep.yaml");
	});

	test("greets if there is no draft, and starts a new one on an empty line", async () => {
		const { said } = await talk(await folder(), [], [""]);
		expect(said.split("\n")).toEqual([
			"pep-wizard",
			"Write a Platform Enhancement Proposal, one question at a time:",
			"what is asked and why, how far you are, and what is still missing.",
			"At the end you have clean Markdown, with your words as you wrote them.",
			"Everything is saved as you type. Leave at any time, and continue later.",
			"No drafts here or in subfolders.",
			"1. Start a new proposal: asks for its title first",
			"2. Try it on the example: a finished proposal, in your own copy",
			"Which one? (empty: 1) New proposal.",
			"",
			"What is the proposal called?",
			"A few words that say what changes. It can be changed later.",
			"Answer: ",
		]);
	});
});

test.each([[["edit", "a.pep.yaml"]], [["a.pep.yaml"]], [["new"]], [["new", "--plain"]], [[]]])(
	"%j without a terminal: help, and 2",
	async (args) => {
		const { run, names, write } = await folder();
		await write("a.pep.yaml", "pep-wizard: 1\n");
		const { code, out, err } = await run(...args);
		expect({ code, out }).toEqual({ code: 2, out: "" });
		expect(err).toMatch(/needs a terminal( unless --no-edit is given)?\.\n\n.*\n\nUsage\n/s);
		expect(await names()).toEqual(["a.pep.yaml"]);
	},
);

test.each([
	[["edit", "no.pep.yaml"], 3, "no.pep.yaml: draft not found"],
	[["no.pep.yaml"], 3, "no.pep.yaml: draft not found"],
	[["edit", "no.md"], 3, "Make it with “pep-wizard new no.pep.yaml”"],
	[["promote", "a.pep.yaml", "gamma"], 2, "“gamma” is not a stage"],
	[["promote", "no.pep.yaml", "beta"], 3, "no.pep.yaml: file not found"],
	[["new", "--number", "../x"], 2, "invalid --number “../x”"],
	[["new", "a.pep.yaml"], 4, "a.pep.yaml: already exists"],
])("%j without a terminal: reports invalid arguments first", async (args, code, words) => {
	const { run, write } = await folder();
	await write("a.pep.yaml", "pep-wizard: 1\n");
	const outcome = await run(...args);
	expect({ code: outcome.code, out: outcome.out }).toEqual({ code, out: "" });
	expect(outcome.err).toContain(words);
	expect(outcome.err).not.toContain("terminal");
});

describe("a draft that is already open", () => {
	const down = "\x1b[B";
	const asked = says("is already open");

	/** Opens it as someone else, who leaves after `meanwhile`. */
	async function besides(place: Folder, meanwhile: () => Promise<unknown>) {
		return type(place, ["a.pep.yaml"], [meanwhile, "First ", leave]);
	}

	test("can be opened read-only, which names the other session and changes nothing", async () => {
		const place = await withDraft("  title: Pools\n");
		await besides(place, async () => {
			const before = await place.read("a.pep.yaml");
			const { code, err, screens } = await type(place, ["a.pep.yaml"], [asked, enter, says("Summary"), "X", leave]);
			expect(screens[1]).toMatch(/a\.pep\.yaml\n *is already open: \w+ on this machine, since 12:00\./);
			expect(screens.at(-1)).toContain("Read-only");
			expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining("Unchanged: a.pep.yaml") });
			expect(await place.read("a.pep.yaml")).toBe(before);
		});
		expect(await place.read("a.pep.yaml")).toContain("First");
	});

	test("can be taken over: the first session notices, and its text is kept", async () => {
		const place = await withDraft("  title: Pools\n");
		const second = async (first: TestTerminal) => {
			const noticed = () => says("Read-only")(first);
			const { code } = await type(
				place,
				["a.pep.yaml"],
				[asked, down, down, enter, says("Summary"), "\tGoal", noticed, leave],
			);
			expect(code).toBe(0);
		};
		// A change that is taken over meanwhile has a notice, too.
		const isRefused = (first: TestTerminal) =>
			eventually(async () => {
				await first.type("no");
				expect(first.text()).toContain("has this draft");
			});
		const { code } = await type(place, ["a.pep.yaml"], ["Mine ", second, isRefused, leave]);
		expect(code).toBe(0);
		const text = await place.read("a.pep.yaml");
		expect(text).toContain("Mine");
		expect(text).toContain("Goal");
		expect(text).not.toContain("no\n");
	});

	test("can be waited for", async () => {
		const place = await withDraft("  title: Pools\n");
		let second: Promise<Outcome> | undefined;
		await besides(place, async () => {
			await new Promise<void>((isWaiting) => {
				const waits = async (terminal: TestTerminal) => {
					await says("Waiting until they leave")(terminal);
					isWaiting();
				};
				second = type(place, ["a.pep.yaml"], [asked, down, enter, waits, says("required"), "Second ", leave]);
			});
		});
		expect((await second)?.code).toBe(0);
		expect(await place.read("a.pep.yaml")).toMatch(/First .*Second|Second .*First/s);
	});

	test("is left unchanged on Esc; a finished session leaves no lock", async () => {
		const place = await withDraft("  title: Pools\n");
		await besides(place, async () => {
			expect((await type(place, ["a.pep.yaml"], [asked, "\x1b"])).code).toBe(0);
			expect((await type(place, ["a.pep.yaml"], [asked, interrupt])).code).toBe(130);
		});
		expect(await readdir(place.path)).not.toContain(".a.pep.yaml.lock");
	});
});
