import { expect, test } from "vitest";
import { errorCode, reasonOf } from "../../src/files/system-error.ts";
import { toWriteError } from "../../src/files/write-error.ts";

const systemError = (code: string, errno: number) =>
	Object.assign(new Error(`${code}: ${code}, write`), { code, errno });

test.each([
	["Unknown system error -122", -122, "the disk quota is used up"],
	["UNKNOWN", -122, "the disk quota is used up"],
	["Unknown system error -69", -69, "the disk quota is used up"],
	["Unknown system error -117", -117, "the disk is damaged (EUCLEAN)"],
	["ENOSPC", -28, "no space left on the disk"],
	["EROFS", -30, "the disk is read-only"],
	["EIO", -5, "the disk reports an error (EIO)"],
	["EFBIG", -27, "it is too large for the disk"],
	["ENAMETOOLONG", -36, "its name is too long"],
	["EACCES", -13, "permission denied"],
	["ESTALE", -116, "the network folder has changed in the meantime"],
])("%s (%i) is described as: %s", (code, errno, words) => {
	const error = systemError(code, errno);
	expect(reasonOf(error)).toBe(words);
	const { message } = toWriteError("/there/a.pep.yaml", "a.pep.yaml", error);
	expect(message.startsWith("a.pep.yaml: ")).toBe(true);
	expect(message).toContain(words);
	expect(message).not.toMatch(/unknown/i);
});

test("shows an unknown code unchanged, and another error by its message", () => {
	expect(reasonOf(systemError("EWEIRD", -999))).toBe("EWEIRD");
	expect(reasonOf(new Error("no such thing"))).toBe("no such thing");
	expect(errorCode(undefined)).toBe("");
});
