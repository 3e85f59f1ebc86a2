/** Templates in the spirit of well-known ones, from test/fixtures/templates, with their questionnaires. */
import { existsSync, readFileSync } from "node:fs";
import { compileOutline } from "../src/outline/compile.ts";
import type { Outline } from "../src/outline/types.ts";

const folder = new URL("fixtures/templates/", import.meta.url);

/** A template's own text. */
export function ownTemplateText(file: string): string {
	return readFileSync(new URL(`${file}.md`, folder), "utf8");
}

/** By file, without its ending: `rfc`, `request/template`. */
export function ownTemplate(file: string): Outline {
	const [name = ""] = file.split("/");
	const at = (ending: string): URL => new URL(file.replace(/[^/]*$/, ending), folder);
	const own = file.replace(/^.*\//, "");
	const questionnaire = [at(`${own}.yaml`), at("questionnaire.yaml")].find((each) => existsSync(each));
	const template = { text: ownTemplateText(file), file: `${file}.md` };
	const text = questionnaire && readFileSync(questionnaire, "utf8");
	const questionnaires = text === undefined ? [] : [{ name, text, file: `${file}.yaml` }];
	return compileOutline({ name, template, questionnaires });
}
