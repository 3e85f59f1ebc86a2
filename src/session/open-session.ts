/**
 * Only one session at a time may write a draft: locks it, or lets the author decide if another session has locked it.
 * Independent of the screen.
 */
import { setTimeout } from "node:timers/promises";
import type { World } from "../cli/world.ts";
import { claimDraft, type DraftLock, type Holder, holderOf, takeOver } from "../draft/lock.ts";
import { type Machine, thisMachine } from "../files/machine.ts";
import type { Cancelled, LockedOutcome } from "../wizard/start/outcomes.ts";

/** The draft is locked by us, or opened read-only. `late`: it may have been changed while the author was asked. */
export type SessionAccess =
	| { readonly type: "ours"; readonly lock: DraftLock; readonly late: boolean }
	| { readonly type: "look"; readonly who: string }
	| Cancelled;

/** Asks the author what to do; `whenFree` resolves once the draft is unlocked. */
export type AskLocked = (who: string, whenFree: (stop: AbortSignal) => Promise<void>) => Promise<LockedOutcome>;

/** Milliseconds between two checks whether the draft is unlocked. */
const POLL_INTERVAL = 500;

/** Locks the draft at `path`; asks only if another session has it. */
export async function openSession(path: string, world: World, ask: AskLocked): Promise<SessionAccess> {
	const machine = thisMachine(() => world.now().getTime());
	for (let late = false; ; late = true) {
		const claim = await claimDraft(path, machine);
		if ("lock" in claim) return { type: "ours", lock: claim.lock, late };
		const who = holderWords(claim.holder, machine);
		const outcome = await ask(who, (stop) => whenFree(path, machine, stop));
		if (outcome.type === "take") return { type: "ours", lock: await takeOver(path, machine), late: true };
		if (outcome.type === "look") return { type: "look", who };
		if (outcome.type === "cancelled") return outcome;
	}
}

async function whenFree(path: string, machine: Machine, stop: AbortSignal): Promise<void> {
	while (await holderOf(path, machine)) await setTimeout(POLL_INTERVAL, undefined, { signal: stop });
}

/** `ann on desk, since 14:02`, and since when that session has been silent. */
export function holderWords(holder: Holder, machine: Pick<Machine, "host" | "now">): string {
	const { user, host, since, silentSince } = holder;
	const when = (at: number): string => timeWords(at, machine.now());
	const where = host === machine.host ? "on this machine" : `on ${host || "another machine"}`;
	const silent = silentSince === undefined ? "" : `, inactive since ${when(silentSince)}`;
	return `${user || "someone"} ${where}, since ${when(since)}${silent}`;
}

/** The time of day, with the date if it isn't today. */
function timeWords(at: number, now: number): string {
	const [then, today] = [at, now].map((time) => new Date(time));
	const two = (part: number): string => String(part).padStart(2, "0");
	const day = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	const time = `${two(then!.getHours())}:${two(then!.getMinutes())}`;
	return day(then!) === day(today!) ? time : `${day(then!)} ${time}`;
}
