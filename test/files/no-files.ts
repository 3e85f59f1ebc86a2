/** Paths to something other than a file, as an untrusted repository may contain them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { relative } from "node:path";
import { onTestFinished } from "vitest";

/** What is said of each, and how one is made at a path. */
export const NO_FILES: Readonly<Record<string, (path: string) => void | Promise<void>>> = {
	"is a folder, not a file": (path) => mkdirSync(path),
	"is a device, not a file": (path) => symlinkSync("/dev/zero", path),
	"is a named pipe, not a file": (path) => void execFileSync("sh", ["-c", 'mkfifo "$1"', "sh", path]),
	"is a socket, not a file": makeSocket,
	"is larger than": (path) => {
		// Takes no room on the disk.
		writeFileSync(path, "");
		truncateSync(path, 2 ** 31);
	},
};

/** Its path from the working folder, as a socket's may have only some hundred bytes. */
async function makeSocket(path: string): Promise<void> {
	const server = createServer();
	onTestFinished(() => void server.close());
	const short = relative(process.cwd(), path);
	await new Promise<void>((done) => server.listen(short.length < path.length ? short : path, done));
}
