/** Bytes of a file → text, or the words for why they aren't any. Opens no file. */
import { InputError } from "./problem.ts";

/** Bytes → text, with its byte order mark; throws InputError where they are no UTF-8. `file` is only for the message. */
export function decodeText(bytes: Uint8Array, file: string): string {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		const message = "is not UTF-8 text";
		throw new InputError([
			{ rule: "file/not-text", severity: "error", message, at: { file }, fix: "Save it as UTF-8" },
		]);
	}
}
