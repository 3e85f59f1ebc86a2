/** The screens in the docs: the built program in a real terminal, on the example in docs/example. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Screen, startInTerminal } from "../end-to-end/terminal.ts";
import { masked, type Run, type Shot, shotOf } from "./shot.ts";
import { type Frame, picture, recording, type Theme } from "./svg.ts";

const EXAMPLE = "1234-in-place-resize-of-worker-pools.pep.yaml";
/** What it is called in the pictures, where there is less room. */
const DRAFT = "1234-in-place-resize.pep.yaml";

/** The drafts of the folder: where the example's text is cut, and what else is changed in it. */
const DRAFTS: readonly (readonly [file: string, cut: string, title: string, stage: string])[] = [
	["1187-build-cache-quotas.pep.yaml", "", "Quotas for build caches", "alpha"],
	[DRAFT, "  proposal/risks-and-mitigations:", "In-place resize of worker pools", "alpha"],
	["1240-warm-spare-machines.pep.yaml", "  drawbacks:", "Warm spare machines", "beta"],
	["1302-one-login.pep.yaml", "  motivation:", "One login for all clusters", "alpha"],
];

/** File names of the pictures by what is on them, without theme and ending. */
export type Pictures = ReadonlyMap<string, string>;

/** All pictures of a theme, by file name. Every run gives the same texts. */
export async function pictures(theme: Theme): Promise<Pictures> {
	const outer = await mkdtemp(join(tmpdir(), "pep-wizard-pictures-"));
	try {
		const open = await drafts(outer, theme);
		const { preview, frames } = await session(open);
		const status = await statusShot(open);
		const wizard = await wideShot(open, outer);
		const review = await reviewShot(open, outer);
		return new Map([
			[
				`wizard-${theme}.svg`,
				picture(wizard, theme, "The wizard: outline, a question with its answer, and the preview"),
			],
			[`preview-${theme}.svg`, picture(preview, theme, "The preview of the proposal")],
			[`status-${theme}.svg`, picture(status, theme, "pep-wizard status")],
			[
				`review-${theme}.svg`,
				picture(review, theme, "A review: what changed since the last round, and the comments on it"),
			],
			[`recording-${theme}.svg`, recording(frames, theme, "Answering, going to another question, previewing")],
		]);
	} finally {
		await rm(outer, { recursive: true, force: true });
	}
}

type Open = (args: readonly string[], columns: number, rows: number) => Screen;

