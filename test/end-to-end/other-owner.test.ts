/** A session with a read-only draft of another user: it is reported, and nothing is lost. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { eventually } from "../eventually.ts";
import { emptyFolder } from "./folder.ts";
import { PROGRAM, Screen } from "./terminal.ts";

const NOBODY = 65_534;
const DRAFT = "pep-wizard: 1\ntemplate: ./short.md\n";

/** Runs before the program: root makes the folders readable and then switches to another user. */
const BECOME_NOBODY = `
import { chmodSync, chownSync, mkdirSync } from "node:fs";
for (const folder of ["..", "."]) chmodSync(folder, 0o755);
for (const folder of ["../state", "../tmp"]) {
	mkdirSync(folder);
	chownSync(folder, ${NOBODY}, ${NOBODY});
}
process.setgroups([]);
process.setgid(${NOBODY});
process.setuid(${NOBODY});
`;

/** Switching the user requires root, and the built program must be readable for that user. */
function canBeNobody(): boolean {
	if (process.getuid?.() !== 0) return false;
	return spawnSync("test", ["-r", PROGRAM], { uid: NOBODY, gid: NOBODY }).status === 0;
}

test("keeps and reports what can't be written into someone else's draft", async (context) => {
	if (!canBeNobody()) return context.skip("needs root, and a project that every user can read");
	const { folder, env } = await emptyFolder();
	await writeFile(join(folder, "short.md"), "# Proposal\n\n## Summary\n");
	await writeFile(join(folder, "a.pep.yaml"), DRAFT, { mode: 0o644 });
	await writeFile(join(folder, "before.mjs"), BECOME_NOBODY);
	const NODE_OPTIONS = `--import ${pathToFileURL(join(folder, "before.mjs"))}`;
	const screen = new Screen(["a.pep.yaml"], {
		cwd: folder,
		env: { ...env, NODE_OPTIONS, TMPDIR: join(folder, "..", "tmp") },
	});
	onTestFinished(() => screen.close());
	await screen.until("F1");
	screen.type("Precious words");
	await screen.until("NOT SAVED");
	await screen.until(/permission denied by the file itself\. Ask its owner\s+for write permission/);
	const state = join(env.XDG_STATE_HOME ?? "", "pep-wizard");
	const recovery = () => readdirSync(state).find((name) => name.endsWith(".recovery.json")) ?? "";
	await eventually(() => expect(readFileSync(join(state, recovery()), "utf8")).toContain("Precious words"));
	screen.press("ctrl+q");
	await screen.until("so not leaving");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(4);
	const [, copy = ""] = /in this copy:\s+(\/.*?\.pep\.yaml)/.exec(screen.everything.replaceAll("\n", "")) ?? [];
	onTestFinished(() => void spawnSync("rm", ["-r", join(copy, "..")]));
	expect(existsSync(copy), screen.everything).toBe(true);
	expect(readFileSync(copy, "utf8")).toContain("Precious words");
	expect(readFileSync(join(folder, "a.pep.yaml"), "utf8")).toBe(DRAFT);
});
