/** Collects the extras of a document and gives them ids. */
import { plainText } from "../../markdown/plain-text.ts";
import { IdAllocator, idFromWords } from "../../outline/ids.ts";
import type { Outline } from "../../outline/types.ts";
import type { Extra } from "../layout-types.ts";
import type { Cut } from "./cuts.ts";

const PREFIX = "extra/";

export class Extras {
	readonly all: Extra[] = [];
	private readonly ids = new IdAllocator();
	/** Index of a cut → id of its extra. */
	private readonly byCut = new Map<number, string>();

	constructor(outline: Outline) {
		for (const { id } of [...outline.items, ...outline.sections])
			if (id.startsWith(PREFIX)) this.ids.reserve(id.slice(PREFIX.length));
	}

	/** Adds an extra for a heading or question, or for text in a section that takes none. Returns its id. */
	add(cut: Cut, index: number | undefined, words: string): string {
		const id = PREFIX + this.ids.allocate(idFromWords(words.slice(0, 200), "section"));
		const label = plainText(words.slice(0, 500)) || "Untitled";
		const above = typeof cut.above === "number" ? this.byCut.get(cut.above) : cut.above;
		const section = index === undefined ? cut.id : above;
		this.all.push({ id, label, ...(section !== undefined && { section }) });
		if (index !== undefined) this.byCut.set(index, id);
		return id;
	}
}