/** Writes the drafts into a folder of their own; gives what starts the program there. */
async function drafts(outer: string, theme: Theme): Promise<Open> {
	const source = new URL(`../../docs/example/${EXAMPLE}`, import.meta.url);
	const text = await readFile(fileURLToPath(source), "utf8");
	for (const [file, cut, title, stage] of DRAFTS) {
		const kept = cut === "" ? text : text.slice(0, text.indexOf(`\n${cut}`) + 1);
		const own = kept
			.replace(/^( {2}number: ").*"$/m, `$1${file.slice(0, 4)}"`)
			.replace(/^( {2}title: ).*$/m, `$1${title}`)
			.replace(/^stage: .*$/m, `stage: ${stage}`);
		await writeFile(join(outer, file), own);
	}
	const env = {
		HOME: outer,
		XDG_STATE_HOME: join(outer, ".state"),
		LANG: "en_US.UTF-8",
		LC_ALL: "en_US.UTF-8",
		TZ: "UTC",
		COLORFGBG: theme === "dark" ? "15;0" : "0;15",
	};
	return (args, columns, rows) => startInTerminal(args, { cwd: outer, env, columns, rows });
}

/** Milliseconds without a sign from the program after which it has said all. */
const QUIET = 100;

/** The screen once nothing more comes, without the time of the day. */
async function shot(screen: Screen): Promise<Shot> {
	for (let before = -1; before !== screen.output.length; ) {
		before = screen.output.length;
		await new Promise((resolve) => setTimeout(resolve, QUIET));
	}
	return masked(shotOf(screen), /saved \d\d:\d\d|saving$/, "saved 09:41");
}

/** What is typed into the recording, frame by frame. */
const TYPED = [
	"A pool that ",
	"shrinks while it is ",
	"rolled out could ",
	"lose machines twice. ",
	"So **a resize waits** ",
	"until no other one runs.",
];

/** What is searched for: what is typed, and what stands there then. */
const SEARCHED = [
	["roll", "roll"],
	["back", "rollback"],
	[" metric", "rollback metric"],
] as const;

/** Whether the search, which shows questions too, has been left for an item with these words. */
const arrivedAt =
	(words: string) =>
	({ text }: Screen): boolean =>
		!text.includes("Go to:") && text.includes(words);

/** Answers a question, goes to another one, and looks at the preview. */
async function session(open: Open): Promise<{ preview: Shot; frames: Frame[] }> {
	const screen = open([DRAFT], 100, 28);
	try {
		const frames: Frame[] = [];
		const take = async (seconds: number): Promise<Shot> => {
			const taken = await shot(screen);
			frames.push({ shot: taken, seconds });
			return taken;
		};
		await screen.until("Alt+G example");
		await take(1.5);
		for (const part of TYPED) {
			screen.type(part);
			const end = part.trimEnd().slice(-5);
			await screen.until(({ rows, cursor }) => (rows[cursor.row] ?? "").slice(0, cursor.column).endsWith(end));
			await take(0.35);
		}
		await take(2);
		screen.press("ctrl+g");
		await screen.until("Go to:");
		await take(0.8);
		for (const [part, whole] of SEARCHED) {
			screen.type(part);
			await screen.until(`Go to: ${whole}`);
			await take(0.5);
		}
		screen.press("enter");
		await screen.until(arrivedAt("inform a rollback?"));
		await take(2);
		screen.press("ctrl+g");
		screen.type("risks and mitigations");
		await screen.until("Go to: risks and mitigations");
		screen.press("enter");
		await screen.until(arrivedAt("no other one runs."));
		screen.press("ctrl+p");
		await screen.until(/Risks and Mitigations\n[\s┃╌]*A pool/);
		await take(1.5);
		screen.press("pageup");
		await screen.until("User Stories (Optional)");
		const preview = await take(3);
		return { preview, frames };
	} finally {
		screen.close();
	}
}

/** The whole example on a wide screen, where the preview is beside the item. */
async function wideShot(open: Open, outer: string): Promise<Shot> {
	const folder = join(outer, "wide");
	await mkdir(folder);
	await copyFile(fileURLToPath(new URL(`../../docs/example/${EXAMPLE}`, import.meta.url)), join(folder, DRAFT));
	const screen = open([`wide/${DRAFT}`], 176, 46);
	try {
		await screen.until("saved");
		screen.press("ctrl+g");
		await screen.until("Go to:");
		screen.type("Proposal");
		await screen.until("Go to: Proposal");
		screen.press("enter");
		await screen.until(arrivedAt("│ Proposal\n"));
		return await shot(screen);
	} finally {
		screen.close();
	}
}

/** `pep-wizard status` as it stands below its prompt. */
async function statusShot(open: Open): Promise<Shot> {
	const screen = open(["status"], 114, 20);
	try {
		await screen.until(/\d complete\./);
		const { columns, rows } = await shot(screen);
		const prompt: Run[] = [
			{ text: "$", column: 0, width: 1, style: { dim: true } },
			{ text: "pep-wizard status", column: 2, width: 17, style: { bold: true } },
		];
		return { columns, rows: [prompt, ...rows] };
	} finally {
		screen.close();
	}
}

/** What the author changes after the approval, and what is there then. */
const CHANGED = [
	"the pool, and the next change of the pool replaces them.",
	"the pool; `poolctl resize --list` names them.",
] as const;

/** The reviewer of the example looks again after an approved answer has changed. */
async function reviewShot(open: Open, outer: string): Promise<Shot> {
	const example = (name: string) => fileURLToPath(new URL(`../../docs/example/${name}`, import.meta.url));
	const text = await readFile(example(EXAMPLE), "utf8");
	const file = "1250-in-place-resize.pep.yaml";
	await writeFile(join(outer, file), text);
	await copyFile(example(EXAMPLE.replace("pep.yaml", "review.yaml")), join(outer, "1250-in-place-resize.review.yaml"));
	const args = ["review", file, "--as", "@lena-p", "--only", "production-readiness"];
	const before = open(args, 100, 26);
	try {
		await before.until("8/8 looked at");
		before.type("q");
		await before.exited();
	} finally {
		before.close();
	}
	await writeFile(join(outer, file), text.replace(...CHANGED));
	const screen = open(args, 100, 26);
	try {
		await screen.until("7/8 looked at");
		return await shot(screen);
	} finally {
		screen.close();
	}
}
