/** What ends a session from outside. */
import { PassThrough } from "node:stream";
import { expect, it, onTestFinished } from "vitest";
import { FATAL_SIGNALS, watchExit } from "../../src/terminal/terminal-exit.ts";

function watch(): string[] {
	const heard: string[] = [];
	const hear = (name: string) => () => void heard.push(name);
	const ends = { interrupt: hear("interrupt"), hangUp: hear("hangUp"), fail: hear("fail"), resumed: hear("resumed") };
	onTestFinished(watchExit({ stdout: new PassThrough() as unknown as NodeJS.WriteStream }, ends));
	return heard;
}

it.each(FATAL_SIGNALS)("ends the session once on %s, however often it arrives", (signal) => {
	const heard = watch();
	process.emit(signal);
	process.emit(signal);
	expect(heard).toEqual(["hangUp"]);
});

it("survives a file that exceeds the size limit: the write fails", () => {
	const heard = watch();
	process.emit("SIGXFSZ");
	expect(heard).toEqual([]);
});
