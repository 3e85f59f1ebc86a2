/**
 * `npm run update`: regenerates all committed files that are generated: docs, schemas, the man page, the import diagram,
 * golden files. The tests that compare these files also write them. Pictures are drawn by `npm run pictures`.
 */
import { spawnSync } from "node:child_process";
import { updateArguments } from "./arguments.ts";

const env = { ...process.env, UPDATE_DOCS: "1" };
const { status } = spawnSync("npx", updateArguments(), { env, stdio: "inherit" });
spawnSync("npx", ["biome", "format", "--write", "."], { stdio: ["ignore", "ignore", "inherit"] });
console.log(spawnSync("git", ["status", "--short"], { encoding: "utf8" }).stdout.trimEnd());
process.exitCode = status ?? 1;
