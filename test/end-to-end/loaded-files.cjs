// Reports the loaded files of the program: on standard error when it ends or, if FIRST_FRAME names a file, in that file when
// the first frame is painted. Loaded with `node --require`. The program runs its files as scripts, or with Node's loader.
const { writeFileSync } = require("node:fs");
const tty = require("node:tty");
const vm = require("node:vm");

const scripts = new Set();
vm.Script = class extends vm.Script {
	constructor(source, options) {
		super(source, options);
		if (options?.filename) scripts.add(options.filename);
	}
};

const loaded = () => `${JSON.stringify([...scripts, ...Object.keys(require.cache)])}\n`;
const { FIRST_FRAME } = process.env;
if (FIRST_FRAME === undefined) process.once("exit", () => process.stderr.write(loaded()));
else {
	const { write } = tty.WriteStream.prototype;
	tty.WriteStream.prototype.write = function (...given) {
		tty.WriteStream.prototype.write = write;
		writeFileSync(FIRST_FRAME, loaded());
		return write.apply(this, given);
	};
}
