/**
 * `npm run update`: regenerates all committed files that are generated: docs, schemas, the man page, the import diagram,
 * golden files. The tests that compare these files also write them, and are recognised by how they compare. Pictures are
 * drawn by `npm run pictures`.
 */
import { spawnSync } from "node:child_process";
import { projectFiles, textOf } from "./house/files.ts";

const MADE = /toMatch(File|Inline)?Snapshot\(|process\.env\.UPDATE_DOCS/;

const files = projectFiles().filter((file) => /^test\/.*\.test\.tsx?$/.test(file) && MADE.test(textOf(file)));
const args = ["vitest", "run", "-u", "--project", "unit", "--reporter=dot", "--silent", ...files];
const { status } = spawnSync("npx", args, { env: { ...process.env, UPDATE_DOCS: "1" }, stdio: "inherit" });
spawnSync("npx", ["biome", "format", "--write", "."], { stdio: ["ignore", "ignore", "inherit"] });
console.log(spawnSync("git", ["status", "--short"], { encoding: "utf8" }).stdout.trimEnd());
process.exitCode = status ?? 1;
