/** What the system says when a file can't be read or written, by its code, and what that means. Knows no file. */

/** Codes that Node has no names for: it calls them “Unknown system error -122” or “UNKNOWN”. Linux's, and those of macOS. */
const UNNAMED: Readonly<Record<string, string>> = {
	"-116": "ESTALE",
	"-117": "EUCLEAN",
	"-122": "EDQUOT",
	"-123": "ENOMEDIUM",
	"-126": "ENOKEY",
	"-69": "EDQUOT",
	"-70": "ESTALE",
};

/** What the file system calls an error: `ENOENT`, `EACCES`, …; empty for others. */
export function codeOf(error: unknown): string {
	const { code, errno } = (error ?? {}) as { readonly code?: unknown; readonly errno?: unknown };
	if (typeof code !== "string") return "";
	return /^unknown\b/i.test(code) ? (UNNAMED[String(errno)] ?? code) : code;
}

/** An error as the file system would give it. */
export function failure(code: string): Error {
	return Object.assign(new Error(code), { code });
}

/** As the end of a sentence that begins with the file. */
const WHY: Readonly<Record<string, string>> = {
	ENOSPC: "no space is left on the disk",
	EDQUOT: "the disk quota is used up",
	EFBIG: "it is too large for the disk",
	EIO: "the disk reports an error (EIO)",
	EUCLEAN: "the disk is damaged (EUCLEAN)",
	EROFS: "the disk is read-only",
	EACCES: "permission denied",
	EPERM: "permission denied",
	ELOOP: "its symbolic links go round in a circle",
	ENAMETOOLONG: "its name is too long",
	EINVAL: "its name or its disk doesn't allow it (EINVAL)",
	EMFILE: "too many files are open",
	ENFILE: "too many files are open",
	ENOMEM: "the memory is used up",
	EBUSY: "another program holds it",
	ETXTBSY: "another program runs it",
	EAGAIN: "nothing is ready there now",
	ENXIO: "there is no such device, or nobody reads the pipe",
	ENODEV: "there is no such device",
	ENOMEDIUM: "its disk has been taken out",
	ENOKEY: "its folder is encrypted, and locked",
	ESTALE: "the network folder has changed meanwhile",
	EHOSTDOWN: "the network folder doesn't answer",
	ETIMEDOUT: "the network folder doesn't answer",
	ENOTCONN: "the network folder doesn't answer",
	EBADF: "it was closed",
	EISDIR: "it is a folder",
	ENOENT: "it isn't there",
	ENOTDIR: "a part of its path is no folder",
	EEXIST: "it is there already",
};

/** Why something couldn't be done, in words; its code, where that has none. */
export function whyOf(error: unknown): string {
	const code = codeOf(error);
	return WHY[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}
