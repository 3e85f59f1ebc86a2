/** A report as it is kept between runs: without the texts, which are in the files. Loads no rules. */
import type { Report } from "../../check/types.ts";
import { decodeText } from "../../draft/read-error.ts";

type Packed = { readonly report?: Omit<Report, "text" | "beside"> & { readonly beside?: readonly string[] } };

/** Undefined stands for a document that isn't a proposal. */
export function packed(report: Report | undefined): Packed {
	if (!report) return {};
	const { text: _, beside, ...rest } = report;
	return { report: { ...rest, ...(beside && { beside: beside.map(({ file }) => file) }) } };
}

/** The report again; `read` gives the content of a file by its name in messages, when it is needed. */
export function unpacked(data: unknown, read: (file: string) => Uint8Array): Report | undefined {
	const { report } = data as Packed;
	if (!report) return undefined;
	const { beside, ...rest } = report;
	const withText = <T extends { readonly file: string }>(of: T): T & { readonly text: string } => {
		let text: string | undefined;
		return Object.defineProperty(of, "text", {
			enumerable: true,
			get: () => {
				text ??= decodeText(read(of.file), of.file);
				return text;
			},
		}) as T & { readonly text: string };
	};
	return {
		...(beside && { beside: beside.map((file) => withText({ file })) }),
		...rest,
		...withText({ file: rest.file }),
	};
}
