/**
 * One session at a time writes a draft: takes it, or lets the author choose what to do while someone else has it.
 * Knows no screen.
 */
import { setTimeout } from "node:timers/promises";
import type { World } from "../cli/world.ts";
import { claimDraft, type DraftLock, type Holder, holderOf, takeOver } from "../draft/lock.ts";
import { type Machine, thisMachine } from "../files/machine.ts";
import type { Cancelled, LockedOutcome } from "../wizard/start/outcomes.ts";

/** The draft is ours, or only to be looked at. `late`: time has passed, and it may have been written meanwhile. */
export type SessionAccess =
	| { readonly type: "ours"; readonly lock: DraftLock; readonly late: boolean }
	| { readonly type: "look"; readonly who: string }
	| Cancelled;

/** Asks the author; `whenFree` resolves when nobody has the draft any more. */
export type AskLocked = (who: string, whenFree: (stop: AbortSignal) => Promise<void>) => Promise<LockedOutcome>;

/** Milliseconds between two looks whether the other one has left. */
const LOOK = 500;

/** Enters the draft at `path`; asks only where somebody has it. */
export async function openSession(path: string, world: World, ask: AskLocked): Promise<SessionAccess> {
	const machine = thisMachine(() => world.now().getTime());
	for (let late = false; ; late = true) {
		const claim = await claimDraft(path, machine);
		if ("lock" in claim) return { type: "ours", lock: claim.lock, late };
		const who = holderWords(claim.holder, machine);
		const held = await ask(who, (stop) => whenFree(path, machine, stop));
		if (held.type === "take") return { type: "ours", lock: await takeOver(path, machine), late: true };
		if (held.type === "look") return { type: "look", who };
		if (held.type === "cancelled") return held;
	}
}

async function whenFree(path: string, machine: Machine, stop: AbortSignal): Promise<void> {
	while (await holderOf(path, machine)) await setTimeout(LOOK, undefined, { signal: stop });
}

/** `ann on desk, since 14:02`, and where nothing is heard of them any more, since when. */
export function holderWords(holder: Holder, machine: Pick<Machine, "host" | "now">): string {
	const { user, host, since, silentSince } = holder;
	const when = (at: number): string => timeWords(at, machine.now());
	const where = host === machine.host ? "on this machine" : `on ${host || "another machine"}`;
	const silent = silentSince === undefined ? "" : `, but not heard of since ${when(silentSince)}`;
	return `${user || "someone"} ${where}, since ${when(since)}${silent}`;
}

/** The time of day; the day as well where it is another one. */
function timeWords(at: number, now: number): string {
	const [then, today] = [at, now].map((time) => new Date(time));
	const two = (part: number): string => String(part).padStart(2, "0");
	const day = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	const time = `${two(then!.getHours())}:${two(then!.getMinutes())}`;
	return day(then!) === day(today!) ? time : `${day(then!)} ${time}`;
}
