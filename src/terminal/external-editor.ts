/**
 * The author's own editor: $VISUAL or $EDITOR on a private file. Text written there is never lost: if it can't be read
 * back, the file stays and the message says where. Knows nothing of drafts.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replaceFile } from "../files/atomic-write.ts";
import { REAL_FILES } from "../files/file-system.ts";
import { NotARegularFile, readNow } from "../files/read.ts";
import { errorCode, reasonOf } from "../files/system-error.ts";
import type { Env } from "./capabilities.ts";
import { addNotes } from "./editor-notes.ts";
import { type ExitStatus, firstProgramOnPath, runInTerminal } from "./programs.ts";
import { visibleLine } from "./sanitize.ts";
import { shellWords } from "./shell-words.ts";

export interface ExternalEditOptions {
	readonly env: Env;
	/** What the text is, for the file's name: `summary` becomes `summary.md`. */
	readonly name: string;
	/** Lines shown below the text in the file and removed again afterwards. */
	readonly notes?: readonly string[] | undefined;
	/** Releases the terminal while `run` runs; without it, the terminal is already free. */
	readonly suspended?: (run: () => Promise<void>) => Promise<void>;
}

/**
 * Opens the text in the author's editor and gives the edited text; an empty file gives `""`. Removes a final newline that
 * the editor added. Rejects with an Error whose message says what went wrong and that the text is unchanged: no editor,
 * not found, failed, file gone, not UTF-8.
 */
export async function editTextInEditor(text: string, options: ExternalEditOptions): Promise<string> {
	const { env, name, notes = [], suspended = (run) => run() } = options;
	const { file: given, textOf } = addNotes(text, notes);
	const words = editorOf(env);
	// mkdtemp makes a folder that only its owner may enter (0700).
	const folder = await mkdtemp(join(tmpdir(), "pep-wizard-"));
	const file = join(folder, `${fileName(name)}.md`);
	await replaceFile(REAL_FILES, file, given, { exclusive: true, mode: 0o600 });
	let ending: ExitStatus | undefined;
	let failure: NodeJS.ErrnoException | undefined;
	await suspended(async () => {
		try {
			ending = await runInTerminal([...words, file], env);
		} catch (error) {
			failure = error as NodeJS.ErrnoException;
		}
	});
	const { left, unread } = bytesIn(file);
	const kept = unread !== undefined || (left !== undefined && !left.equals(Buffer.from(given)));
	const problem = failure ? startProblem(words[0]!, failure) : endProblem(ending);
	if (problem) return refuse(problem, folder, kept ? file : undefined);
	if (unread !== undefined) return refuse(`the file ${unread}`, folder, file);
	if (left === undefined) return refuse("the editor removed the file", folder);
	const read = decode(left);
	if (read === undefined) return refuse("the file is no longer UTF-8", folder, file);
	await rm(folder, { recursive: true, force: true });
	return asBefore(textOf(read), text);
}

/**
 * Opens the file itself in the author's editor and resolves when the editor exits. Rejects with an Error whose message
 * says what went wrong: no editor, not found, failed.
 */
export async function editFileInEditor(file: string, env: Env): Promise<void> {
	const words = editorOf(env);
	const ending = await runInTerminal([...words, file], env).catch((error: NodeJS.ErrnoException) => {
		throw new Error(startProblem(words[0]!, error));
	});
	const problem = endProblem(ending);
	if (problem) throw new Error(problem);
}

/** The editor's program and arguments: $VISUAL, $EDITOR, or a common default. */
function editorOf(env: Env): string[] {
	const named = [env.VISUAL, env.EDITOR].find((value) => value?.trim());
	const words = named === undefined ? [] : shellWords(named, process.platform);
	if (words.length > 0) return words;
	const usual = process.platform === "win32" ? "notepad" : firstProgramOnPath(["nano", "vi"], env);
	if (usual === undefined) throw new Error("no editor found; set VISUAL or EDITOR to the one you use");
	return [usual];
}

/** The name without characters that some file systems reject. */
function fileName(name: string): string {
	const clean = name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "");
	return [...clean].slice(0, 40).join("") || "answer";
}

function startProblem(program: string, error: NodeJS.ErrnoException): string {
	const shown = visibleLine(program);
	if (error.code === "ENOENT") return `the editor ${shown} is not found; set VISUAL or EDITOR to the one you use`;
	if (error.code === "EACCES") return `the editor ${shown} is not executable`;
	return `the editor ${shown} could not be started (${error.code ?? error.message})`;
}

function endProblem(ending: ExitStatus | undefined): string | undefined {
	if (ending === undefined) return "the editor was not started";
	if (ending.signal) return `the editor was terminated by ${ending.signal}`;
	return ending.code === 0 ? undefined : `the editor exited with code ${ending.code}`;
}

/** Rejects; keeps the folder if it holds text that the author wrote. */
async function refuse(problem: string, folder: string, kept?: string): Promise<never> {
	if (kept === undefined) await rm(folder, { recursive: true, force: true });
	throw new Error(`${problem}; your text is unchanged${kept === undefined ? "" : `, what you wrote is in ${kept}`}`);
}

/** The file's bytes, or why it can't be read; neither if the file is gone. */
function bytesIn(file: string): { readonly left?: Buffer; readonly unread?: string } {
	try {
		return { left: readNow(file) };
	} catch (error) {
		if (errorCode(error) === "ENOENT") return {};
		return { unread: error instanceof NotARegularFile ? error.message : `can't be read: ${reasonOf(error)}` };
	}
}

function decode(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Removes what editors add: a byte order mark, carriage returns, a final newline. */
function asBefore(read: string, before: string): string {
	let text = before.startsWith("\uFEFF") ? read : read.replace(/^\uFEFF/, "");
	if (!before.includes("\r")) text = text.replaceAll("\r\n", "\n");
	return before.endsWith("\n") ? text : text.replace(/\r?\n$/, "");
}
