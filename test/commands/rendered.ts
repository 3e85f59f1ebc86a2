/** A small draft that was rendered, and whose Markdown someone changes. */
import { expect } from "vitest";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

const ANSWERS = "  title: Pools # kept\n  summary: |\n    Pools can grow.\n  motivation/goals: [No restart]\n";

export async function rendered(answers = ANSWERS): Promise<Folder> {
	const place = await folder();
	await shortDraft(place, answers);
	expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
	return place;
}

export async function change(place: Folder, from: string, to: string, name = "a.md"): Promise<void> {
	const text = await place.read(name);
	expect(text).toContain(from);
	await place.write(name, text.replace(from, to));
}
