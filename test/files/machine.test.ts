/** Which processes still run, so that what they locked is theirs. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "../../src/files/machine.ts";

/** A shell that starts a process, tells its number, and never collects it: `exec` leaves a parent that doesn't wait. */
const PARENT = "sleep 60 & echo $!; exec sleep 60";

async function childOf(parent: ChildProcess): Promise<number> {
	const [line] = await once(parent.stdout!, "data");
	return Number(String(line));
}

test.skipIf(process.platform !== "linux")(
	"a killed process is not running, even if its parent never collects it",
	async () => {
		const parent = spawn("sh", ["-c", PARENT], { stdio: ["ignore", "pipe", "ignore"] });
		onTestFinished(() => void parent.kill("SIGKILL"));
		const pid = await childOf(parent);
		// Until then the shell could still collect it.
		await expect.poll(() => readFileSync(`/proc/${parent.pid}/comm`, "utf8")).toBe("sleep\n");
		expect(isAlive(pid)).toBe(true);
		process.kill(pid, "SIGKILL");
		await expect.poll(() => isAlive(pid)).toBe(false);
		// Its number is still taken.
		expect(process.kill(pid, 0)).toBe(true);
	},
);

test("finds this process running, and a number that no process has not running", () => {
	expect(isAlive(process.pid)).toBe(true);
	expect(isAlive(2 ** 22 + 1)).toBe(false);
});
