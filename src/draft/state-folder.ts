/**
 * Where the author was, kept outside of the draft in the user's state folder. Losing it is no error, ever.
 */
export interface SavedPlace {
	/** Item id. */
	readonly item: string;
	/** Index of the focused control, 0-based. */
	readonly focus: number;
	/** 0-based. */
	readonly cursor?: { readonly line: number; readonly column: number };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Remembers the place; does nothing where the folder can't be written. */
export async function rememberPlace(_env: Environment, _draftPath: string, _place: SavedPlace): Promise<void> {}

/** The place remembered for this draft; undefined without one, or where it can't be read. */
export async function recallPlace(_env: Environment, _draftPath: string): Promise<SavedPlace | undefined> {
	return undefined;
}
