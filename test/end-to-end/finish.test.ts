/** From the last required answer to a draft pull request, in a real terminal, with a `gh` that only writes down its call. */
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { isAsked, repository } from "./finish-repository.ts";
import { runProgram } from "./program.ts";
import { startInTerminal } from "./terminal.ts";

const DRAFT = "1234 pools.pep.yaml";
const EXAMPLE = fileURLToPath(
	new URL("../../docs/example/1234-in-place-resize-of-worker-pools.pep.yaml", import.meta.url),
);

test("says when the last required answer is given, and goes from there to a pull request", async () => {
	const { folder, env, git } = await repository();
	await copyFile(EXAMPLE, join(folder, DRAFT));
	await runProgram(["set", DRAFT, "summary", "--clear"], { cwd: folder, env });
	const screen = startInTerminal([DRAFT], { cwd: folder, env, columns: 100, rows: 30 });
	onTestFinished(() => screen.close());
	await screen.until("31 of 32 for alpha");
	screen.press("ctrl+n");
	await screen.until("Write here");
	screen.type("Pools can grow.");
	screen.press("tab");
	await screen.until("All answers required for alpha are given. Alt+S offers");
	screen.press("alt+s");
	await screen.until("all 32 answers required for alpha are given.");
	for (const step of ["Write the", "Check it", "Look at", "Make a", "Commit", "Push the", "Open a"]) {
		await screen.until(({ text }) => isAsked(text, step));
		screen.type(step === "Look at" ? "no\r" : "yes\r");
	}
	await screen.until("Enter goes back to the wizard");
	screen.press("enter");
	await screen.until("32 of 32 for alpha");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(screen.everything).toContain("What follows, step by step: pep-wizard finish '1234 pools.pep.yaml'");
	expect(git("log", "-1", "--format=%s", "--name-only", "origin/1234-pools")).toMatch(
		/^Add 1234 In-place resize of worker pools\n\n1234 pools\.md\n1234 pools\.pep\.yaml$/,
	);
	expect(await readFile(join(folder, ".gh"), "utf8")).toMatch(
		/^<pr><create><--draft><--title>.*<--body-file><->Pools can grow\.$/s,
	);
});
