/** A folder of pages. Only overwrites pages made by this program. */
import { join } from "node:path";
import { WriteError, writeFileAtomically } from "../../draft/store.ts";
import { makeFolder } from "../../files/folder.ts";
import { MAX_BYTES, readNow } from "../../files/read.ts";
import { errorCode, reasonOf } from "../../files/system-error.ts";
import { GENERATOR } from "../../pages/shell.ts";

export class PageFolder {
	private readonly path: string;
	private readonly name: string;

	private constructor(path: string, name: string) {
		this.path = path;
		this.name = name;
	}

	/**
	 * The folder at `path`, created if necessary; messages call it `name`.
	 * @throws WriteError
	 */
	static async open(path: string, name: string): Promise<PageFolder> {
		await makeFolder(path).catch((error: unknown) => {
			const why = ["EEXIST", "ENOTDIR"].includes(errorCode(error)) ? "is a file" : `can't be made: ${reasonOf(error)}`;
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
	 * @throws WriteError, also if a file with that name is not a page made by this program
	 */
	async write(page: string, html: string): Promise<void> {
		const path = join(this.path, page);
		if (!isOurs(path))
			throw new WriteError(this.shown(page), "not overwritten: it is not a pep-wizard page", "Name another folder.");
		await writeFileAtomically(path, html, { file: this.shown(page), refuseDanglingLink: true });
	}
}

/** Whether the file is missing or one of our pages. Unreadable files are not ours. */
function isOurs(path: string): boolean {
	try {
		return readNow(path, MAX_BYTES.state).subarray(0, 2000).includes(GENERATOR);
	} catch (error) {
		return errorCode(error) === "ENOENT";
	}
}
