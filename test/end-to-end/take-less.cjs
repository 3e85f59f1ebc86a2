// Loaded before the program: the system takes less of what is written than it is given, or refuses it.
// PEP_TEST_WRITES is `less`, `again` (each second write finds the pipe full) or `quota`.
const fs = require("node:fs");
const { open } = fs.promises;

const mode = process.env.PEP_TEST_WRITES;
const { writeSync } = fs;
let writes = 0;

function refused(length) {
	if (length < 300) return undefined;
	if (mode === "quota")
		return Object.assign(new Error("UNKNOWN: unknown error, write"), { errno: -122, code: "UNKNOWN" });
	if (mode === "again" && writes++ % 2 === 1) return Object.assign(new Error("EAGAIN"), { errno: -11, code: "EAGAIN" });
	return undefined;
}

fs.writeSync = (descriptor, bytes, offset = 0, length = bytes.length - offset, position = null) => {
	const error = refused(length);
	if (error) throw error;
	return writeSync(descriptor, bytes, offset, Math.min(length, 777), position);
};

fs.promises.open = async (...given) => {
	const file = await open(...given);
	const write = file.write.bind(file);
	file.write = async (bytes, offset, length, ...more) => {
		const error = refused(length);
		if (error) throw Object.assign(error, { code: "Unknown system error -122" });
		return write(bytes, offset, Math.min(length, 777), ...more);
	};
	return file;
};
