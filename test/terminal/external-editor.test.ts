/** The author's own editor, played by small Node scripts. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ExternalEditOptions, editFileInEditor, editTextInEditor } from "../../src/terminal/external-editor.ts";

let folder: string;
let temporary: string | undefined;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "editor-test-"));
	temporary = process.env.TMPDIR;
	// All temporary files are created here.
	process.env.TMPDIR = folder;
});

afterEach(() => {
	if (temporary === undefined) delete process.env.TMPDIR;
	else process.env.TMPDIR = temporary;
	rmSync(folder, { recursive: true });
});

/** An editor that runs this code on `file`; the name of its folder contains a blank. */
function editor(code: string): string {
	const script = join(folder, "my editor.cjs");
	writeFileSync(script, `const fs = require("node:fs"); const file = process.argv.at(-1); ${code}`);
	return `'${process.execPath}' "${script}"`;
}

const edit = (text: string, code: string, more: Partial<ExternalEditOptions> = {}) =>
	editTextInEditor(text, { env: { EDITOR: editor(code) }, name: "summary", ...more });
const left = () => readdirSync(folder).filter((name) => name.startsWith("pep-wizard-"));

describe("the edited text", () => {
	it("is what the editor wrote", async () => {
		expect(await edit("one", `fs.appendFileSync(file, " two\\nthree");`)).toBe("one two\nthree");
		expect(left()).toEqual([]);
	});

	it.each([
		["a final newline that the editor added goes", "a", "b\\n", "b"],
		["one that was there stays", "a\n", "b\\n", "b\n"],
		["only one goes", "a", "b\\n\\n", "b\n"],
		["an empty file is an empty answer", "a", "", ""],
		["a byte order mark and carriage returns go", "a", "\\uFEFFb\\r\\nc\\r\\n", "b\nc"],
		["carriage returns that were there stay", "a\r\n", "b\\r\\n", "b\r\n"],
	])("%s", async (_, before, written, after) => {
		expect(await edit(before, `fs.writeFileSync(file, "${written}");`)).toBe(after);
	});

	it("is read even if the editor replaces the file, as many do", async () => {
		expect(await edit("a", `fs.writeFileSync(file + "~", "b"); fs.renameSync(file + "~", file);`)).toBe("b");
	});
});

describe("the file", () => {
	it("is private, ends with .md, and is named after its content", async () => {
		const look = "const path = require('node:path'); const mode = (p) => (fs.statSync(p).mode & 0o777).toString(8);";
		const seen = await edit(
			"a",
			`${look} fs.writeFileSync(file, [path.basename(file), mode(file), mode(path.dirname(file))].join());`,
			{
				name: "../design details/API: $(x)",
			},
		);
		expect(seen).toBe("design-details-API-x.md,600,700");
	});
});

describe("the editor", () => {
	it("is VISUAL before EDITOR", async () => {
		const env = { VISUAL: editor(`fs.writeFileSync(file, "visual");`), EDITOR: "false" };
		expect(await editTextInEditor("a", { env, name: "x" })).toBe("visual");
	});

	it("is not an empty VISUAL", async () => {
		const env = { VISUAL: " ", EDITOR: editor(`fs.writeFileSync(file, "editor");`) };
		expect(await editTextInEditor("a", { env, name: "x" })).toBe("editor");
	});

	it("is nano or vi without both, whichever exists", async () => {
		writeFileSync(join(folder, "vi"), `#!/bin/sh\nprintf vi > "$1"\n`, { mode: 0o755 });
		expect(await editTextInEditor("a", { env: { PATH: `/none:${folder}` }, name: "x" })).toBe("vi");
	});

	it("is reported if there is none", async () => {
		await expect(editTextInEditor("a", { env: { PATH: folder }, name: "x" })).rejects.toThrow(
			"no editor found; set VISUAL or EDITOR to the one you use",
		);
	});

	it("is never run by a shell", async () => {
		const env = { EDITOR: `${editor(`fs.writeFileSync(file, process.argv.slice(2, -1).join());`)} $(id) ; x` };
		expect(await editTextInEditor("a", { env, name: "x" })).toBe("$(id),;,x");
	});
});

describe("reports", () => {
	it("a missing program", async () => {
		const opened = editTextInEditor("a", { env: { EDITOR: "no-such-editor -w" }, name: "x" });
		await expect(opened).rejects.toThrow(
			"the editor no-such-editor is not found; set VISUAL or EDITOR to the one you use; your text is unchanged",
		);
		expect(left()).toEqual([]);
	});

	it("an editor that exits with an error, as with vim's :cq", async () => {
		await expect(edit("a", "process.exit(3);")).rejects.toThrow(
			/^the editor exited with code 3; your text is unchanged$/,
		);
		expect(left()).toEqual([]);
	});

	it("an editor that fails after saving, and keeps what was written", async () => {
		const error = await edit("a", `fs.writeFileSync(file, "long work"); process.kill(process.pid, "SIGKILL");`).catch(
			(e) => e,
		);
		expect(error.message).toMatch(
			/^the editor was terminated by SIGKILL; your text is unchanged, what you wrote is in \/.*summary\.md$/,
		);
		expect(readFileSync(error.message.split(" is in ")[1], "utf8")).toBe("long work");
	});

	it("a file that is gone", async () => {
		await expect(edit("a", "fs.rmSync(file);")).rejects.toThrow("the editor removed the file; your text is unchanged");
		expect(left()).toEqual([]);
	});

	it("a file that is no longer UTF-8, and where it is kept", async () => {
		const error = await edit("a", "fs.writeFileSync(file, Buffer.from([0x66, 0xfc, 0x72]));").catch((e) => e);
		expect(error.message).toMatch(/^the file is no longer UTF-8; your text is unchanged, what you wrote is in /);
		const kept = error.message.split(" is in ")[1];
		expect(existsSync(kept)).toBe(true);
		expect(statSync(kept).size).toBe(3);
	});
});

it("frees the terminal while the editor runs, and leaves Ctrl+C to the editor", async () => {
	const seen: string[] = [];
	const before = process.listenerCount("SIGINT");
	const text = await edit("a", `process.kill(process.ppid, "SIGINT"); fs.writeFileSync(file, "alive");`, {
		suspended: async (run) => {
			seen.push("freed");
			await run();
			seen.push("taken back");
		},
	});
	expect([text, ...seen]).toEqual(["alive", "freed", "taken back"]);
	expect(process.listenerCount("SIGINT")).toBe(before);
});

describe("editing a file in place", () => {
	const file = () => {
		const path = join(folder, "draft.yaml");
		writeFileSync(path, "a");
		return path;
	};

	it("keeps what the editor wrote", async () => {
		const path = file();
		await editFileInEditor(path, { EDITOR: editor(`fs.writeFileSync(file, "b\\n");`) });
		expect(readFileSync(path, "utf8")).toBe("b\n");
	});

	it("reports an editor that is not found or fails", async () => {
		const path = file();
		await expect(editFileInEditor(path, { EDITOR: "no-such-editor-here" })).rejects.toThrow(
			"no-such-editor-here is not found",
		);
		await expect(editFileInEditor(path, { EDITOR: editor("process.exit(3);") })).rejects.toThrow(
			"the editor exited with code 3",
		);
	});
});
