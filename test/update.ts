/**
 * `npm run update`: makes everything anew that is made from something else and committed: documents, schemas, the man
 * page, the picture of the house, golden files. The tests that hold these are the ones that write them; which they are
 * is seen by how they compare. Not the pictures of the README: `npm run pictures`.
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
