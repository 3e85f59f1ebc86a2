/**
 * Applies scopes: the effective answer for an item that the author has not answered. Pure; never changes what the
 * author wrote.
 */
import { itemOf } from "../outline/lookup.ts";
import { ASK_ANYWAY, type Item, type Outline, type Scope } from "../outline/types.ts";
import { answerOf, cleanAnswer, isNotApplicable, withAnswer } from "./answers.ts";
import { ownValue } from "./plain-data.ts";
import type { Answer, Confirmation, NotApplicable, Proposal } from "./types.ts";

/** The answer that is judged and printed: the author's, or *not applicable* if a scope sets the item aside. */
export function effectiveAnswer(proposal: Proposal, item: Item): Answer | undefined {
	return scopeAnswer(proposal, item) ?? answerOf(proposal, item);
}

/** Whether a scope sets the item aside. */
export function isSetAside(proposal: Proposal, item: Item): boolean {
	return scopeAside(proposal, item) !== undefined;
}

/** The proposal with the item asked in spite of a scope; the same proposal if no scope sets it aside. */
export function askAnyway(proposal: Proposal, item: Item): Proposal {
	const list = itemOf(proposal.outline, ASK_ANYWAY);
	if (!list || !isSetAside(proposal, item)) return proposal;
	return withAnswer(proposal, list, [...askedAnywayIds(proposal), item.id]);
}

function scopeAnswer(proposal: Proposal, item: Item): NotApplicable | undefined {
	const scope = scopeAside(proposal, item);
	return scope && reasonOf(scope);
}

/** The scope that sets the item aside, if one does. */
export function scopeAside(proposal: Proposal, item: Item): Scope | undefined {
	const scopes = scopesOf(proposal.outline).get(item.id);
	if (!scopes || cleanAnswer(item, answerOf(proposal, item)) !== undefined) return undefined;
	const scope = scopes.find((each) => applies(proposal, each));
	return scope && askedAnywayIds(proposal).includes(item.id) ? undefined : scope;
}

function applies(proposal: Proposal, scope: Scope): boolean {
	const item = itemOf(proposal.outline, scope.item);
	const answer = item && cleanAnswer(item, ownValue(proposal.answers, scope.item));
	if (answer === undefined || typeof answer === "string" || isNotApplicable(answer)) return false;
	return (answer as Confirmation).answer === scope.when;
}

function askedAnywayIds(proposal: Proposal): readonly string[] {
	const answer = ownValue(proposal.answers, ASK_ANYWAY);
	if (Array.isArray(answer)) return answer.map((id: string) => id.trim());
	return typeof answer === "string" ? answer.split(/[\s,]+/).filter((id) => id !== "" && id !== "-") : [];
}

const byItem = new WeakMap<Outline, ReadonlyMap<string, readonly Scope[]>>();

/** The scopes that can set each item aside, by item id. */
function scopesOf(outline: Outline): ReadonlyMap<string, readonly Scope[]> {
	const known = byItem.get(outline);
	if (known) return known;
	const scopes = new Map<string, Scope[]>();
	for (const scope of outline.scopes ?? [])
		for (const id of scope.setsAside) scopes.set(id, [...(scopes.get(id) ?? []), scope]);
	byItem.set(outline, scopes);
	return scopes;
}

const reasons = new WeakMap<Scope, NotApplicable>();

/** Always the same object per scope, because completeness is cached by it. */
function reasonOf(scope: Scope): NotApplicable {
	const known = reasons.get(scope) ?? { "not-applicable": scope.reason };
	reasons.set(scope, known);
	return known;
}
