/** The published package: packed, installed into an empty folder without a network, and used from there. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { afterAll, beforeAll, expect, test } from "vitest";
import description from "../../package.json" with { type: "json" };
import { cleanEnvironment } from "../end-to-end/terminal.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const outer = mkdtempSync(join(tmpdir(), "pep-wizard-package-"));
const home = join(outer, "somewhere");

interface Packed {
	readonly filename: string;
	readonly size: number;
	readonly unpackedSize: number;
	readonly files: readonly { readonly path: string; readonly size: number }[];
}

let packed: Packed;

/** Runs a command with an empty cache, so that nothing comes from an earlier download. */
function npm(command: string, args: readonly string[], cwd: string): string {
	const env = { ...cleanEnvironment(), npm_config_cache: join(outer, "cache"), npm_config_offline: "true" };
	return execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

beforeAll(() => {
	// It was just built; building again would race with the tests that run the build.
	const answer = npm("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", outer], root);
	const parsed = JSON.parse(answer);
	packed = Array.isArray(parsed) ? parsed[0] : Object.values(parsed)[0];
	execFileSync("mkdir", [home]);
	npm("npm", ["install", "--no-audit", "--no-fund", join(outer, packed.filename)], home);
});

afterAll(() => rmSync(outer, { recursive: true, force: true }));

test("installs without any dependency", () => {
	const folders = readdirSync(join(home, "node_modules")).filter((name) => !name.startsWith("."));
	expect(folders).toEqual(["pep-wizard"]);
});

test("declares nothing that npm would fetch or run at installation", () => {
	expect(description).not.toHaveProperty("dependencies");
	expect(description).not.toHaveProperty("optionalDependencies");
	expect(description).not.toHaveProperty("peerDependencies");
	const atInstall = ["preinstall", "install", "postinstall", "prepare"];
	expect(Object.keys(description.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
});

test("contains the program, the built-in templates and questionnaires, the pages that messages refer to, and licences; nothing else", () => {
	const paths = packed.files.map(({ path }) => path);
	expect(paths).toEqual(
		expect.arrayContaining([
			"package.json",
			"README.md",
			"LICENSE",
			"CHANGELOG.md",
			"bin/pep-wizard.js",
			"dist/cli.js",
			"dist/outlines/pep.json",
			"dist/THIRD-PARTY-LICENSES.txt",
			"docs/checks.md",
			"docs/man/pep-wizard.1",
			"templates/pep.md",
			"questionnaire/production-readiness.yaml",
		]),
	);
	const known =
		/^(package\.json|README\.md|LICENSE|CHANGELOG\.md|bin\/pep-wizard\.js|(bin|dist)\/package\.json|dist\/[\w-]+\.js|dist\/outlines\/[\w-]+\.json|dist\/THIRD-PARTY-LICENSES\.txt|templates\/[\w-]+\.md|questionnaire\/[\w.-]+\.(yaml|json)|docs\/(checks|ci|draft-format|json|keys|review|safety|templates)\.md|docs\/example\/.+|docs\/man\/pep-wizard\.1)$/;
	expect(paths.filter((path) => !known.test(path))).toEqual([]);
});

test("is small", () => {
	expect(packed.size).toBeLessThan(1_000_000);
	expect(packed.unpackedSize).toBeLessThan(3_200_000);
});

test("passes publint in strict mode", async () => {
	const { buffer } = new Uint8Array(readFileSync(join(outer, packed.filename)));
	const { messages } = await publint({ strict: true, pack: { tarball: buffer } });
	expect(messages).toEqual([]);
});

test("npx runs it", () => {
	expect(npm("npx", ["pep-wizard", "--version"], home).trim()).toBe(description.version);
});

test("makes a draft and renders it", () => {
	const made = npm("npx", ["pep-wizard", "new", "--title", "Packed", "--number", "7", "--no-edit"], home).trim();
	expect(made).toBe("7-packed.pep.yaml");
	const markdown = npm("npx", ["pep-wizard", "render", made, "-o", "-"], home);
	expect(markdown).toContain("KEP-7: Packed");
});
