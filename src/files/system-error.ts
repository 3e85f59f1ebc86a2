/** The file system's error codes and what they mean. Knows no file. */

/** Linux and macOS codes that Node has no names for: it reports “Unknown system error -122” or “UNKNOWN”. */
const UNNAMED: Readonly<Record<string, string>> = {
	"-116": "ESTALE",
	"-117": "EUCLEAN",
	"-122": "EDQUOT",
	"-123": "ENOMEDIUM",
	"-126": "ENOKEY",
	"-69": "EDQUOT",
	"-70": "ESTALE",
};

/** The error's code, such as `ENOENT` or `EACCES`; empty for other errors. */
export function errorCode(error: unknown): string {
	const { code, errno } = (error ?? {}) as { readonly code?: unknown; readonly errno?: unknown };
	if (typeof code !== "string") return "";
	return /^unknown\b/i.test(code) ? (UNNAMED[String(errno)] ?? code) : code;
}

/** An error like the file system's. */
export function systemError(code: string): Error {
	return Object.assign(new Error(code), { code });
}

/** Each completes a sentence that starts with the file. */
const WHY: Readonly<Record<string, string>> = {
	ENOSPC: "no space left on the disk",
	EDQUOT: "the disk quota is used up",
	EFBIG: "it is too large for the disk",
	EIO: "the disk reports an error (EIO)",
	EUCLEAN: "the disk is damaged (EUCLEAN)",
	EROFS: "the disk is read-only",
	EACCES: "permission denied",
	EPERM: "permission denied",
	ELOOP: "its symbolic links form a loop",
	ENAMETOOLONG: "its name is too long",
	EINVAL: "its name or its disk doesn't allow it (EINVAL)",
	EMFILE: "too many files are open",
	ENFILE: "too many files are open",
	ENOMEM: "out of memory",
	EBUSY: "another program is using it",
	ETXTBSY: "it is being executed",
	EAGAIN: "nothing is ready there now",
	ENXIO: "no such device, or nothing reads the pipe",
	ENODEV: "no such device",
	ENOMEDIUM: "its disk has been taken out",
	ENOKEY: "its folder is encrypted, and locked",
	ESTALE: "the network folder has changed in the meantime",
	EHOSTDOWN: "the network folder doesn't answer",
	ETIMEDOUT: "the network folder doesn't answer",
	ENOTCONN: "the network folder doesn't answer",
	EBADF: "it was closed",
	EISDIR: "it is a folder",
	ENOENT: "it doesn't exist",
	ENOTDIR: "part of its path is not a folder",
	EEXIST: "it already exists",
};

/** The reason in words; the code if there are none. */
export function reasonOf(error: unknown): string {
	const code = errorCode(error);
	return WHY[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}
