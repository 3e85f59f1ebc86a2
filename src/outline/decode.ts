/** Decodes the bytes of a file as UTF-8. Opens no file. */
import { InputError } from "./problem.ts";

/** The text, with its byte order mark. `file` is only used in the message. @throws InputError if it is not UTF-8 */
export function decodeText(bytes: Uint8Array, file: string): string {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		const message = "is not UTF-8 text";
		throw new InputError([
			{ rule: "file/not-text", severity: "error", message, at: { file }, fix: "Save it as UTF-8." },
		]);
	}
}
