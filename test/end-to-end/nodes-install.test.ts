/** The installation of the Node versions for the matrix test, with a script in place of npm. */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "./folder.ts";

const NAME = `node-${process.platform}-${process.arch}-26`;

/** Installs with a npm that runs the shell script; gives the outcome, and how often npm ran. */
async function installed(script: string) {
	const { folder } = await emptyFolder();
	const [nodes, bin] = [join(folder, "nodes"), join(folder, "bin")];
	for (const each of [nodes, bin]) mkdirSync(each);
	copyFileSync(fileURLToPath(new URL("nodes/install.js", import.meta.url)), join(nodes, "install.js"));
	const description = { type: "module", optionalDependencies: { [NAME]: "1", "node-other-x64-26": "1" } };
	writeFileSync(join(nodes, "package.json"), JSON.stringify(description));
	writeFileSync(join(bin, "npm"), `#!/bin/sh\necho x >> "${folder}/runs"\n${script}\n`);
	chmodSync(join(bin, "npm"), 0o755);
	const { status, stderr } = spawnSync(process.execPath, [join(nodes, "install.js")], {
		env: { PATH: `${bin}:/usr/bin:/bin` },
		encoding: "utf8",
	});
	const runs = existsSync(join(folder, "runs")) ? readFileSync(join(folder, "runs"), "utf8").length / 2 : 0;
	return { status, stderr, runs };
}

const MAKE = `mkdir -p node_modules/${NAME}/bin && touch node_modules/${NAME}/bin/node`;

describe.runIf(process.platform === "linux")("the Node versions", () => {
	test("are installed", async () => {
		expect(await installed(MAKE)).toEqual({ status: 0, stderr: "", runs: 1 });
	});

	test("are tried again where npm leaves one out, which it does without an error", async () => {
		expect(await installed(`[ "$(wc -l < ../runs)" -lt 2 ] || { ${MAKE}; }`)).toMatchObject({ status: 0, runs: 2 });
	});

	test.each(["exit 0", "echo offline >&2; exit 1"])("are named where they can't be installed (%s)", async (script) => {
		const { status, stderr, runs } = await installed(script);
		expect({ status, runs }).toEqual({ status: 1, runs: 3 });
		expect(stderr).toContain(`npm can't install ${NAME}; is the registry reachable?`);
		if (script.includes("offline")) expect(stderr).toContain("offline\n");
	});
});
