/** A folder of pages. Writes over pages that this program made, and over nothing else. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { WriteError, writeWhole } from "../draft/store.ts";
import { GENERATOR } from "../pages/shell.ts";

export class PageFolder {
	private readonly path: string;
	private readonly name: string;

	private constructor(path: string, name: string) {
		this.path = path;
		this.name = name;
	}

	/**
	 * The folder at `path`, made where there is none; messages call it `name`.
	 * @throws WriteError
	 */
	static async open(path: string, name: string): Promise<PageFolder> {
		await mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
			const why = error.code === "EEXIST" || error.code === "ENOTDIR" ? "is a file" : `can't be made (${error.code})`;
			throw new WriteError(name, why, "Name a folder for the pages: pep-wizard status --format html -o FOLDER", error);
		});
		return new PageFolder(path, name);
	}

	/** What messages call a page. */
	shown(page: string): string {
		return join(this.name, page);
	}

	/**
	 * Writes a page.
	 * @throws WriteError, also where a file of that name is no page of this program's
	 */
	async write(page: string, html: string): Promise<void> {
		const path = join(this.path, page);
		const there = await readFile(path, "utf8").catch(() => undefined);
		if (there !== undefined && !there.slice(0, 2000).includes(GENERATOR))
			throw new WriteError(this.shown(page), "not written over, it is no page of pep-wizard's", "Name another folder.");
		await writeWhole(path, html, { file: this.shown(page) });
	}
}
